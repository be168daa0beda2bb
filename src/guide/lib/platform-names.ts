import type { TenderPlatform } from '@core/contracts/tender';

/** Who sold a voucher. */
export const platformNames: Record<TenderPlatform, string> = {
  douyin: '抖音',
  meituan: '美团',
  alipay: '支付宝',
  jd: '京东',
  xiaohongshu: '小红书',
};
