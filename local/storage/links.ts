import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where the gateway serves files. */
export const STORAGE_PATH = '/_storage/';

export type Purpose = 'get' | 'put';

/** Makes and checks the signature of one path, for one purpose, until an instant (epoch seconds). */
export type Links = {
  sign(purpose: Purpose, path: string, until: number): string;
  /** False for another key, path, purpose or instant, and once the instant has passed. */
  verify(purpose: Purpose, path: string, until: string | null, signature: string | null): boolean;
};

const KEY_BYTES = 32;

/** The signing key of a data folder, made up the first time; without a file it lives as long as the runtime. */
export const signingKey = (file: string | null, randomBytes: (bytes: number) => Buffer): Buffer => {
  if (file !== null && existsSync(file)) return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  const key = randomBytes(KEY_BYTES);
  if (file !== null) writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600 });
  return key;
};

export const createLinks = (deps: { key: Buffer; now: () => number }): Links => {
  const sign: Links['sign'] = (purpose, path, until) =>
    createHmac('sha256', deps.key).update(`${purpose}\n${until}\n${path}`).digest('hex');
  return {
    sign,
    verify: (purpose, path, until, signature) => {
      if (until === null || signature === null || !/^\d{1,12}$/.test(until)) return false;
      if (Number(until) * 1000 <= deps.now()) return false;
      const expected = Buffer.from(sign(purpose, path, Number(until)));
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
};
