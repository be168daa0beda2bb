import { refusal, type StandIn } from './registry';

const CODE_LIFE_MS = 5 * 60 * 1000;

/** The codes that the phone-number button hands to a page; each works once, for five minutes. */
export type PhoneCodes = {
  issue(phone: string): { code: string; expiresIn: number };
  /** The phone number behind a code, or null when it is unknown, used or too old. */
  take(code: string): string | null;
};

export const createPhoneCodes = (deps: {
  now: () => number;
  randomHex: (bytes: number) => string;
}): PhoneCodes => {
  const open = new Map<string, { phone: string; expiresAt: number }>();
  return {
    issue: phone => {
      for (const [code, entry] of open) if (entry.expiresAt <= deps.now()) open.delete(code);
      const code = deps.randomHex(32);
      open.set(code, { phone, expiresAt: deps.now() + CODE_LIFE_MS });
      return { code, expiresIn: CODE_LIFE_MS / 1000 };
    },
    take: code => {
      const entry = open.get(code);
      open.delete(code);
      return entry && entry.expiresAt > deps.now() ? entry.phone : null;
    },
  };
};

/** `phonenumber.getPhoneNumber`, as https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html */
export const getPhoneNumber = (deps: { codes: PhoneCodes; appid: string; now: () => number }): StandIn => ({
  failures: { 40029: 'code is invalid', 40013: 'invalid appid' },
  run: data => {
    if (typeof data.code !== 'string' || data.code === '') return refusal(40029, 'code is invalid');
    const phone = deps.codes.take(data.code);
    if (phone === null) return refusal(40029, 'code is invalid');
    return {
      json: {
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: phone,
          purePhoneNumber: phone,
          countryCode: '86',
          watermark: { timestamp: Math.floor(deps.now() / 1000), appid: deps.appid },
        },
      },
    };
  },
});
