import { create } from 'zustand';
import { isH5 } from './platform';
import Taro from '@tarojs/taro';

type Network = { online: boolean };

/** Whether this phone reaches the network, for the banner at the head of each page. */
export const useNetwork = create<Network>(() => ({ online: true }));

const FORGET_AFTER_MS = 8_000;
let forget: ReturnType<typeof setTimeout> | undefined;

const say = (online: boolean) => {
  if (useNetwork.getState().online !== online) useNetwork.setState({ online });
};

/** A call got through, or found no network. A failed one is forgotten after a while: the banner goes by itself. */
export const noteReach = (reached: boolean): void => {
  clearTimeout(forget);
  say(reached);
  if (!reached) forget = setTimeout(() => say(platformSaysOnline()), FORGET_AFTER_MS);
};

const platformSaysOnline = () => !isH5 || window.navigator.onLine;

/** Listens to the platform; called once when the app starts. */
export const watchNetwork = (): void => {
  if (isH5) {
    window.addEventListener('online', () => say(true));
    window.addEventListener('offline', () => say(false));
    say(platformSaysOnline());
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => say(isConnected));
};
