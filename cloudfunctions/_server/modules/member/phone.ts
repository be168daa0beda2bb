import type { ErrorCode } from '@core/contracts/errors/codes';
import { refuse, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import { firstAnswer } from '../request/once';

/**
 * Exchanges what WeChat's button gave for the number. The code works once; when it no longer does because this very
 * request used it before, `recall` gives the answer of that time.
 */
export const exchangePhone = async <T, R>(
  context: LoginContext,
  phoneCode: string,
  recall: (ref: R) => Promise<Result<T, ErrorCode>>,
): Promise<{ phone: string } | { answer: Result<T, ErrorCode> }> => {
  const exchanged = await context.deps.wechat.phoneNumber(phoneCode);
  if (exchanged.ok) return { phone: exchanged.data };
  return { answer: (await firstAnswer<T, ErrorCode, R>(context, context.login.openid, recall)) ?? refuse('PHONE_CODE_INVALID') };
};
