import type { FunctionHost } from '../functions/host';
import { callKey } from '../functions/invocations';
import { LIMITS, type Caller, type Outcome } from '../functions/types';
import { invokeWith } from './call-faults';
import type { Faults } from './faults';
import { GatewayError, readJson, sendJson, sendJsonText, type Exchange } from './http';
import type { People } from './people';
import type { WebLogins } from './web-login';

const LOGIN_HEADER = 'x-yima-login';

/** The login token of a request, if it carries one. */
export const tokenOf = ({ req }: Exchange): string | undefined => {
  const value = req.headers[LOGIN_HEADER];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const STATUS: Record<Extract<Outcome, { ok: false }>['code'], number> = {
  FUNCTION_NOT_FOUND: 404,
  FUNCTIONS_EXECUTE_FAIL: 500,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: 500,
  FUNCTION_EXCEED_RESOURCE_LIMIT: 503,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
};

/** Answers what the platform answers: the returned value, or the platform's error with its status. */
export const sendOutcome = ({ res, requestId }: Exchange, outcome: Outcome): void => {
  if (outcome.ok) return sendJsonText(res, 200, outcome.json, { 'x-request-id': requestId });
  sendJson(res, STATUS[outcome.code], { code: outcome.code, message: outcome.message, requestId });
};

type Deps = { host: FunctionHost; people: People; webLogins: WebLogins; faults: Faults };

/** Names a call for a seeded draw: by the request id the client chose, else by what it is. */
const nameOf = (faults: Faults, name: string, { action, requestId }: Record<string, unknown>) => {
  const key = `call ${callKey(name, action, requestId)}`;
  return { key, attempt: faults.attemptOf(key) };
};

const bearerOf = ({ req }: Exchange): string | undefined =>
  /^Bearer (\S{1,4096})$/.exec(req.headers.authorization ?? '')?.[1];

/** A browser that signed in by the platform's own interface. */
const webCaller = (webLogins: WebLogins, bearer: string): Caller => {
  const web = webLogins.whois(bearer);
  if (!web) throw new GatewayError(401, 'LOGIN_REQUIRED', 'the access token is not valid or over');
  return { source: 'call', web, clientIp: '127.0.0.1' };
};

const callerOf = (people: People, token: string | undefined): Caller => {
  const person = people.whois(token);
  if (!person) throw new GatewayError(401, 'LOGIN_REQUIRED', '请先选择一位演示人物登录');
  return { source: 'call', openid: person.openid, unionid: person.unionid, clientIp: '127.0.0.1', token };
};

/** `POST /v1/functions/:name`: the mini program's `callFunction`; who calls is decided by the login, not by the body. */
export const functionRoute =
  ({ host, people, webLogins, faults }: Deps) =>
  async (exchange: Exchange, name: string): Promise<void> => {
    const { req, requestId } = exchange;
    const { text, value } = await readJson(req, LIMITS.payloadBytes);
    const token = tokenOf(exchange);
    const actionName = typeof value.action === 'string' ? value.action : undefined;
    const fault = faults.take({ function: name, actionName, token, ...nameOf(faults, name, value) });
    const bearer = bearerOf(exchange);
    const caller = bearer === undefined ? callerOf(people, token) : webCaller(webLogins, bearer);
    const invoke = (suffix: string) => host.invoke(name, text, caller, requestId + suffix);
    const outcome = await invokeWith(exchange, fault, invoke);
    if (outcome) sendOutcome(exchange, outcome);
  };
