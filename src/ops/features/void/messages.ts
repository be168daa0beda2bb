/** What one is asked about before it is done. */
type Asked = { number: string; title: string; worth: string; holder: string; reason: string; until: string };

export const voidMessages = {
  title: '作废会员的券',
  audit: '作废与原因都会记入审计，会员会收到原因。付过款的券不作废，直接退款给付款人。',
  kinds: [
    { key: 'coupon', text: '一张券' },
    { key: 'template', text: '一个优惠的全部' },
  ],
  coupon: '券号',
  couponHint: '12 位，会员在券详情里能看到，例如 7K3M 9QXR 2D4T',
  template: '优惠编号',
  templateHint: '只作废现在还没有用的券；要停止领取，请另外暂停这个优惠',
  couponWrong: '券号是 12 位字母和数字，请核对',
  templateWrong: '编号不完整，请复制粘贴',
  reason: '原因（会员会看到）',
  reasonMissing: '请写明原因',
  submit: '作废',
  askCoupon: '作废这张券？',
  askTemplate: '作废这个优惠全部未用的券？',
  askedCoupon: ({ number, title, worth, holder, reason, until }: Asked) => [
    `券号 ${number}`,
    `${title} · ${worth}`,
    `持有人 ${holder}`,
    `有效至 ${until}`,
    `原因：${reason}`,
  ],
  askedOffer: (title: string, worth: string, unused: number, reason: string) => [
    `${title} · ${worth}`,
    unused === 0
      ? '现在没有未用的券，之后账单退回来的也会作废'
      : `现在未用 ${unused} 张，付过款的退款给付款人`,
    `原因：${reason}`,
  ],
  final: '作废后不能恢复。',
  paysBack: (yuan: string) => `这张券付过 ¥${yuan}，不作废，直接退款给付款人。`,
  yes: '确认作废',
  yesRefund: '确认退款',
  voided: (title: string) => `「${title}」已作废`,
  refunded: (title: string) => `「${title}」已退款给付款人`,
  started: '已开始，几分钟内完成',
  settled: '刚刚处理的券',
  settledAs: { voided: '已作废', refunded: '已退款给付款人' },
  toLog: '查看操作记录',
  recalls: '作废记录',
  none: '还没有作废过整个优惠',
  counts: (voided: number, refunded: number) => `作废 ${voided} 张，退款 ${refunded} 张`,
  running: '进行中',
  done: '已完成',
  by: (name: string, moment: string) => `${name} · ${moment}`,
  columns: { title: '优惠', state: '进度', counts: '结果', reason: '原因', by: '谁在什么时候' },
} as const;
