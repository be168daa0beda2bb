import type { Login } from './login';

type Stored = { token: string; name: string; role: string; openid?: string };

const read = (key: string): Stored | undefined => {
  const text = window.sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Stored) : undefined;
};

/**
 * The choice of a demo person, made on the local runtime's own page and kept by the tab. A deploy refuses every
 * bundle that contains the marker below, so this file must never be needed outside YIMA_TARGET=local.
 */
export const localLogin = (): Login => {
  const marker = 'YIMA_LOCAL_LOGIN';
  const key = 'yima.login';
  document.documentElement.dataset.target = marker;
  return {
    headers: async () => {
      const stored = read(key);
      return stored ? { 'x-yima-login': stored.token } : ({} as Record<string, string>);
    },
    person: () => {
      const stored = read(key);
      return stored?.openid ?? stored?.token ?? 'nobody';
    },
    required: () => {
      const to = window.location.hash ? window.location.hash.slice(1) : '/pages/home/index';
      window.location.assign(`/_people?to=${encodeURIComponent(to)}`);
      return true;
    },
  };
};
