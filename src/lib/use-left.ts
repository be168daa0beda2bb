import { useDidHide } from '@tarojs/taro';
import { isH5 } from './platform';

/** Taro hides the page also when the browser's tab goes to the background: nobody has left it then. */
const onlyInBackground = () => isH5 && document.visibilityState === 'hidden';

/** Calls back when the page goes under another one. One that is closed for good takes what it shows along. */
export const useLeft = (onLeft: () => void): void =>
  useDidHide(() => {
    if (!onlyInBackground()) onLeft();
  });
