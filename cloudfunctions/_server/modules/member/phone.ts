import type { ErrorCode } from '@core/contracts/errors/codes';
import { refuse, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import { firstAnswer } from '../request/once';

/** A double tap: the other call has used the code up and is about to answer. Then it is waited for, not contradicted. */
const PAUSES_MS = [0, 150, 300, 600];

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
  for (const pause of PAUSES_MS) {
    await context.deps.sleep(pause);
    const answer = await firstAnswer<T, ErrorCode, R>(context, context.login.openid, recall);
    if (answer) return { answer };
  }
  return { answer: refuse('PHONE_CODE_INVALID') };
};
