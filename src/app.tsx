import { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { go } from '@/lib/go';
import { watchNetwork } from '@/lib/network';
import { isH5 } from '@/lib/platform';
import { settleInBrowser } from '@/lib/browser';
import './app.scss';

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    watchNetwork();
    if (isH5) settleInBrowser();
  });
  usePageNotFound(() => go('missing', {}, { restart: true }));
  return children;
};

export default App;
