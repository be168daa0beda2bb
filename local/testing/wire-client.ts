import { Agent, request } from 'node:http';

export type WireAnswer = { code?: string; message?: string; [field: string]: unknown };

/** The connection ended before an answer came: whether the call was done is not known. */
export class NoAnswer extends Error {}

/** Speaks the wire protocol without the SDK, on connections that are kept: for tests that make very many calls. */
export const wireClient = (url: string, connections = 64) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const options = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };

  /** Sends bytes as they are; answers the parsed body. Throws `NoAnswer`. */
  const post = (body: string | Buffer): Promise<WireAnswer> =>
    new Promise((resolve, reject) => {
      const failed = (error: Error) => reject(new NoAnswer(error.message));
      const req = request(url, options, res => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', failed);
        res.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as WireAnswer));
      });
      req.on('error', failed);
      req.end(body);
    });

  return {
    post,
    /** One verb of the database. */
    call: (verb: string, params: object = {}): Promise<WireAnswer> =>
      post(JSON.stringify({ action: `database.${verb}`, ...params })),
    close: () => agent.destroy(),
  };
};

export type WireClient = ReturnType<typeof wireClient>;
