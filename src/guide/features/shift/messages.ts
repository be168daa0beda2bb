import type { ShiftReport } from '@core/contracts/shift';

export const kindNames: Record<ShiftReport['byKind'][number]['kind'], string> = {
  'cash-off': '满减券',
  'percent-off': '折扣券',
  exchange: '兑换券',
  voucher: '代金券',
  freight: '运费券',
};

export const shiftMessages = {
  windows: { today: '今天', yesterday: '昨天', morning: '上午', evening: '下午' },
  windowLabel: '时间段',
  whose: { mine: '我的', whole: '全店' },
  range: (from: string, to: string) => `${from} – ${to}`,
  redemptions: '核销',
  count: (n: number) => `${n} 笔`,
  pieces: (n: number) => `${n} 张`,
  saved: '为顾客省',
  /** as receipts and the list of the day call them: 实收 is what was taken in money */
  due: '实收',
  pay: '券后金额',
  ofIt: { points: '其中积分抵扣', external: '其中平台券' },
  byKind: '按券种',
  opened: '我开单、收银台收款',
  openedNote: '钱在收银台，不计入上面的合计',
  external: '平台券（按券面）',
  face: '券面',
  reversals: '撤销',
  /** no money: what the shoppers' coupons had saved them */
  reversed: (n: number) => `撤销 · ${n} 笔，收回的优惠`,
  refunds: '退款',
  cash: '退给顾客',
  points: '退回积分抵扣',
  byPlatform: '经其他平台退回',
  terminals: '终端',
  terminal: (n: number) => `终端 ${n}`,
  day: (month: string, day: string) => `${Number(month)}月${Number(day)}日`,
  open: '待核对',
  unmet: '还没对上小票',
  mismatches: '与小票不符',
  emptyTitle: '这段时间没有记录',
  emptyNote: '换一个时间段看看',
};
