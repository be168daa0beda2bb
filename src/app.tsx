import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchNetwork } from '@/lib/network';
import { isH5 } from '@/lib/platform';
import { settleInBrowser } from '@/lib/browser';
import './app.scss';

if (process.env.TARO_ENV === 'h5') require('./browser.scss');

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    watchNetwork();
    if (isH5) settleInBrowser();
  });
  return children;
};

export default App;
