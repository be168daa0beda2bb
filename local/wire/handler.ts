import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CutConnection, readParams } from './body';
import { codes, invalidParam, WireError } from './errors';
import { INVOCATION_HEADER } from './invocation-header';
import type { Stats } from './stats';

export type WireContext = {
  requestId: string;
  seqId?: string;
  /** The invocation of a function that asks, when one does. */
  invocationId?: string;
  /** Ends the connection without an answer; to be followed by a thrown `CutConnection`. */
  cut: () => void;
};

/** Answers the success body without `requestId`; an expected failure is thrown as a `WireError`. */
export type WireHandler = (
  params: Record<string, unknown>,
  ctx: WireContext,
) => Promise<Record<string, unknown>> | Record<string, unknown>;

export type WireOptions = {
  log?: (line: object) => void;
  stats?: Stats;
  /** Real time for log lines, in milliseconds. */
  clock?: () => number;
};

const RAW = Symbol('raw answer');
type RawBody = { bytes: Buffer; contentType: string };

/** A handler's answer that is sent as bytes (wx.openApi answers pictures this way). */
export const rawAnswer = (bytes: Buffer, contentType: string): Record<string, unknown> =>
  ({ [RAW]: { bytes, contentType } }) as Record<string, unknown>;

const rawOf = (answer: Record<string, unknown>) => (answer as { [RAW]?: RawBody })[RAW];

// The SDK tells JSON from a buffer in wx.openApi answers by exactly this value.
const JSON_TYPE = 'application/json; charset=utf-8';

const send = (res: ServerResponse, bytes: string | Buffer, contentType: string) => {
  if (res.destroyed) return;
  res.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(bytes) });
  res.end(bytes);
};

const contextOf = (req: IncomingMessage, res: ServerResponse): WireContext => {
  const match = /[?&]seqId=([^&]{1,128})/.exec(req.url ?? '');
  const invocationId = req.headers[INVOCATION_HEADER];
  return {
    requestId: randomUUID(),
    ...(match ? { seqId: match[1]! } : {}),
    ...(typeof invocationId === 'string' ? { invocationId } : {}),
    cut: () => res.destroy(),
  };
};

const handlerFor = (handlers: Record<string, WireHandler>, action: unknown): WireHandler => {
  if (typeof action !== 'string') throw invalidParam('[InvalidParameter] The request names no action.');
  const handler = Object.hasOwn(handlers, action) ? handlers[action] : undefined;
  if (!handler)
    throw invalidParam(
      `[InvalidParameter] The local runtime does not know the action ${action.slice(0, 100)}.`,
    );
  return handler;
};

const failureBody = (error: unknown, log: WireOptions['log']) => {
  if (error instanceof WireError) return { code: error.code, message: error.message };
  log?.({ level: 'error', kind: 'wire.bug', message: String(error), stack: (error as Error)?.stack });
  return { code: codes.internal, message: `[InternalError] ${(error as Error)?.message ?? String(error)}` };
};

/**
 * The request listener of the wire protocol: dispatches on `action`, answers HTTP 200 with
 * `{ requestId, ... }` or `{ requestId, code, message }`. A cut connection is dropped without an answer.
 */
export const createWire = (handlers: Record<string, WireHandler>, options: WireOptions = {}) => {
  const clock = options.clock ?? (() => performance.now());
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const ctx = contextOf(req, res);
    const startedAt = clock();
    const { cut: _cut, ...named } = ctx;
    let action: unknown;
    let code: string | undefined;
    try {
      const params = await readParams(req);
      action = params['action'];
      const handler = handlerFor(handlers, action);
      options.stats?.count(action as string);
      const answer = await handler(params, ctx);
      const raw = rawOf(answer);
      if (raw) send(res, raw.bytes, raw.contentType);
      else send(res, JSON.stringify({ requestId: ctx.requestId, ...answer }), JSON_TYPE);
    } catch (error) {
      if (error instanceof CutConnection) return;
      const body = failureBody(error, options.log);
      code = body.code;
      send(res, JSON.stringify({ requestId: ctx.requestId, ...body }), JSON_TYPE);
    }
    options.log?.({ kind: 'wire', action, code, ms: Math.round((clock() - startedAt) * 10) / 10, ...named });
  };
};
