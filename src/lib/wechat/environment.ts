import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

/** True inside WeCom (企业微信), where the shopper's own WeChat account is not at hand. */
export const inWecom = (): boolean => {
  if (!isWeapp) return /wxwork/i.test(navigator.userAgent);
  return (Taro.getSystemInfoSync() as { environment?: string }).environment === 'wxwork';
};
