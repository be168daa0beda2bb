export const staffErrors = {
  INVITATION_NOT_FOUND: '邀请码不对，请向店长核对',
  INVITATION_EXPIRED: '邀请码已过期，请店长重新邀请',
  INVITATION_USED: '邀请码已被使用，请店长重新邀请',
  STAFF_ALREADY: '您已经是员工，不用再申请',
  STAFF_NOT_FOUND: '没有找到这位员工',
  STAFF_WRONG_STATE: '员工状态已变化，请刷新后再试',
  STAFF_SUSPENDED_ELSEWHERE: '这位员工由另一家门店停用，请联系那家店的店长',
  STAFF_SELF: '不能对自己做这项操作',
  COUNTER_NOT_FOUND: '没有找到这个柜台',
  BADGE_NOT_FOUND: '您在这里没有能用的工牌码，请联系店长',
  BADGE_WITHOUT_BRAND: '工牌码属于一个品牌的导购，您的岗位不属于单个品牌，所以没有工牌码',
} as const;
