import { cloudTransport } from './cloud';
import { httpTransport } from './http';
import type { Transport } from './types';

/** One transport, chosen by the build. */
export const transport: Transport = process.env.TARO_ENV === 'weapp' ? cloudTransport : httpTransport;
