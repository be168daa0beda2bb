import Taro from '@tarojs/taro';
import { login } from './transport/login';

/**
 * `phone`: the same for whoever uses this phone (device key, terminal). `person`: belongs to who is signed in; on a
 * phone that is one person, in a browser each tab can be another one, so the key carries the login.
 */
export type StorageScope = 'phone' | 'person';

const keyOf = (scope: StorageScope, key: string) =>
  scope === 'phone' ? `yima.${key}` : `yima.${login.person()}.${key}`;

/** Reads what `writeStored` kept; undefined when there is nothing or it is not readable any more. */
export const readStored = <T>(scope: StorageScope, key: string): T | undefined => {
  const text: unknown = Taro.getStorageSync(keyOf(scope, key));
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    // a value cut off by a full storage is as good as none
    return undefined;
  }
};

export const writeStored = (scope: StorageScope, key: string, value: unknown): void =>
  Taro.setStorageSync(keyOf(scope, key), JSON.stringify(value));

export const removeStored = (scope: StorageScope, key: string): void =>
  Taro.removeStorageSync(keyOf(scope, key));
