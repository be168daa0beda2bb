import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import { statusOf } from '@core/contracts/errors/status';
import type { Envelope } from '@core/contracts/define';
import type { SignedRequest } from './signed';

/** What HTTP access hands to a function. */
type HttpEvent = {
  path?: unknown;
  httpMethod?: unknown;
  headers?: unknown;
  queryStringParameters?: unknown;
  body?: unknown;
  isBase64Encoded?: unknown;
};
/** What it takes back. */
export type IntegratedResponse = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded: boolean };

type Main<T> = (event: unknown, context: object) => Promise<T>;

/** "GET /pos/v1/time" → the action it stands for. */
export type Routes = Readonly<Record<string, string>>;
/** "GET /pos/v1/openapi.json" → a document that anybody may read, made when it is first asked for. */
export type Pages = Readonly<Record<string, () => unknown>>;

const respond = (statusCode: number, value: unknown): IntegratedResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
  isBase64Encoded: false,
});

const refusal = (code: ErrorCode): IntegratedResponse =>
  respond(statusOf(code), { ok: false, code, message: errorMessages[code], retryable: false });

const bytesOf = ({ body, isBase64Encoded }: HttpEvent): Buffer =>
  typeof body === 'string' ? Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8') : Buffer.alloc(0);

/** Names in small letters; a name that is there twice, in whatever letters, is joined and so fits no shape. */
const headersOf = ({ headers }: HttpEvent): Record<string, string> => {
  const read: Record<string, string> = Object.create(null) as Record<string, string>;
  if (typeof headers !== 'object' || headers === null) return read;
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') continue;
    const key = name.toLowerCase();
    read[key] = key in read ? `${read[key]}, ${value}` : value;
  }
  return read;
};

const methodOf = ({ httpMethod }: HttpEvent): string => (typeof httpMethod === 'string' ? httpMethod.toUpperCase() : '');
const pathOf = ({ path }: HttpEvent): string => (typeof path === 'string' ? path.replace(/\/+$/, '') : '');

/** Nothing is asked for in the address: what is not signed must not count. */
const hasQuery = ({ queryStringParameters: query }: HttpEvent): boolean =>
  typeof query === 'object' && query !== null && Object.keys(query).length > 0;

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const readRequest = (event: HttpEvent): SignedRequest => ({
  method: methodOf(event),
  path: pathOf(event),
  headers: headersOf(event),
  body: bytesOf(event),
});

type Call = { action: string; requestId?: unknown; data: unknown };

/** The body as a call: its `requestId` is the call's own, all else the action's data. Undefined when it is no JSON. */
const callOf = (action: string, body: Uint8Array): Call | undefined => {
  const text = Buffer.from(body).toString('utf8');
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { action, data: value };
    const { requestId, ...data } = value as Record<string, unknown>;
    return { action, ...(requestId === undefined ? {} : { requestId }), data };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const owned = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/**
 * A function behind HTTP access: the path says the action, the body is its data; the envelope goes back with a status.
 * The request itself goes along in the context, for actions that ask for a signature.
 */
export const overHttp =
  (routes: Routes, serveCall: Main<Envelope<unknown>>, pages: Pages = {}): Main<IntegratedResponse> =>
  async (event, context) => {
    const http = (event ?? {}) as HttpEvent;
    const request = readRequest(http);
    const route = `${request.method} ${request.path}`;
    const page = owned(pages, route);
    if (page) return respond(200, page());
    const action = owned(routes, route);
    if (action === undefined) return refusal('ACTION_UNKNOWN');
    if (hasQuery(http)) return refusal('REQUEST_INVALID');
    if (request.body.length > 0 && !JSON_TYPE.test(request.headers['content-type'] ?? '')) return refusal('CONTENT_TYPE_WRONG');
    const call = callOf(action, request.body);
    if (!call) return refusal('REQUEST_INVALID');
    const envelope = await serveCall(call, { ...context, signed: request });
    return respond(envelope.ok ? 200 : statusOf(envelope.code), envelope);
  };

/** A function whose service is not open yet: every path is refused by name. */
export const closedHttp = (): Main<IntegratedResponse> => async () => refusal('SERVICE_NOT_OPEN');
