import { MINUTE_MS } from '../calendar';

/** Names the method, so that it can be changed one day without a doubt about what was signed. */
const SCHEME = 'YIMA-HMAC-SHA256';

/** So far a till's clock may be off, either way; longer ago nothing is replayed. */
export const SKEW_MS = 5 * MINUTE_MS;

/** Headers of a signed request, in small letters. */
export const HEADERS = {
  keyId: 'x-yima-key',
  timestamp: 'x-yima-timestamp',
  nonce: 'x-yima-nonce',
  signature: 'x-yima-signature',
} as const;

/** What says who asks, when, and that it is this one request; `timestamp` in epoch ms. */
export type Head = { keyId: string; timestamp: number; nonce: string };

/** What is signed: seven lines, the last one the SHA-256 of the body's bytes in small hexadecimal digits. */
export const canonicalText = (head: Head, method: string, path: string, bodyHash: string): string =>
  [SCHEME, method, path, head.keyId, String(head.timestamp), head.nonce, bodyHash].join('\n');

/** May a request of this timestamp still be taken? */
export const isTimely = (timestamp: number, now: number): boolean => Math.abs(now - timestamp) <= SKEW_MS;

const SHAPES: Record<keyof typeof HEADERS, RegExp> = {
  keyId: /^[0-9A-Za-z_-]{4,64}$/,
  timestamp: /^\d{13}$/,
  nonce: /^[0-9A-Za-z_-]{16,64}$/,
  signature: /^[0-9a-f]{64}$/,
};

/** The four headers, each of its one shape: a header that came twice, or with anything around it, is none. */
export const readHead = (headers: Readonly<Record<string, string | undefined>>): { head: Head; signature: string } | undefined => {
  const read = (name: keyof typeof HEADERS): string | undefined => {
    const value = headers[HEADERS[name]];
    return value !== undefined && SHAPES[name].test(value) ? value : undefined;
  };
  const [keyId, timestamp, nonce, signature] = [read('keyId'), read('timestamp'), read('nonce'), read('signature')];
  if (keyId === undefined || timestamp === undefined || nonce === undefined || signature === undefined) return undefined;
  return { head: { keyId, timestamp: Number(timestamp), nonce }, signature };
};
