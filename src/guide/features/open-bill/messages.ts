import type { OpenBillView } from '@core/contracts/open-bill';

export const openBillMessages = {
  list: '这次接待的账单',
  states: {
    open: '待付款',
    redeemed: '已付款',
    released: '已取消',
    lapsed: '超时未付',
    reversed: '已撤销',
  } satisfies Record<OpenBillView['state'], string>,
  left: (text: string) => `还剩 ${text}`,
  tell: '请顾客到收银台出示，收银员扫码收款',
  qrLabel: '账单二维码',
  digits: (code: string) => `账单码 ${code}`,
  due: '收银台应收',
  tenders: (yuan: string) => `平台券抵 ¥${yuan}`,
  points: (yuan: string) => `积分抵 ¥${yuan}`,
  saved: '已省',
  holds: (until: string) => `${until} 前未付款会自动取消，券退回顾客券包`,
  release: '取消账单',
  releaseTitle: '取消这张账单？',
  releaseBody: '券立刻退回顾客券包，收银台不能再用这个码收款。',
  keep: '不取消',
  released: '账单已取消，券已退回',
  paidTitle: '收银台已收款',
  paidHint: '券已核销，凭证已发给顾客',
  toReceipt: '看核销凭证',
  goneTitle: { released: '账单已取消', lapsed: '超过三十分钟未付款', reversed: '付款已撤销' },
  goneHint: '券已退回顾客券包；要付款请重新开单。',
  openedBy: (name: string) => `${name}开单`,
  lines: '明细',
  subtotal: '合计',
  coupons: '用了这些券',
  pieces: (count: number) => `× ${count}`,
};

/** "9148 2106 7395 13": as it is read out. */
export const inGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
