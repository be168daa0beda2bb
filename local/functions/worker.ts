/** Runs inside a worker thread: loads one deployed bundle and answers invocations, many at a time. */
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { INVOCATION_HEADER } from '../wire/invocation-header';
import { createCurrent } from './current';
import type { FromWorker, ToWorker } from './protocol';
import { moveClock } from './worker-clock';
import { markRequests, storeUrl } from './worker-http';

type Handler = (event: unknown, context: unknown) => unknown;

const { file, exportName, optional } = workerData as { file: string; exportName: string; optional: boolean };
const port = parentPort!;
const current = createCurrent();
const send = (message: FromWorker): void => port.postMessage(message);

/**
 * A thread's own environment is asked for through a lock, some hundred times a call by the SDK. As on the platform, all
 * values are text.
 */
process.env = new Proxy(
  { ...process.env },
  {
    set: (env, name: string, value: unknown) => {
      env[name] = String(value);
      return true;
    },
  },
);

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;
for (const level of levels) {
  console[level] = (...args: unknown[]) =>
    send({ kind: 'log', id: current.get()?.id, level, line: format(...args) });
}
const captureStream = (stream: NodeJS.WriteStream, level: 'log' | 'error'): void => {
  stream.write = ((chunk: unknown) => {
    send({ kind: 'log', id: current.get()?.id, level, line: String(chunk).replace(/\n$/, '') });
    return true;
  }) as typeof stream.write;
};
captureStream(process.stdout, 'log');
captureStream(process.stderr, 'error');

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : `thrown: ${format(error)}`;

markRequests(storeUrl(), INVOCATION_HEADER, () => current.get()?.requestId);
moveClock(() => current.get()?.clockOffsetMs ?? 0);

const startedAt = performance.now();
const loaded = require(file) as Record<string, unknown>;
const handler = (loaded[exportName] ?? (optional ? () => null : undefined)) as Handler;
if (typeof handler !== 'function') throw new Error(`the bundle exports no function "${exportName}"`);

const run = async (message: ToWorker): Promise<void> => {
  try {
    const value = await handler(JSON.parse(message.event), message.context);
    send({ kind: 'result', id: message.id, json: JSON.stringify(value) ?? 'null' });
  } catch (error) {
    send({
      kind: 'fail',
      id: message.id,
      message: error instanceof Error ? error.message : String(error),
      stack: describe(error),
    });
  }
};

port.on('message', (message: ToWorker) => {
  const { id, clockOffsetMs, context } = message;
  const requestId = typeof context.request_id === 'string' ? context.request_id : undefined;
  void current.run({ id, requestId, clockOffsetMs }, () => run(message));
});
send({ kind: 'ready', loadMs: performance.now() - startedAt });
