export const couponErrors = {
  TEMPLATE_NOT_FOUND: '这个优惠已经下架',
  TEMPLATE_NOT_STARTED: '还没到领取时间',
  TEMPLATE_ENDED: '领取已经结束',
  TEMPLATE_SOLD_OUT: '来晚一步，已经领完了',
  TEMPLATE_SOLD_OUT_TODAY: '今天的已经领完，明天再来看看',
  COUPON_NOT_FOUND: '没有找到这张券',
  COUPON_LIMIT_REACHED: '您已领到上限，留给其他会员吧',
  COUPON_TIER_TOO_LOW: '您的会员等级还不能领取这张券',
  COUPON_NEW_MEMBERS_ONLY: '这张券只给新会员',
  COUPON_NOT_INVITED: '这张券只给受邀的会员',
} as const;
