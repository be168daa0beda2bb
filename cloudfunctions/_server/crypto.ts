import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keys by id, newest first: the first one encrypts, all of them decrypt (rotation). */
export type KeyRing = readonly { id: string; key: Buffer }[];

/** Parses `k2:<base64 of 32 bytes>,k1:<…>`. @throws Error when a key is malformed */
export const parseKeyRing = (text: string): KeyRing => {
  const ring = text.split(',').map(part => {
    const [id = '', encoded = ''] = part.trim().split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!/^[0-9A-Za-z]{1,8}$/.test(id) || key.length !== 32) throw new Error('a key ring holds <id>:<base64 of 32 bytes>');
    return { id, key };
  });
  return ring;
};

/** AES-256-GCM; the answer carries the key's id: `<id>.<base64url of iv, tag and text>`. */
export const encrypt = (ring: KeyRing, plain: Uint8Array | string): string => {
  const { id, key } = ring[0]!;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return `${id}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')}`;
};

/** @throws Error when the key is not in the ring or the text was changed */
export const decrypt = (ring: KeyRing, sealed: string): Buffer => {
  const dot = sealed.indexOf('.');
  const entry = ring.find(({ id }) => id === sealed.slice(0, dot));
  if (!entry) throw new Error('the key of this text is not in the ring');
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', entry.key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
};

/** A keyed hash for look-ups of what is stored encrypted (phone numbers, card digits). */
export const keyedHash = (key: Buffer, purpose: string, value: string): string =>
  createHmac('sha256', key).update(`${purpose}\0${value}`).digest('base64url');

/** What a request said, to know it again. Keyed: an input can hold a phone number or a PIN, which a plain hash would give away. */
export const requestHash = (key: Buffer, input: unknown): string => keyedHash(key, 'request', JSON.stringify(input));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const hmacSha256 = (key: Uint8Array, message: Uint8Array): Uint8Array => createHmac('sha256', key).update(message).digest();

/** Compares without telling by its time where the difference is. */
export const sameText = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};
