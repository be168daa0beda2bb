import { connect, type Socket } from 'node:net';

type Waiter = { resolve: (body: string) => void; reject: (error: Error) => void };

const HEAD_END = '\r\n\r\n';

/** The whole answer's length in bytes and where its body begins, once its head is there. */
const frameOf = (bytes: Buffer): { bodyAt: number; length: number } | undefined => {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const contentLength = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  if (contentLength === undefined) throw new Error('an answer without a length');
  const bodyAt = headEnd + HEAD_END.length;
  return { bodyAt, length: bodyAt + Number(contentLength) };
};

export type Connection = {
  /** Sends a whole request and resolves with the body. @throws Error when the connection ends without an answer */
  ask(request: string): Promise<string>;
  isOpen(): boolean;
};

/**
 * A kept-alive connection with one request at a time, as little as HTTP needs: what loads the gateway must not take the
 * processor from what is measured.
 *
 * @param idle told with every answer that the connection is free for the next request
 */
export const openConnection = (hostname: string, port: number, idle: (connection: Connection) => void): Connection => {
  const socket: Socket = connect(port, hostname).setNoDelay(true);
  let received: Buffer = Buffer.alloc(0);
  let waiter: Waiter | undefined;
  const settle = (end: (waiter: Waiter) => void): void => {
    const asked = waiter;
    waiter = undefined;
    received = Buffer.alloc(0);
    if (asked) end(asked);
  };
  const fail = (error: Error): void => settle(asked => asked.reject(error));
  const connection: Connection = {
    ask: request =>
      new Promise((resolve, reject) => {
        waiter = { resolve, reject };
        socket.write(request);
      }),
    isOpen: () => socket.writable,
  };
  socket.on('data', chunk => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const frame = frameOf(received);
    if (!frame || received.length < frame.length) return;
    const body = received.toString('utf8', frame.bodyAt, frame.length);
    idle(connection);
    settle(asked => asked.resolve(body));
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the gateway closed the connection')));
  return connection;
};
