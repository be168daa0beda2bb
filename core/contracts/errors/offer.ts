/** What operators are told about templates. */
export const offerErrors = {
  OFFER_NOT_FOUND: '没有找到这个优惠',
  TEMPLATE_WRONG_STATE: '优惠的状态已变化，请刷新后再试',
  OFFER_FAULTY: '还有几处要改，改好再提交',
  OFFER_CHANGED: '这个优惠刚被别人改过，请刷新后再改',
  OFFER_NOT_ASKED: '这个优惠不需要您确认，或您已经答复过',
  OFFER_NAME_UNKNOWN: '所选的品牌、门店、柜台或品类已不存在，请刷新后重选',
  OFFER_BEING_CLAIMED: '还有顾客正在领取，请半分钟后再试',
  OFFER_COUNTER_OUTSIDE: '这个柜台没有适用的商品，不能参与',
  OFFER_COUNTERS_RESTLESS: '这个优惠的柜台进出次数太多，不能再改；请复制一个新的优惠',
  OFFER_LAST_COUNTER: '至少要有一个柜台参与：还没发布的，先请柜台报名；已发布要停发的，请暂停优惠',
} as const;
