import { Agent, request } from 'node:http';

/** A call of the mini program: which function, whose login, what. */
export type Call = { fn: string; token: string; body: object };
export type Gateway = {
  call(call: Call): Promise<void>;
  /** The whole answer, refusals too. */
  ask<T>(call: Call): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  get<T>(path: string): Promise<T>;
};

/** The gateway over kept-alive connections, one for each call in flight. */
export const openGateway = (url: string): Gateway => {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const send = (method: string, path: string, body: object | undefined, token?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        ...(token === undefined ? {} : { 'x-yima-login': token }),
      };
      const req = request(url + path, { method, agent, headers }, res => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString() || '{}')));
      });
      req.on('error', reject);
      req.end(text);
    });
  return {
    call: async ({ fn, token, body }) => {
      const answer = (await send('POST', `/v1/functions/${fn}`, body, token)) as { ok?: unknown };
      if (answer.ok !== true)
        throw new Error(`${fn} ${JSON.stringify(body).slice(0, 200)} answered ${JSON.stringify(answer).slice(0, 500)}`);
    },
    ask: <T>({ fn, token, body }: Call) => send('POST', `/v1/functions/${fn}`, body, token) as Promise<T>,
    post: <T>(path: string, body: object) => send('POST', path, body) as Promise<T>,
    get: <T>(path: string) => send('GET', path, undefined) as Promise<T>,
  };
};
