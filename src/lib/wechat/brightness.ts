import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

/**
 * Turns the screen up so that a scanner reads it, and says how to put it back. Android takes −1 for "as the system
 * has it"; iOS does not know that value, so the one from before is remembered. A browser has no such control.
 */
export const brighten = (): (() => void) => {
  if (!isWeapp) return () => undefined;
  const android = Taro.getDeviceInfo().platform === 'android';
  let over = false;
  let before = -1;
  const ready = android
    ? Promise.resolve()
    : Taro.getScreenBrightness().then(({ value }) => {
        before = value;
      });
  void ready.then(() => (over ? undefined : Taro.setScreenBrightness({ value: 1 })));
  return () => {
    over = true;
    if (android || before >= 0) void Taro.setScreenBrightness({ value: android ? -1 : before });
  };
};
