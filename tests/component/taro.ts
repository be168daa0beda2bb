/**
 * Stands in for `@tarojs/taro` in component tests: storage is a map, navigation is written down, the page life cycle
 * is driven by `taroTest`.
 */
import { useEffect } from 'react';

const storage = new Map<string, string>();
const calls: { api: string; options: unknown }[] = [];
const onShow = new Set<() => void>();
const onHide = new Set<() => void>();
let params: Record<string, string> = {};
let stack = 1;

const useEvery = (set: Set<() => void>, callback: () => void) => {
  useEffect(() => {
    set.add(callback);
    return () => void set.delete(callback);
  });
};

export const useDidShow = (callback: () => void): void => {
  // Taro fires it once when the page appears, whatever the callback closes over
  useEffect(() => {
    callback();
  }, []);
  useEvery(onShow, callback);
};
export const useDidHide = (callback: () => void): void => useEvery(onHide, callback);
export const useLaunch = (callback: () => void): void => useDidShow(callback);
export const useShareAppMessage = (): void => undefined;
export const useRouter = () => ({ params, path: '' });

const note = (api: string) => (options: unknown) => {
  calls.push({ api, options });
  return Promise.resolve({});
};

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: string) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  getCurrentPages: () => Array.from({ length: stack }),
  navigateTo: note('navigateTo'),
  redirectTo: note('redirectTo'),
  reLaunch: note('reLaunch'),
  switchTab: note('switchTab'),
  navigateBack: note('navigateBack'),
  pageScrollTo: note('pageScrollTo'),
  setNavigationBarTitle: note('setNavigationBarTitle'),
  setClipboardData: note('setClipboardData'),
  showToast: note('showToast'),
  hideToast: note('hideToast'),
  requestPayment: note('requestPayment'),
  setScreenBrightness: note('setScreenBrightness'),
  getScreenBrightness: () => Promise.resolve({ value: 0.4 }),
  getDeviceInfo: () => ({ platform: 'ios', brand: 'iPhone', model: 'iPhone 15' }),
  getWindowInfo: () => ({ windowWidth: 390, windowHeight: 750, pixelRatio: 3 }),
  onNetworkStatusChange: () => undefined,
  eventCenter: { on: () => undefined },
  nextTick: (callback: () => void) => void Promise.resolve().then(callback),
  useDidShow,
  useDidHide,
  useLaunch,
  useRouter,
};
export default Taro;
export const { getCurrentPages } = Taro;

/** What a test does to and asks of the stand-in. */
export const taroTest = {
  storage,
  calls,
  setParams: (next: Record<string, string>) => {
    params = next;
  },
  setStack: (pages: number) => {
    stack = pages;
  },
  show: () => onShow.forEach(callback => callback()),
  hide: () => onHide.forEach(callback => callback()),
  reset: () => {
    storage.clear();
    calls.length = 0;
    onShow.clear();
    onHide.clear();
    params = {};
    stack = 1;
  },
};
