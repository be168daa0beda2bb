import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export type WireAnswer = { code?: string; message?: string; [field: string]: unknown };
export type RawAnswer = { status: number; type: string; bytes: Buffer };

/** The connection ended before an answer came: whether the call was done is not known. */
export class NoAnswer extends Error {}

/** No answer came in time. */
export class TooLate extends Error {}

const JSON_BODY: OutgoingHttpHeaders = { 'content-type': 'application/json' };

/** Speaks the wire protocol without the SDK, on connections that are kept: for tests that make very many calls. */
export const wireClient = (url: string, { connections = 64, timeoutMs = 30_000 } = {}) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  /** Sends bytes as they are. Throws `NoAnswer` or `TooLate`. */
  const send = (body: string | Buffer, headers = JSON_BODY): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      const failed = (error: Error) => reject(error instanceof TooLate ? error : new NoAnswer(error.message));
      const req = request(url, { agent, method: 'POST', headers, timeout: timeoutMs }, res => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', failed);
        res.on('end', () =>
          resolve({
            status: res.statusCode!,
            type: res.headers['content-type'] ?? '',
            bytes: Buffer.concat(chunks),
          }),
        );
      });
      req.on('timeout', () => req.destroy(new TooLate(`no answer in ${timeoutMs} ms`)));
      req.on('error', failed);
      req.end(body);
    });

  const post = async (body: string | Buffer): Promise<WireAnswer> =>
    JSON.parse((await send(body)).bytes.toString()) as WireAnswer;

  return {
    send,
    post,
    /** One verb of the database. */
    call: (verb: string, params: object = {}): Promise<WireAnswer> =>
      post(JSON.stringify({ action: `database.${verb}`, ...params })),
    close: () => agent.destroy(),
  };
};

export type WireClient = ReturnType<typeof wireClient>;
