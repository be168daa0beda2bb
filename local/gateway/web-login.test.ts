import { generateKeyPairSync, sign } from 'node:crypto';
import { createWebLogins } from './web-login';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
const loginKey = Buffer.from(
  JSON.stringify({ private_key_id: 'k1', private_key: pem, env_id: 'local' }),
).toString('base64');

const HOUR = 3_600_000;
const T0 = 1_700_000_000_000;
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { env: 'local', iat: T0, exp: T0 + HOUR / 6, uid: 'dk_somebody', expire: T0 + 8 * HOUR };

const ticketOf = (over: object = {}, { key = privateKey, id = 'k1', alg = 'RS256' } = {}): string => {
  const signed = `${part({ alg, typ: 'JWT' })}.${part({ ...claims, ...over })}`;
  return `${id}/@@/${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
};

const opened = (key: string | undefined = loginKey) => {
  let now = T0;
  let made = 0;
  const logins = createWebLogins({
    now: () => now,
    randomBytes: bytes => Buffer.alloc(bytes, (made += 1)),
    envId: 'local',
    loginKey: () => key,
  });
  return { logins, after: (ms: number) => (now = T0 + ms) };
};

test('a ticket lets its uid in, for two hours at a time and until the ticket’s own end', () => {
  const { logins, after } = opened();
  const tokens = logins.custom(ticketOf())!;
  expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 7200 });
  expect(logins.whois(tokens.access_token)).toEqual({ uid: tokens.sub, customUserId: 'dk_somebody' });
  after(2 * HOUR);
  expect(logins.whois(tokens.access_token)).toBeNull();
  after(7 * HOUR);
  const last = logins.refresh(tokens.refresh_token)!;
  expect(last.expires_in).toBe(3600);
  after(8 * HOUR);
  expect(logins.whois(last.access_token)).toBeNull();
  expect(logins.refresh(tokens.refresh_token)).toBeNull();
});

test.each([
  ['signed by somebody else', ticketOf({}, { key: foreignKey })],
  ['under another key’s name', ticketOf({}, { id: 'k2' })],
  ['with another algorithm', ticketOf({}, { alg: 'none' })],
  ['for another environment', ticketOf({ env: 'production' })],
  ['whose time to be used is over', ticketOf({ exp: T0 })],
  ['whose session is over', ticketOf({ expire: T0 })],
  ['for a uid the platform does not take', ticketOf({ uid: 'a b' })],
  ['that is no ticket', 'k1/@@/a.b.c'],
  ['that is empty', ''],
])('a ticket %s is refused', (_why, ticket) => {
  expect(opened().logins.custom(ticket)).toBeNull();
});

test('without a key for custom login no ticket is taken', () => {
  const none = createWebLogins({
    now: () => T0,
    randomBytes: bytes => Buffer.alloc(bytes),
    envId: 'local',
    loginKey: () => undefined,
  });
  expect(none.custom(ticketOf())).toBeNull();
});

test('a visitor without a name is nobody’s uid, and two are two', () => {
  const { logins } = opened();
  const [one, other] = [logins.anonymous(), logins.anonymous()];
  expect(logins.whois(one.access_token)).toEqual({ uid: one.sub });
  expect(one.sub).not.toBe(other.sub);
});

test('a token is good for what it was made for, and only as it was made', () => {
  const { logins } = opened();
  const { access_token: access, refresh_token: refresh } = logins.anonymous();
  expect(logins.whois(refresh)).toBeNull();
  expect(logins.refresh(access)).toBeNull();
  const [body, mark] = access.split('.') as [string, string];
  const forged = part({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), custom: 'dk_somebody' });
  expect(logins.whois(`${forged}.${mark}`)).toBeNull();
});
