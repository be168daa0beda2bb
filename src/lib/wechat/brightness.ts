import Taro from '@tarojs/taro';
import { isWeapp } from '@/lib/platform';

/** What the screen was before it was turned up; kept until it is really back, so that "up" is never taken for it. */
let before: number | undefined;
/** Counts who turned the screen up last; only that one puts it back. */
let turn = 0;

const raise = async (android: boolean, isOver: () => boolean): Promise<void> => {
  if (!android && before === undefined) {
    const { value } = await Taro.getScreenBrightness();
    before ??= value;
  }
  if (!isOver()) await Taro.setScreenBrightness({ value: 1 });
};

const putBack = async (android: boolean, isLast: () => boolean): Promise<void> => {
  if (!isLast()) return;
  await Taro.setScreenBrightness({ value: android ? -1 : before! });
  // shown again meanwhile: what it was is still needed
  if (isLast()) before = undefined;
};

/**
 * Turns the screen up so that a scanner reads it, and says how to put it back. Android takes −1 for "as the system
 * has it"; iOS does not know that value, so the one from before is remembered. A browser has no such control.
 */
export const brighten = (): (() => void) => {
  if (!isWeapp) return () => undefined;
  const android = Taro.getDeviceInfo().platform === 'android';
  const mine = ++turn;
  let over = false;
  const up = raise(android, () => over);
  return () => {
    over = true;
    void up.then(() => putBack(android, () => mine === turn));
  };
};
