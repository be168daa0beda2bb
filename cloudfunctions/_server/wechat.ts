import type tcb from '@cloudbase/node-sdk';
import { ok, refuse, type Result } from '@core/domain/result';

/** WeChat's open interfaces that the functions use. */
export type Wechat = {
  /** Exchanges what the phone-number button gave for the number. */
  phoneNumber(code: string): Promise<Result<string, 'PHONE_CODE_INVALID'>>;
  /** A mini-program code that carries a scene of at most 32 characters; PNG bytes. */
  miniProgramCode(options: { scene: string; page: string }): Promise<Buffer>;
};

type PhoneInfo = { purePhoneNumber: string; countryCode: string | number };
type PhoneAnswer = { errcode?: number; errCode?: number; phoneInfo?: PhoneInfo; phone_info?: PhoneInfo };

const MAINLAND = '86';

/** The mainland's numbers as they are dialled there; others with their country, or a German 0151… would be somebody's Chinese 151…. */
export const wholeNumber = ({ purePhoneNumber, countryCode }: PhoneInfo): string => {
  const country = String(countryCode).replace(/^\+/, '');
  if (!/^\d{1,4}$/.test(country)) throw new Error('getPhoneNumber told no country');
  return country === MAINLAND ? purePhoneNumber : `+${country}${purePhoneNumber}`;
};

/** 40029 invalid or used code, 40013 wrong app: the first is a person's to mend, the rest is ours. */
const CODE_INVALID = 40029;

export const openWechat = (app: tcb.CloudBase): Wechat => ({
  phoneNumber: async code => {
    const { result } = (await app.callWxOpenApi({
      apiName: 'phonenumber.getPhoneNumber',
      requestData: { code },
    })) as { result: PhoneAnswer };
    const failure = result.errcode ?? result.errCode ?? 0;
    if (failure === CODE_INVALID) return refuse('PHONE_CODE_INVALID');
    const info = result.phoneInfo ?? result.phone_info;
    if (failure !== 0 || !info) throw new Error(`getPhoneNumber answered ${failure}`);
    return ok(wholeNumber(info));
  },
  miniProgramCode: async ({ scene, page }) => {
    // this path of the SDK is a form: it takes bytes or text, never an object
    const answer = (await app.callCompatibleWxOpenApi({
      apiName: 'wxacode.getUnlimited',
      requestData: Buffer.from(JSON.stringify({ scene, page, check_path: false })),
    })) as unknown;
    if (Buffer.isBuffer(answer)) return answer;
    throw new Error(`getUnlimited answered ${JSON.stringify(answer).slice(0, 200)}`);
  },
});
