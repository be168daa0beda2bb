import type { ErrorCode } from '@core/contracts/errors/codes';

/** What can go wrong before a function answers. */
export type ClientCode = 'OFFLINE' | 'TIMEOUT' | 'SERVER';
export type FailureCode = ErrorCode | ClientCode;

/** Why a call brought nothing; `message` is for the person, `code` small beneath it for support. */
export type Failure = {
  code: FailureCode;
  message: string;
  /** the facts the message speaks of, when the server sent some */
  data?: unknown;
  /** true when the very same request may be sent again */
  retryable: boolean;
  requestId?: string;
};

const clientMessages: Record<ClientCode, string> = {
  OFFLINE: '网络断开了，连上后再试',
  TIMEOUT: '网络有点慢，请再试一次',
  SERVER: '系统开小差了，请稍后再试',
};

export const clientFailure = (code: ClientCode, requestId?: string): Failure => ({
  code,
  message: clientMessages[code],
  retryable: true,
  requestId,
});

/** True when nobody knows whether the change happened, so only the same request id may be sent again. */
export const isUncertain = (failure: Failure): boolean =>
  failure.code === 'OFFLINE' || failure.code === 'TIMEOUT' || failure.code === 'SERVER' || failure.retryable;
