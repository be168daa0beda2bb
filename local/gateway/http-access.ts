import type { FunctionHost } from '../functions/host';
import { callKey } from '../functions/invocations';
import { LIMITS, type Outcome } from '../functions/types';
import { invokeWith } from './call-faults';
import type { Faults } from './faults';
import { sendOutcome } from './function-route';
import { readLimited, send, sendJsonText, type Exchange } from './http';

type Integrated = {
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
};

const isText = (contentType: string): boolean =>
  contentType === '' ||
  /^(text\/|application\/(json|xml|x-www-form-urlencoded|.*\+json|.*\+xml))/i.test(contentType);

const isIntegrated = (value: unknown): value is Integrated =>
  typeof value === 'object' && value !== null && typeof (value as Integrated).statusCode === 'number';

const eventOf = async ({ req, url, requestId }: Exchange, envId: string): Promise<object> => {
  const text = isText(req.headers['content-type'] ?? '');
  const body = await readLimited(req, text ? LIMITS.httpTextBytes : LIMITS.payloadBytes);
  return {
    path: url.pathname,
    httpMethod: req.method,
    headers: { ...req.headers, 'x-real-ip': '127.0.0.1', 'x-request-id': requestId },
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { requestId, envId },
    body: body.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  };
};

const sendIntegrated = (exchange: Exchange, outcome: Extract<Outcome, { ok: true }>): void => {
  const value = JSON.parse(outcome.json) as unknown;
  if (typeof value === 'string')
    return send(exchange.res, 200, { 'content-type': 'text/plain; charset=utf-8' }, value);
  if (!isIntegrated(value)) return sendJsonText(exchange.res, 200, outcome.json);
  const body = Buffer.from(value.body ?? '', value.isBase64Encoded ? 'base64' : 'utf8');
  send(exchange.res, value.statusCode, { 'x-request-id': exchange.requestId, ...value.headers }, body);
};

type Deps = { host: FunctionHost; faults: Faults; envId: string };

/**
 * HTTP access: a path of the gateway leads to one function, which gets the request as its event and no identity. Faults
 * find such a call by its path instead of an action.
 */
export const httpAccess =
  ({ host, faults, envId }: Deps, functionName: string) =>
  async (exchange: Exchange): Promise<void> => {
    const event = await eventOf(exchange, envId);
    const path = exchange.url.pathname;
    const key = `call ${callKey(functionName, path, undefined)}`;
    const call = {
      function: functionName,
      actionName: path,
      token: undefined,
      key,
      attempt: faults.attemptOf(key),
    };
    const invoke = (suffix: string) =>
      host.invoke(
        functionName,
        JSON.stringify(event),
        { source: 'http', clientIp: '127.0.0.1' },
        exchange.requestId + suffix,
      );
    const outcome = await invokeWith(exchange, faults.take(call), invoke);
    if (!outcome) return;
    if (!outcome.ok) return sendOutcome(exchange, outcome);
    sendIntegrated(exchange, outcome);
  };
