export const giftErrors = {
  COUPON_NOT_GIVEABLE: '这张券是专门给您的，不能转赠',
  COUPON_NOT_FREE: '这张券现在不在您手上，请刷新后再看',
  GIFT_NOT_FOUND: '没有找到这份赠礼，链接可能不完整',
  GIFT_OVER: '24 小时已过，这张券回到了朋友的券包',
  GIFT_TAKEN: '这份赠礼已经被领走了',
  GIFT_TAKEN_BACK: '朋友收回了这份赠礼',
  GIFT_LIMIT_REACHED: '这种券您已经领满，不能再收，请朋友转给别人',
  GIFT_OWN: '这是您自己送出的券，发给朋友来领吧',
} as const;
