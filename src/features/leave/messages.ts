import { yuanText } from '@core/domain/money-text';
import type { Holdings, Waiting } from './holdings';

const pieces = (count: number, more: boolean): string => `${count} ${more ? '多张' : '张'}`;

const lostCoupons = (held: Holdings | undefined): string => {
  if (!held) return '券包里没用的券，买的券除外';
  return held.lost === 0 ? '券包（现在没有会删除的券）' : `券包里没用的 ${pieces(held.lost, held.more)}券`;
};

export const leaveMessages = {
  title: '注销后',
  removedTitle: '会删除，且不能找回',
  removed: (points: number, tier: string, held: Holdings | undefined) => [
    '称呼、手机号和微信的绑定',
    `${points.toLocaleString('en-US')} 积分和${tier}等级`,
    lostCoupons(held),
    '品牌会员和专属导购的绑定',
  ],
  refundedTitle: '会退款',
  /** Lines only for what there is; a general one while it is not known. */
  refunded: (held: Holdings | undefined): string[] => {
    if (!held) return ['没用的买的券会原路退款'];
    return [
      ...(held.bought > 0 ? [`${pieces(held.bought, held.more)}买的券会原路退款`] : []),
      ...(held.gifted > 0 ? [`${pieces(held.gifted, held.more)}朋友送的代金券会退款给买券的人`] : []),
    ];
  },
  underWayTitle: '还在进行的',
  underWay: ({ offered, onBills, more }: Holdings): string[] => [
    ...(offered > 0 ? [`${pieces(offered, more)}送出、还没被领取的券会收回，领取链接失效`] : []),
    ...(onBills > 0 ? [`待付账单会取消，占用的 ${pieces(onBills, more)}券不再有效，按上面删除或退款`] : []),
  ],
  waiting: ({ bills, dueFen }: Waiting) =>
    `${bills} 笔消费 ¥${yuanText(dueFen)} 的积分还没到账，注销后不会再到账`,
  keptTitle: '依法保留',
  kept: ['已发生的消费、核销和退款记账，不含您的姓名和手机号', '您同意和撤回条款的记录'],
  again: '以后可以再入会，但不会再有见面礼。',
  type: '请输入“注销”两个字确认',
  word: '注销',
  wrong: '请输入“注销”两个字',
  action: '注销账号',
  ask: {
    title: '真的要注销吗？',
    body: '积分、等级和没付过钱的券会立即删除，不能恢复；没用的买的券会原路退款。',
    yes: '确认注销',
    no: '我再想想',
  },
  done: '账号已注销，随时欢迎回来',
  joinTitle: '这里没有账号',
  joinNote: '您还不是会员，没有可以注销的',
} as const;
