import type { ErrorCode } from './codes';

const STATUS: Partial<Record<ErrorCode, number>> = {
  REQUEST_INVALID: 400,
  REQUEST_ID_REQUIRED: 400,
  LOGIN_REQUIRED: 401,
  TILL_UNSIGNED: 401,
  TILL_KEY_UNKNOWN: 401,
  TILL_KEY_REVOKED: 401,
  TILL_SIGNATURE_WRONG: 401,
  TILL_CLOCK_OFF: 401,
  TILL_NONCE_USED: 401,
  ROLE_REQUIRED: 403,
  DESKTOP_OTHER_POST: 403,
  ACTION_UNKNOWN: 404,
  NOT_FOUND: 404,
  REQUEST_ID_REUSED: 409,
  CONTENT_TYPE_WRONG: 415,
  INTERNAL: 500,
  SERVICE_NOT_OPEN: 503,
  TRY_AGAIN: 503,
};
/** A refusal of the business itself: understood, and not done. */
const REFUSED = 422;

/** The HTTP status that goes with a refusal. */
export const statusOf = (code: ErrorCode): number => STATUS[code] ?? REFUSED;
