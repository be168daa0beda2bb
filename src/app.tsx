import { useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchBack } from '@/lib/back-layer';
import { go } from '@/lib/go';
import { watchNetwork } from '@/lib/network';
import { settleInBrowser } from '@/lib/browser';
import { isH5 } from '@/lib/platform';
import './app.scss';

// a window calls its listeners in the order they came: here, the router has none yet
if (isH5) watchBack();

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    watchNetwork();
    if (isH5) settleInBrowser();
  });
  usePageNotFound(() => go('missing', {}, { restart: true }));
  return children;
};

export default App;
