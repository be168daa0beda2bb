import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes } from '../wire/body';
import { WireError } from '../wire/errors';

/** A refusal of the gateway itself: HTTP status, closed code, words for a person or a log. */
export class GatewayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'GatewayError';
  }
}

export type Exchange = { req: IncomingMessage; res: ServerResponse; readonly url: URL; requestId: string };

/** Sends a complete answer; does nothing when the client has gone. */
export const send = (
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void => {
  if (res.destroyed || res.headersSent) return;
  res.writeHead(status, {
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  });
  res.end(body);
};

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** Sends JSON text as it is. */
export const sendJsonText = (
  res: ServerResponse,
  status: number,
  json: string,
  headers: Record<string, string> = {},
): void => send(res, status, { ...JSON_HEADERS, ...headers }, json);

export const sendJson = (res: ServerResponse, status: number, value: unknown): void =>
  sendJsonText(res, status, JSON.stringify(value));

/** The body's bytes; more than `limit` is refused with 413. */
export const readLimited = async (req: IncomingMessage, limit: number): Promise<Buffer> => {
  // made when it is needed: an error remembers its stack, which takes longer than reading most bodies
  const tooLarge = () =>
    new GatewayError(413, 'EXCEED_REQUEST_SIZE_LIMIT', `the body is larger than ${limit} bytes`);
  if (Number(req.headers['content-length'] ?? 0) > limit) {
    req.resume();
    throw tooLarge();
  }
  try {
    return await readBytes(req, limit);
  } catch (error) {
    throw error instanceof WireError ? tooLarge() : error;
  }
};

/** A JSON body with its text; an empty body counts as `{}`. */
export const readJson = async (
  req: IncomingMessage,
  limit: number,
): Promise<{ text: string; value: Record<string, unknown> }> => {
  const text = (await readLimited(req, limit)).toString('utf8') || '{}';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new GatewayError(400, 'INVALID_PARAM', 'the body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GatewayError(400, 'INVALID_PARAM', 'the body must be a JSON object');
  }
  return { text, value: value as Record<string, unknown> };
};
