import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, hmacSha256, keyedHash, parseKeyRing, sameText, sha256 } from './crypto';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

describe('a key ring', () => {
  test('holds keys by id, the newest first', () => {
    const ring = parseKeyRing(`k2:${key(2)}, k1:${key(1)}`);
    expect(ring.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(ring[0]!.key).toEqual(Buffer.alloc(32, 2));
  });

  test.each([
    { text: '', why: 'nothing' },
    { text: key(1), why: 'a key without an id' },
    { text: `k1:${Buffer.alloc(16).toString('base64')}`, why: 'a key of 16 bytes' },
    { text: `k.1:${key(1)}`, why: 'an id with a dot would break the sealed text' },
    { text: `toolongid1:${key(1)}`, why: 'an id of more than eight' },
    { text: `k1:${key(1)},`, why: 'an empty second key' },
  ])('refuses $why', ({ text }) => {
    expect(() => parseKeyRing(text)).toThrow('a key ring holds <id>:<base64 of 32 bytes>');
  });
});

describe('sealing', () => {
  const old = parseKeyRing(`k1:${key(1)}`);
  const rotated = parseKeyRing(`k2:${key(2)},k1:${key(1)}`);

  test('brings back what was sealed, text or bytes', () => {
    expect(decrypt(old, encrypt(old, '13812341234')).toString()).toBe('13812341234');
    const bytes = randomBytes(32);
    expect(decrypt(old, encrypt(old, bytes))).toEqual(bytes);
  });

  test('says the key’s id and nothing of the text, differently each time', () => {
    const [one, other] = [encrypt(old, '13812341234'), encrypt(old, '13812341234')];
    expect(one).toMatch(/^k1\.[0-9A-Za-z_-]+$/);
    expect(one).not.toContain('138');
    expect(one).not.toBe(other);
  });

  test('after a rotation old texts open and new ones are sealed with the new key', () => {
    expect(decrypt(rotated, encrypt(old, 'x')).toString()).toBe('x');
    expect(encrypt(rotated, 'x')).toMatch(/^k2\./);
    expect(() => decrypt(old, encrypt(rotated, 'x'))).toThrow('the key of this text is not in the ring');
  });

  test('a changed text does not open', () => {
    const sealed = encrypt(old, 'thirty fen');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (const index of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(() => decrypt(old, `k1.${changed.toString('base64url')}`)).toThrow();
    }
  });
});

test('a keyed hash depends on key, purpose and value, each on its own', () => {
  const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const hashes = [
    keyedHash(one, 'phone', '1'),
    keyedHash(other, 'phone', '1'),
    keyedHash(one, 'card', '1'),
    keyedHash(one, 'phone', '2'),
    keyedHash(one, 'phone\0', '1'),
  ];
  expect(new Set(hashes).size).toBe(5);
  expect(keyedHash(one, 'phone', '1')).toBe(hashes[0]);
});

test('sha256 and HMAC are the standard’s', () => {
  expect(Buffer.from(sha256('abc'), 'base64url').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  // RFC 4231, test case 2
  expect(Buffer.from(hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'))).toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test.each([
  { left: 'same', right: 'same', same: true },
  { left: 'same', right: 'sama', same: false },
  { left: 'same', right: 'longer', same: false },
  { left: '', right: '', same: true },
])('$left and $right: $same', ({ left, right, same }) => {
  expect(sameText(left, right)).toBe(same);
});
