import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import type { Envelope } from '@core/contracts/define';

/** What HTTP access hands to a function. */
type HttpEvent = { path?: unknown; httpMethod?: unknown; body?: unknown; isBase64Encoded?: unknown };
/** What it takes back. */
export type IntegratedResponse = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: boolean };

type Main<T> = (event: unknown, context: object) => Promise<T>;

/** "GET /pos/v1/time" → the action it stands for. */
export type Routes = Readonly<Record<string, string>>;

const STATUS: Partial<Record<ErrorCode, number>> = {
  REQUEST_INVALID: 400,
  REQUEST_ID_REQUIRED: 400,
  LOGIN_REQUIRED: 401,
  ROLE_REQUIRED: 403,
  ACTION_UNKNOWN: 404,
  NOT_FOUND: 404,
  REQUEST_ID_REUSED: 409,
  INTERNAL: 500,
  SERVICE_NOT_OPEN: 503,
  TRY_AGAIN: 503,
};
/** A refusal of the business itself: understood, and not done. */
const REFUSED = 422;

const respond = (statusCode: number, value: unknown): IntegratedResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
  isBase64Encoded: false,
});

const textOf = ({ body, isBase64Encoded }: HttpEvent): string => {
  if (typeof body !== 'string') return '';
  return isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
};

/** The body as a request's data; undefined when it is no JSON. */
const dataOf = (event: HttpEvent): { data: unknown } | undefined => {
  const text = textOf(event);
  try {
    return { data: text === '' ? {} : JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const refusal = (code: ErrorCode): IntegratedResponse =>
  respond(STATUS[code] ?? REFUSED, { ok: false, code, message: errorMessages[code] });

const methodOf = ({ httpMethod }: HttpEvent): string => (typeof httpMethod === 'string' ? httpMethod.toUpperCase() : '');
const pathOf = ({ path }: HttpEvent): string => (typeof path === 'string' ? path.replace(/\/+$/, '') : '');

/** A function behind HTTP access: the path says the action, the body is its data; the envelope goes back with a status. */
export const overHttp =
  (routes: Routes, serveCall: Main<Envelope<unknown>>): Main<IntegratedResponse> =>
  async (event, context) => {
    const request = (event ?? {}) as HttpEvent;
    const route = `${methodOf(request)} ${pathOf(request)}`;
    const action = Object.hasOwn(routes, route) ? routes[route] : undefined;
    if (!action) return refusal('ACTION_UNKNOWN');
    const body = dataOf(request);
    if (!body) return refusal('REQUEST_INVALID');
    const envelope = await serveCall({ action, data: body.data }, context);
    return respond(envelope.ok ? 200 : (STATUS[envelope.code] ?? REFUSED), envelope);
  };

/** A function whose service is not open yet: every path is refused by name. */
export const closedHttp = (): Main<IntegratedResponse> => async () => refusal('SERVICE_NOT_OPEN');
