import { readEnv } from './env';

const key = Buffer.alloc(32, 7).toString('base64');
const complete = { YIMA_PHONE_KEYS: `k1:${key}`, YIMA_DEVICE_KEYS: `k2:${key},k1:${key}`, YIMA_HASH_KEY: key };

test('a complete environment is read into keys', () => {
  const env = readEnv(complete);
  expect(env.YIMA_DEVICE_KEYS.map(({ id }) => id)).toEqual(['k2', 'k1']);
  expect(env.YIMA_HASH_KEY).toEqual(Buffer.alloc(32, 7));
});

test('only the function that gives out tickets needs the key of custom login', () => {
  expect(readEnv(complete).YIMA_LOGIN_KEY).toBeUndefined();
  const file = { private_key_id: 'k1', private_key: '-----BEGIN RSA PRIVATE KEY-----', env_id: 'prod' };
  expect(readEnv({ ...complete, YIMA_LOGIN_KEY: Buffer.from(JSON.stringify(file)).toString('base64') }).YIMA_LOGIN_KEY).toEqual(file);
});

test.each([
  { name: 'YIMA_PHONE_KEYS', value: undefined, why: 'missing' },
  { name: 'YIMA_DEVICE_KEYS', value: 'k1:short', why: 'malformed ring' },
  { name: 'YIMA_HASH_KEY', value: 'short', why: 'not 32 bytes' },
  { name: 'YIMA_LOGIN_KEY', value: 'bm90IGpzb24=', why: 'no key file' },
  { name: 'YIMA_LOGIN_KEY', value: Buffer.from('{"env_id":"a"}').toString('base64'), why: 'half a key file' },
])('a function does not start with $name $why, and says which', ({ name, value }) => {
  expect(() => readEnv({ ...complete, [name]: value })).toThrow(new RegExp(`environment of the function is incomplete: ${name}`));
});

test('the error never shows a value', () => {
  const message = (): string => {
    try {
      readEnv({ ...complete, YIMA_HASH_KEY: 'half-a-secret', YIMA_PHONE_KEYS: 'k1:half-a-secret' });
    } catch (error) {
      return (error as Error).message;
    }
    return 'it started';
  };
  expect(message()).toMatch(/incomplete/);
  expect(message()).not.toContain('half-a-secret');
});
