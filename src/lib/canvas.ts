import Taro from '@tarojs/taro';
import { isWeapp } from './platform';

/** Device pixels to one CSS pixel. */
export const pixelRatio = (): number =>
  isWeapp ? Taro.getWindowInfo().pixelRatio : window.devicePixelRatio || 1;

/** The room a page has, in CSS pixels. */
export const windowSize = (): { width: number; height: number } => {
  if (!isWeapp) return { width: window.innerWidth, height: window.innerHeight };
  const { windowWidth, windowHeight } = Taro.getWindowInfo();
  return { width: windowWidth, height: windowHeight };
};
