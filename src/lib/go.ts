import Taro, { useRouter } from '@tarojs/taro';
import { afterLayers } from './back-layer';
import { routes, type ParamsOf, type RouteName } from '@/routes';

const MAX_STACK = 10;

/** "/pages/coupon/index?couponId=cp_1"; parameters without a value are left out. */
export const urlOf = <N extends RouteName>(name: N, params?: ParamsOf<N>): string => {
  const pairs = Object.entries((params ?? {}) as Record<string, string | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`);
  return `/${routes[name].path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
};

type How = {
  /** takes the place of the page it is called on */
  replace?: boolean;
  /** forgets all pages before */
  restart?: boolean;
};

/** Opens a page of the routes table; a tab is switched to, others are put on the stack. */
export const go = <N extends RouteName>(name: N, params?: ParamsOf<N>, how: How = {}): void => {
  const url = urlOf(name, params);
  afterLayers(() => {
    if (routes[name].tab) return void Taro.switchTab({ url: `/${routes[name].path}` });
    if (how.restart) return void Taro.reLaunch({ url });
    if (how.replace || Taro.getCurrentPages().length >= MAX_STACK) return void Taro.redirectTo({ url });
    void Taro.navigateTo({ url });
  });
};

/** One page back, or home when this page was opened directly. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) afterLayers(() => void Taro.navigateBack());
  else go('home');
};

/** The parameters this page was opened with, decoded. */
export const useParams = <N extends RouteName>(_name: N): Partial<ParamsOf<N>> => {
  const { params } = useRouter();
  const decoded: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' && key !== '$taroTimestamp') decoded[key] = decode(value);
  }
  return decoded as Partial<ParamsOf<N>>;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
