import { canonicalText, HEADERS, isTimely, readHead, SKEW_MS, type Head } from './signing';

const head: Head = { keyId: 'tk_01JD', timestamp: 1_795_276_800_000, nonce: '0123456789abcdef' };

test('what is signed is seven lines and nothing else', () => {
  expect(canonicalText(head, 'POST', '/pos/v1/quote', 'ab12')).toBe('YIMA-HMAC-SHA256\nPOST\n/pos/v1/quote\ntk_01JD\n1795276800000\n0123456789abcdef\nab12');
});

test.each([
  { why: 'the same instant', off: 0, timely: true },
  { why: 'five minutes behind', off: -SKEW_MS, timely: true },
  { why: 'five minutes ahead', off: SKEW_MS, timely: true },
  { why: 'a millisecond more behind', off: -SKEW_MS - 1, timely: false },
  { why: 'a millisecond more ahead', off: SKEW_MS + 1, timely: false },
])('$why → timely: $timely', ({ off, timely }) => {
  expect(isTimely(head.timestamp + off, head.timestamp)).toBe(timely);
  expect(SKEW_MS).toBe(300_000);
});

describe('the four headers', () => {
  const signature = '0a'.repeat(32);
  const headers: Record<string, string | undefined> = {
    [HEADERS.keyId]: head.keyId,
    [HEADERS.timestamp]: String(head.timestamp),
    [HEADERS.nonce]: head.nonce,
    [HEADERS.signature]: signature,
    'content-type': 'application/json',
  };

  test('are read', () => {
    expect(readHead(headers)).toEqual({ head, signature });
  });

  test.each<{ why: string; over: Record<string, string | undefined> }>([
    ...Object.values(HEADERS).map(name => ({ why: `no ${name}`, over: { [name]: undefined } })),
    ...Object.values(HEADERS).map(name => ({ why: `an empty ${name}`, over: { [name]: '' } })),
    ...Object.values(HEADERS).map(name => ({ why: `${name} twice`, over: { [name]: `${headers[name]}, ${headers[name]}` } })),
    ...Object.values(HEADERS).map(name => ({ why: `a line more in ${name}`, over: { [name]: `${headers[name]}\n` } })),
    ...Object.values(HEADERS).map(name => ({ why: `something before ${name}`, over: { [name]: ` ${headers[name]}` } })),
    { why: 'a key of three characters', over: { [HEADERS.keyId]: 'abc' } },
    { why: 'a key of 65 characters', over: { [HEADERS.keyId]: 'a'.repeat(65) } },
    { why: 'a time in seconds', over: { [HEADERS.timestamp]: '1795276800' } },
    { why: 'a time with a sign', over: { [HEADERS.timestamp]: '+179527680000' } },
    { why: 'a nonce of 15 characters', over: { [HEADERS.nonce]: 'a'.repeat(15) } },
    { why: 'a nonce of 65 characters', over: { [HEADERS.nonce]: 'a'.repeat(65) } },
    { why: 'a signature in capitals', over: { [HEADERS.signature]: signature.toUpperCase() } },
    { why: 'a signature of 63 digits', over: { [HEADERS.signature]: signature.slice(1) } },
  ])('none is there with $why', ({ over }) => {
    expect(readHead({ ...headers, ...over })).toBeUndefined();
  });

  test.each([
    { why: 'the shortest', over: { [HEADERS.keyId]: 'abcd', [HEADERS.nonce]: 'a'.repeat(16) } },
    { why: 'the longest', over: { [HEADERS.keyId]: 'a'.repeat(64), [HEADERS.nonce]: '_-'.repeat(32) } },
  ])('$why names are taken', ({ over }) => {
    expect(readHead({ ...headers, ...over })).toBeDefined();
  });
});
