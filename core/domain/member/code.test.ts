import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { groupsOfFour, judgePassword, memberCode, oneTimePassword, readCode, stepAt, stepEndsAt, verifyPassword, type Hmac } from './code';

const sha1: Hmac = (key, message) => createHmac('sha1', key).update(message).digest();
const sha256: Hmac = (key, message) => createHmac('sha256', key).update(message).digest();
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('one-time password', () => {
  // RFC 4226, appendix D
  const hotp = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
  test.each(hotp.map((password, counter) => ({ counter, password })))('RFC 4226 counter $counter is $password', ({ counter, password }) => {
    expect(oneTimePassword(sha1, ascii('12345678901234567890'), counter, 6)).toBe(password);
  });

  // RFC 6238, appendix B, SHA-256 rows; the seed of that mode is 32 bytes long
  test.each([
    { seconds: 59, password: '46119246' },
    { seconds: 1111111109, password: '68084774' },
    { seconds: 1111111111, password: '67062674' },
    { seconds: 1234567890, password: '91819424' },
    { seconds: 2000000000, password: '90698825' },
    { seconds: 20000000000, password: '77737706' },
  ])('RFC 6238 at $seconds s is $password', ({ seconds, password }) => {
    const step = stepAt(seconds * 1000, 30);
    expect(oneTimePassword(sha256, ascii('12345678901234567890123456789012'), step, 8)).toBe(password);
  });

  test('counters beyond 32 bits use the upper half of the moving factor', () => {
    const seen: number[][] = [];
    const spy: Hmac = (key, message) => {
      seen.push([...message]);
      return sha1(key, message);
    };
    oneTimePassword(spy, ascii('k'), 0x1_0203_0405, 6);
    expect(seen).toEqual([[0, 0, 0, 1, 2, 3, 4, 5]]);
  });

  test('reads a tag that is a window on a larger buffer', () => {
    const shifted: Hmac = (key, message) => {
      const tag = sha1(key, message);
      const room = new Uint8Array(tag.length + 7);
      room.set(tag, 7);
      return room.subarray(7);
    };
    expect(oneTimePassword(shifted, ascii('12345678901234567890'), 0, 6)).toBe('755224');
  });

  test('keeps leading zeros', () => {
    const zero: Hmac = () => new Uint8Array(20);
    expect(oneTimePassword(zero, ascii('k'), 0, 8)).toBe('00000000');
  });
});

describe('time steps', () => {
  test.each([
    { at: 0, step: 0 },
    { at: 59_999, step: 0 },
    { at: 60_000, step: 1 },
  ])('$at ms is in step $step', ({ at, step }) => {
    expect(stepAt(at)).toBe(step);
  });
  test('a step ends where the next begins', () => {
    expect(stepEndsAt(0)).toBe(60_000);
    expect(stepAt(stepEndsAt(7, 30), 30)).toBe(8);
  });
});

const source = { prefix: '90', handle: '0123456789', secret: ascii('a secret of thirty-two bytes ...'), stepSeconds: 60 };
const noon = 1_763_697_600_000;
const passwordAt = (at: number): string => memberCode(source, at, sha256).slice(12);

describe('member code', () => {
  test('is 20 digits: prefix, handle, password', () => {
    expect(memberCode(source, noon, sha256)).toMatch(/^900123456789\d{8}$/);
  });
  test('stays within a step and changes after it', () => {
    const start = stepAt(noon) * 60_000;
    expect(memberCode(source, start, sha256)).toBe(memberCode(source, start + 59_999, sha256));
    expect(memberCode(source, start, sha256)).not.toBe(memberCode(source, start + 60_000, sha256));
  });
  test('what is shown can be read, whatever handle and time', () => {
    const digits = fc.stringMatching(/^\d{10}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 4_000_000_000_000 }), (handle, at) => {
        const code = memberCode({ ...source, handle }, at, sha256);
        expect(readCode(groupsOfFour(code))).toEqual({ kind: 'member', handle, password: code.slice(12) });
      }),
    );
  });
});

describe('reading a code', () => {
  test.each([
    { text: '90012345678912345678', kind: 'member', why: '20 digits with our prefix' },
    { text: ' 9001 2345 6789\t1234 5678\n', kind: 'member', why: 'spaces do not matter' },
    { text: '9001234567891234567', kind: 'malformed', why: 'ours, a digit is missing' },
    { text: '900123456789123456789', kind: 'malformed', why: 'ours, a digit too many' },
    { text: '90', kind: 'malformed', why: 'only the prefix was typed' },
    { text: '9', kind: 'foreign', why: 'not even the prefix' },
    { text: '100123456789123456', kind: 'payment', why: 'WeChat Pay begins with 10' },
    { text: '134567890123456789', kind: 'payment', why: 'WeChat Pay 13' },
    { text: '150123456789123456', kind: 'payment', why: 'WeChat Pay ends with 15' },
    { text: '12345678901234567890', kind: 'foreign', why: 'WeChat Pay has 18 digits, never 20' },
    { text: '13456789012345678', kind: 'foreign', why: 'WeChat Pay with a digit missing' },
    { text: '1345678901234567890', kind: 'foreign', why: 'WeChat Pay with a digit too many' },
    { text: '160123456789123456', kind: 'foreign', why: '16 is nobody’s payment code' },
    { text: '240123456789123456', kind: 'foreign', why: '24 is below Alipay' },
    { text: '2501234567891234', kind: 'payment', why: 'Alipay 25, the shortest' },
    { text: '250123456789123', kind: 'foreign', why: 'shorter than Alipay’s shortest' },
    { text: '299999999999999999', kind: 'payment', why: 'Alipay 29' },
    { text: '300123456789123456789012', kind: 'payment', why: 'Alipay 30, the longest' },
    { text: '3001234567891234567890123', kind: 'foreign', why: 'longer than any payment code' },
    { text: '310123456789123456', kind: 'foreign', why: '31 is above Alipay' },
    { text: '6212345678901234567', kind: 'payment', why: 'UnionPay 62' },
    { text: '100123456789123', kind: 'foreign', why: 'shorter than any payment code' },
    { text: '6901234567892', kind: 'product', why: 'EAN-13' },
    { text: '9001234567892', kind: 'malformed', why: 'begins like ours, and the check digit is wrong' },
    { text: '9002490100070', kind: 'product', why: 'an Austrian EAN-13 begins like ours' },
    { text: '6901234567893', kind: 'foreign', why: 'EAN-13 with a wrong check digit' },
    { text: '96385074', kind: 'product', why: 'EAN-8' },
    { text: '036000291452', kind: 'product', why: 'UPC-A' },
    { text: '12345670123', kind: 'foreign', why: '11 digits are no product code' },
    { text: 'https://example.com/90012345678912345678', kind: 'foreign', why: 'another QR' },
    { text: '9001234567891234567x', kind: 'foreign', why: 'a letter among the digits' },
    { text: '90x12345678912345678', kind: 'foreign', why: 'as long as ours, a letter inside' },
    { text: '９００１２３４５６７８９１２３４５６７８', kind: 'foreign', why: 'full-width digits are no digits of ours' },
    { text: '', kind: 'foreign', why: 'nothing' },
    { text: '   ', kind: 'foreign', why: 'only spaces' },
  ])('$text is $kind: $why', ({ text, kind }) => {
    expect(readCode(text).kind).toBe(kind);
  });

  test('another prefix can be configured', () => {
    expect(readCode('91012345678912345678', '91')).toEqual({ kind: 'member', handle: '0123456789', password: '12345678' });
    expect(readCode('90012345678912345678', '91').kind).toBe('foreign');
  });
});

describe('verifying a password', () => {
  const now = stepAt(noon) * 60_000 + 30_000;
  test.each([
    { minutes: 0, off: 0, why: 'the step of now' },
    { minutes: -1, off: -1, why: 'shown a moment ago' },
    { minutes: 1, off: 1, why: 'a phone that is a little fast' },
    { minutes: -2, off: undefined, why: 'older than accepted' },
    { minutes: 2, off: undefined, why: 'too far ahead' },
  ])('a code of $minutes min: $why', ({ minutes, off }) => {
    const expected = off === undefined ? undefined : stepAt(now) + off;
    expect(verifyPassword(source, passwordAt(now + minutes * 60_000), now, sha256)).toBe(expected);
  });

  test('a code is dead 120 s after its step began, and not before', () => {
    const began = stepAt(noon) * 60_000;
    const password = passwordAt(began);
    expect(verifyPassword(source, password, began + 119_999, sha256)).toBe(stepAt(began));
    expect(verifyPassword(source, password, began + 120_000, sha256)).toBeUndefined();
  });

  test.each([
    { minutes: 0, verdict: { kind: 'good', step: stepAt(now) }, why: 'right now' },
    { minutes: -2, verdict: { kind: 'stale', stepsOff: -2 }, why: 'the nearest that is stale' },
    { minutes: -60, verdict: { kind: 'stale', stepsOff: -60 }, why: 'a clock an hour behind' },
    { minutes: 60, verdict: { kind: 'stale', stepsOff: 60 }, why: 'a clock an hour ahead' },
    { minutes: 90, verdict: { kind: 'stale', stepsOff: 90 }, why: 'the farthest that is looked for' },
    { minutes: -91, verdict: { kind: 'wrong' }, why: 'farther than is looked for' },
  ])('verdict on a code of $minutes min: $why', ({ minutes, verdict }) => {
    expect(judgePassword(source, passwordAt(now + minutes * 60_000), now, sha256)).toEqual(verdict);
  });

  test('guessed digits are wrong, not stale', () => {
    const guess = passwordAt(now) === '00000000' ? '00000001' : '00000000';
    expect(judgePassword(source, guess, now, sha256)).toEqual({ kind: 'wrong' });
  });

  test('the very first step counts', () => {
    expect(verifyPassword(source, passwordAt(0), 0, sha256)).toBe(0);
  });

  test('steps before the epoch are never looked for', () => {
    const counters: number[] = [];
    const spy: Hmac = (key, message) => {
      counters.push(new DataView(message.buffer, message.byteOffset).getUint32(0));
      return sha256(key, message);
    };
    judgePassword(source, 'no digits', 0, spy);
    expect(counters.every(high => high === 0)).toBe(true);
  });
});

test.each([
  { digits: '90012345678912345678', text: '9001 2345 6789 1234 5678' },
  { digits: '12345', text: '1234 5' },
  { digits: '1234', text: '1234' },
])('$digits in groups of four', ({ digits, text }) => {
  expect(groupsOfFour(digits)).toBe(text);
});
