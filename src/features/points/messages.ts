import type { ConsumerContract } from '@core/contracts/consumer';
import type { OutputOf } from '@core/contracts/define';

type Kind = OutputOf<ConsumerContract, 'points.list'>['items'][number]['kind'];

const kinds: Record<Kind, string> = {
  earn: '消费得积分',
  unearn: '退货扣回',
  spend: '抵扣账单',
  unspend: '核销撤销，积分退回',
  back: '退货，积分退回',
  expire: '到期',
  left: '注销清零',
  'card-merge': '旧实体卡合并',
  opening: '原会员系统转入',
};

export const pointsMessages = {
  balance: '可用积分',
  worth: (yuan: string) => `可抵 ¥${yuan}`,
  held: (points: string) => `占用 ${points} 积分：有账单等着付款，付了就用掉，没付会放开`,
  waiting: (bills: number, yuan: string) => `${bills} 笔消费 ¥${yuan} 等收银上传，一般当天，收到后积分就到账`,
  ends: (points: string, day: string) => `${points} 积分 ${day} 到期`,
  debtTitle: (points: string) => `还欠 ${points} 积分`,
  debtNote: '退货时要扣回的积分已经用掉了，以后得到的积分先补上这部分',
  rules: '怎么得，怎么用',
  earnRule: (points: string) => `每实付 1 元得 ${points} 积分，券、积分和平台券抵的部分不算`,
  useRule: (perYuan: number, step: number) => `${perYuan} 积分抵 1 元，每次用 ${step} 的倍数`,
  capRule: (share: string) => `最多抵用券后应付的 ${share}，结账时请导购帮您选`,
  endRule: '当年得的积分，次年 12 月 31 日前有效',
  refundRule: '退货退回抵扣的积分，原来的有效期不变；已过期的再给 30 天',
  list: '积分明细',
  kind: (kind: Kind) => kinds[kind],
  change: (points: number) => `${points > 0 ? '+' : '−'}${Math.abs(points).toLocaleString('en-US')}`,
  emptyTitle: '还没有积分',
  emptyNote: '买单时出示会员码，商场收到销售后积分就到账',
  joinTitle: '入会后攒积分',
  joinNote: '每消费 1 元得 1 积分，买单时可以抵钱',
  more: '看更多',
  moreFailed: '没能加载更多，再试一次',
} as const;
