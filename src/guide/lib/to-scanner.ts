import Taro from '@tarojs/taro';
import { go } from '@/lib/go';
import { routes } from '@/routes';

/** Straight back to the scanner: the one below on the stack when there is one, else a new one in this page's place. */
export const toScanner = (): void => {
  const below = Taro.getCurrentPages().at(-2)?.route ?? '';
  if (below.includes(routes.scan.path)) void Taro.navigateBack();
  else go('scan', {}, { replace: true });
};
