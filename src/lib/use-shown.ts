import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';

/** True while the page is the one being looked at; pages below it on the stack stay mounted. */
export const useShown = (): boolean => {
  const [shown, setShown] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  return shown;
};
