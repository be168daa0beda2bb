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
  tell: '请顾客打开会员码，点「待付账单」，到收银台出示；也可以拍下这个码',
  holds: (until: string, back: string) =>
    `${until} 前未付款会自动取消${back === '' ? '' : `，${back}退回顾客`}`,
  release: '取消账单',
  releaseTitle: '取消这张账单？',
  releaseBody: (back: string, platforms: string) =>
    `${back === '' ? '' : `${back}立刻退回顾客，`}收银台不能再用这个码收款。${platforms}`,
  keep: '不取消',
  released: (back: string) => `账单已取消${back === '' ? '' : `，${back}已退回`}`,
  paidTitle: '收银台已收款',
  paidHint: '已核销，凭证已发给顾客',
  toReceipt: '看核销凭证',
  goneTitle: { released: '账单已取消', lapsed: '超过三十分钟未付款', reversed: '付款已撤销' },
  titles: {
    open: '待付账单',
    redeemed: '账单已付款',
    released: '账单已取消',
    lapsed: '账单已超时',
    reversed: '付款已撤销',
  } satisfies Record<OpenBillView['state'], string>,
  gone: (back: string) => (back === '' ? '' : `${back}已退回顾客。`),
  goneHint: '明细还在，可以重新开单。',
  overHint: '接待已结束，要付款请重新扫会员码开单。',
  atTill: '请顾客回柜台重新开单。',
  reopen: '重新开单',
  otherTyped: '这次接待正在录另一张账单，先开完它',
  scan: '扫会员码',
  openedBy: (name: string) => `${name}开单`,
};
