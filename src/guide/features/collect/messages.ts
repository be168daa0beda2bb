export const collectMessages = {
  slipNo: '小票号',
  slipNoHint: '收银台打印的小票上的号',
  slipProblem: { EMPTY: '请填写小票号', WRONG: '小票号只有数字、字母和横线，最多 24 位' },
  take: (yuan: string) => `收 ¥${yuan}，核销`,
  next: '继续扫码',
  done: '收款成功，券已核销',
  guideOnly: '这是待付账单的码，请顾客到收银台付款',
};
