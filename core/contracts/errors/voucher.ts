export const voucherErrors = {
  PAYMENT_NOT_OPEN: '这里还没有开通在线支付',
  TEMPLATE_FOR_SALE: '这张券需要购买，不能直接领取',
  TEMPLATE_NOT_FOR_SALE: '这张券不用购买，直接领取就好',
  ORDER_NOT_FOUND: '没有找到这笔订单',
  VOUCHER_NOT_REFUNDABLE: '这张券不能退款：没有付过款，或已经用过',
  VOUCHER_IN_USE: '这张券正在账单里或正在转赠，收回之后再退款',
  COUPON_NOT_UNUSED: '这张券已经用过、过期或作废，不用再处理',
  COUPON_HELD_BY_BILL: '这张券正被一张账单占用，结束之后再处理',
} as const;
