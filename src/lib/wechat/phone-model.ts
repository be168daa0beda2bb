import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

const browsers: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android 手机'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows 电脑'],
];

/** How this phone is called in her list of devices, at most 40 characters. */
export const phoneModel = (): string => {
  if (!isWeapp) return browsers.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? '浏览器';
  const { brand, model } = Taro.getDeviceInfo();
  const name = model.toLowerCase().startsWith(brand.toLowerCase()) ? model : `${brand} ${model}`;
  return name.trim().slice(0, 40) || '手机';
};
