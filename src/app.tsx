import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { watchNetwork } from '@/lib/network';
import { isH5 } from '@/lib/platform';
import { pressWithKeyboard } from '@/lib/keyboard';
import './app.scss';

const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    watchNetwork();
    if (isH5) pressWithKeyboard();
  });
  return children;
};

export default App;
