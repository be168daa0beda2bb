import { openConnection, type Connection } from './connection';

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
  const { hostname, port, host } = new URL(url);
  const idle: Connection[] = [];
  const open = (): Connection => openConnection(hostname, Number(port), connection => idle.push(connection));
  /** One that waits for work; those that the gateway has closed meanwhile are left out. */
  const free = (): Connection => {
    for (let one = idle.pop(); one; one = idle.pop()) if (one.isOpen()) return one;
    return open();
  };
  const send = async (method: string, path: string, body: object | undefined, token?: string): Promise<unknown> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const head = [
      `${method} ${path} HTTP/1.1`,
      `host: ${host}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(text)}`,
      ...(token === undefined ? [] : [`x-yima-login: ${token}`]),
    ];
    const answer = await free().ask(`${head.join('\r\n')}\r\n\r\n${text}`);
    return JSON.parse(answer || '{}');
  };
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
