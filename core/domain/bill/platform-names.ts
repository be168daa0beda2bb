/** Who sold a voucher that is taken at a counter, as people call them. */
export const platformNames = {
  douyin: '抖音',
  meituan: '美团',
  alipay: '支付宝',
  jd: '京东',
  xiaohongshu: '小红书',
} as const;
export type Platform = keyof typeof platformNames;
