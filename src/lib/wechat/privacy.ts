import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

/** Opens WeChat's page with the mini program's privacy guideline; false where there is none (a browser). */
export const openPrivacyGuideline = (): boolean => {
  if (!isWeapp) return false;
  void Taro.openPrivacyContract({});
  return true;
};
