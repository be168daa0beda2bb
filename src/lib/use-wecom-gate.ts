import { useEffect } from 'react';
import type { RouteName } from '@/routes';
import { go } from './go';
import { inWecom } from './wechat/environment';

/** Inside WeCom every entry leads to the page that says to open it in WeChat. */
export const useWecomGate = (name: RouteName): void => {
  useEffect(() => {
    if (name !== 'wecom' && inWecom()) go('wecom', {}, { restart: true });
  }, [name]);
};
