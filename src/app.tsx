import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchNetwork } from '@/lib/network';
import { isH5 } from '@/lib/platform';
import { settleInBrowser } from '@/lib/browser';
import './app.scss';

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    watchNetwork();
    if (isH5) settleInBrowser();
  });
  return children;
};

export default App;
