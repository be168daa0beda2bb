/** What uploading a sale, looking for one, or refunding it can be refused with. */
export const saleErrors = {
  SALE_NOT_FOUND: '没有找到这笔销售，请核对柜台、日期和小票号',
  SALE_KEY_TAKEN: '这个小票号当天已上传过另一笔销售，请核对',
  SALE_TENDERS_WRONG: '收款方式的合计与应收金额不一致',
  SALE_PAY_TOO_MUCH: '应收金额超过了商品金额',
  SALE_TIME_WRONG: '销售时间不对，请核对收银机的日期',
  REFUND_KEY_TAKEN: '这个退货单号当天已用于另一笔退款，请核对',
  REFUND_LINE_UNKNOWN: '小票上没有这一行',
  REFUND_LINE_REPEATED: '同一行只能退一次，请合并后再试',
  REFUND_WRONG_MEASURE: '按件卖的按件退，按金额卖的按金额退',
  REFUND_MORE_THAN_LEFT: '超过了可退的数量或金额',
  REFUND_CHANGED: '可退金额有变化，请重新核对后再退',
  REFUND_TIME_WRONG: '退款时间不对，请核对收银机的日期',
  REDEMPTION_MET: '这笔核销已对上收银小票，请按小票办理退款',
  REDEMPTION_DAY_OVER: '已过当天的撤销时限，请按小票办理退款',
} as const;
