import type { InputOf } from '@core/contracts/define';
import type { OpsContract } from '@core/contracts/ops';

type InvitedRole = InputOf<OpsContract, 'staff.invite'>['role'];

export const roleHints: Record<InvitedRole, string> = {
  guide: '识别会员、核销、用工牌码邀请顾客入会',
  cashier: '识别会员、核销',
  'store-manager': '管理员工、服务台，也能在柜台核销',
};

export const inviteMessages = {
  role: '岗位',
  counters: '在哪些柜台上班',
  countersMissing: '请至少选一个柜台',
  noCounters: '门店还没有柜台',
  noCountersHint: '请集团先为门店登记柜台，再来邀请',
  create: '生成邀请码',
  ready: '把邀请码告诉新同事',
  steps: [
    '请对方打开小程序「我的」，点「我是店里的员工」',
    '输入这 6 位邀请码，填姓名',
    '申请出现在您的「员工管理」，由您批准',
  ],
  expires: (text: string) => `${text} 前有效，只能用一次`,
  copy: '复制邀请码',
  copied: '邀请码已复制',
  done: '好了',
  another: '再邀请一位',
};
