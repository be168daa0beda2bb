/** HMAC as the platform at hand offers it: key and message in, tag out. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array;

/** What the code of one device is made from; `secret` is the device's own. */
export type CodeSource = { prefix: string; handle: string; secret: Uint8Array; stepSeconds: number };

/** What a scanned or typed text is. Only `member` can be ours; `malformed` looks like ours but is cut or too long. */
export type ReadCode = { kind: 'member'; handle: string; password: string } | { kind: 'payment' | 'product' | 'foreign' | 'malformed' };

/** How a password fares: the step it belongs to, by how many steps it is off (negative: the past), or that it never was one. */
export type PasswordVerdict = { kind: 'good'; step: number } | { kind: 'stale'; stepsOff: number } | { kind: 'wrong' };

export const CODE_PREFIX = '90';
export const STEP_SECONDS = 60;
const HANDLE_DIGITS = 10;
const PASSWORD_DIGITS = 8;
const CODE_DIGITS = CODE_PREFIX.length + HANDLE_DIGITS + PASSWORD_DIGITS;
/** How far from now a password is looked for, only to say that the phone's clock or the picture is old. */
const STALE_STEPS = 90;
/** The step of now first: almost every code is of that one. */
const ACCEPTED_STEPS = [0, -1, 1] as const;

/** The moving factor as eight bytes, the highest first; halves, because shifts end at 32 bits. */
const counterBytes = (counter: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(counter / 2 ** 32));
  view.setUint32(4, counter % 2 ** 32);
  return bytes;
};

/**
 * RFC 4226's one-time password over any HMAC (RFC 6238 when the counter is a time step).
 *
 * @param counter whole, not negative @param digits length of the password, at most 9
 */
export const oneTimePassword = (hmac: Hmac, secret: Uint8Array, counter: number, digits: number): string => {
  const tag = hmac(secret, counterBytes(counter));
  const offset = tag[tag.length - 1]! & 0x0f;
  const number = new DataView(tag.buffer, tag.byteOffset, tag.byteLength).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
};

/** The time step that `at` (epoch ms) is in. */
export const stepAt = (at: number, stepSeconds: number = STEP_SECONDS): number => Math.floor(at / (stepSeconds * 1000));

/** The instant at which a step ends and the next code begins. */
export const stepEndsAt = (step: number, stepSeconds: number = STEP_SECONDS): number => (step + 1) * stepSeconds * 1000;

/** The 20 digits that a device shows at `at`: prefix, handle, one-time password. */
export const memberCode = ({ prefix, handle, secret, stepSeconds }: CodeSource, at: number, hmac: Hmac): string =>
  prefix + handle + oneTimePassword(hmac, secret, stepAt(at, stepSeconds), PASSWORD_DIGITS);

/** A code that asks for money, never to be kept or shown: WeChat Pay 10–15, always 18 digits; Alipay 25–30 and UnionPay 62, 16 to 24. */
const PAYMENT = /^(?:1[0-5]\d{16}|(?:2[5-9]|30|62)\d{14,22})$/;

/** EAN-8, UPC-A or EAN-13 with the right check digit (GS1's weights 3 and 1 from the right). */
const isProduct = (digits: string): boolean => {
  if (![8, 12, 13].includes(digits.length)) return false;
  const sum = [...digits].reverse().reduce((all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
};

/** Tells a member code from the other codes that meet a counter's scanner. Spaces do not matter. */
export const readCode = (text: string, prefix: string = CODE_PREFIX): ReadCode => {
  const digits = text.replace(/\s/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'foreign' };
  if (digits.startsWith(prefix) && digits.length === CODE_DIGITS) {
    const split = prefix.length + HANDLE_DIGITS;
    return { kind: 'member', handle: digits.slice(prefix.length, split), password: digits.slice(split) };
  }
  if (PAYMENT.test(digits)) return { kind: 'payment' };
  if (isProduct(digits)) return { kind: 'product' };
  return { kind: digits.startsWith(prefix) ? 'malformed' : 'foreign' };
};

type Keyed = Pick<CodeSource, 'secret' | 'stepSeconds'>;

const isOf = ({ secret }: Keyed, step: number, password: string, hmac: Hmac): boolean =>
  step >= 0 && oneTimePassword(hmac, secret, step, PASSWORD_DIGITS) === password;

/** Which of the three accepted steps (the one of `at`, one either side) the password belongs to; undefined for none. */
export const verifyPassword = (source: Keyed, password: string, at: number, hmac: Hmac): number | undefined => {
  const now = stepAt(at, source.stepSeconds);
  const off = ACCEPTED_STEPS.find(candidate => isOf(source, now + candidate, password, hmac));
  return off === undefined ? undefined : now + off;
};

/**
 * Like `verifyPassword`, and tells a code that was right at another time (an old picture, a phone whose clock is
 * wrong by up to an hour and a half) from one that never was: the first is the shopper's to mend.
 */
export const judgePassword = (source: Keyed, password: string, at: number, hmac: Hmac): PasswordVerdict => {
  const step = verifyPassword(source, password, at, hmac);
  if (step !== undefined) return { kind: 'good', step };
  const now = stepAt(at, source.stepSeconds);
  for (let distance = 2; distance <= STALE_STEPS; distance += 1) {
    for (const stepsOff of [-distance, distance]) {
      if (isOf(source, now + stepsOff, password, hmac)) return { kind: 'stale', stepsOff };
    }
  }
  return { kind: 'wrong' };
};

/** "9012 3456 …": how the digits are read aloud and typed. */
export const groupsOfFour = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
