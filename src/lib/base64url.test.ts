import { fromBase64url } from './base64url';

describe('bytes from base64url', () => {
  it.each([
    ['', [], 'nothing'],
    ['Zg', [102], 'one byte, two characters'],
    ['Zm8', [102, 111], 'two bytes, three characters'],
    ['Zm9v', [102, 111, 111], 'three bytes, four characters'],
    ['-_8', [251, 255], 'the two characters that are not of plain base64'],
  ])('%s: %j, %s', (text, bytes) => {
    expect([...fromBase64url(text)]).toEqual(bytes);
  });

  it('reads every secret the server may hand out', () => {
    for (let seed = 0; seed < 64; seed++) {
      const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + seed * 101) % 256));
      expect(Buffer.from(fromBase64url(bytes.toString('base64url')))).toEqual(bytes);
    }
  });

  it.each(['a+b', 'a/b', 'Zg==', 'Z g'])('refuses %s, which is not base64url', text => {
    expect(() => fromBase64url(text)).toThrow(RangeError);
  });
});
