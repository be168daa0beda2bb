import Taro from '@tarojs/taro';
import { isEnvelope, TIMEOUT_MS, type Sent, type Transport } from './types';

let opened = false;

const open = () => {
  if (opened) return;
  const env = process.env.YIMA_CLOUD_ENV;
  Taro.cloud.init(env ? { env } : {});
  opened = true;
};

const late = () =>
  new Promise<Sent>(resolve => setTimeout(() => resolve({ kind: 'failed', code: 'TIMEOUT' }), TIMEOUT_MS));

const call: Transport = async (name, body) => {
  try {
    const { result } = await Taro.cloud.callFunction({ name, data: body });
    return isEnvelope(result) ? { kind: 'answer', envelope: result } : { kind: 'failed', code: 'SERVER' };
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) };
  }
};

/** WeChat's own words: "… timeout", "… request:fail", "… network"; everything else is the platform's fault. */
const codeOf = (error: unknown): 'OFFLINE' | 'TIMEOUT' | 'SERVER' => {
  const text = String((error as { errMsg?: unknown }).errMsg ?? error).toLowerCase();
  if (text.includes('timeout') || text.includes('timed out')) return 'TIMEOUT';
  return /request:fail|network|interrupted|-1\b.*fail|abort/.test(text) ? 'OFFLINE' : 'SERVER';
};

/** The mini program's way to a function: the only place that calls `Taro.cloud`. */
export const cloudTransport: Transport = (name, body) => {
  open();
  return Promise.race([call(name, body), late()]);
};
