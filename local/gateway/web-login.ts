import {
  createHash,
  createHmac,
  createPublicKey,
  timingSafeEqual,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { WebLogin } from '../functions/types';

/** What the platform's sign-in answers; `expires_in` in seconds. */
export type Tokens = {
  token_type: 'Bearer';
  access_token: string;
  refresh_token: string;
  expires_in: number;
  sub: string;
};

export type WebLogins = {
  anonymous(): Tokens;
  /** Exchanges a ticket of `auth().createTicket()`; null when it is not ours, altered or over. */
  custom(ticket: string): Tokens | null;
  refresh(refreshToken: string): Tokens | null;
  /** Whose access token it is, or null. */
  whois(accessToken: string): WebLogin | null;
};

type Deps = {
  now: () => number;
  randomBytes: (bytes: number) => Buffer;
  envId: string;
  /** base64 of the private key of custom login, once the functions' environment is known */
  loginKey: () => string | undefined;
};

/** As the platform documents them: two hours, and a month. */
const ACCESS_MS = 2 * 3_600_000;
const REFRESH_MS = 31 * 24 * 3_600_000;
const UID = /^[a-zA-Z0-9_\-#@~=*(){}[\]:.,<>+]{4,32}$/;

type Claims = { kind: 'access' | 'refresh'; uid: string; custom?: string; until: number; whole: number };
type Ticket = { env: string; iat: number; exp: number; uid: string; expire: number };

const json = <T>(part: string | undefined): T | null => {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as T;
  } catch {
    return null;
  }
};

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The part of the platform's sign-in that a browser needs; nothing is kept, so a restart signs every browser out. */
export const createWebLogins = ({ now, randomBytes, envId, loginKey }: Deps): WebLogins => {
  const secret = randomBytes(32);
  const mark = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const seal = (claims: Claims): string => {
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${text}.${mark(text)}`;
  };
  const open = (kind: Claims['kind'], token: string): Claims | null => {
    const [text = '', sign = ''] = token.split('.');
    if (!same(mark(text), sign)) return null;
    const claims = json<Claims>(text);
    return claims && claims.kind === kind && now() < claims.until ? claims : null;
  };
  const issue = (uid: string, custom: string | undefined, whole: number): Tokens => {
    const until = Math.min(now() + ACCESS_MS, whole);
    const common = { uid, ...(custom === undefined ? {} : { custom }), whole };
    return {
      token_type: 'Bearer',
      access_token: seal({ kind: 'access', until, ...common }),
      refresh_token: seal({ kind: 'refresh', until: whole, ...common }),
      expires_in: Math.floor((until - now()) / 1000),
      sub: uid,
    };
  };
  const readTicket = (ticket: string): Ticket | null => {
    const encoded = loginKey();
    if (encoded === undefined) return null;
    const file = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Record<string, string>;
    const [keyId, jwt = ''] = ticket.split('/@@/');
    const [head = '', body = '', sign = ''] = jwt.split('.');
    if (keyId !== file.private_key_id || json<{ alg: string }>(head)?.alg !== 'RS256') return null;
    const key: KeyObject = createPublicKey(file.private_key!);
    const genuine = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(sign, 'base64url'));
    return genuine ? json<Ticket>(body) : null;
  };

  return {
    anonymous: () => issue(`anon-${randomBytes(9).toString('hex')}`, undefined, now() + REFRESH_MS),
    custom: ticket => {
      const read = readTicket(ticket);
      if (!read || read.env !== envId || !UID.test(read.uid)) return null;
      // the SDK writes all its times in milliseconds
      if (now() >= read.exp || now() >= read.expire) return null;
      const sub = createHash('sha256').update(`${envId} ${read.uid}`).digest('hex').slice(0, 32);
      return issue(sub, read.uid, Math.min(read.expire, now() + REFRESH_MS));
    },
    refresh: token => {
      const claims = open('refresh', token);
      return claims && issue(claims.uid, claims.custom, claims.whole);
    },
    whois: token => {
      const claims = open('access', token);
      if (!claims) return null;
      return { uid: claims.uid, ...(claims.custom === undefined ? {} : { customUserId: claims.custom }) };
    },
  };
};
