/** What paying with points can be refused with. */
export const pointsErrors = {
  POINTS_NOT_ENOUGH: '积分不够了，请重新核对后再试',
  POINTS_NOT_USABLE: '积分不能这样用：按整百使用，且不超过可抵的上限',
} as const;
