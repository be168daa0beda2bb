import type { LogLine } from './types';

/** The host asks for one invocation; the event travels as JSON text, as it does on the platform. */
export type ToWorker = {
  kind: 'invoke';
  id: number;
  event: string;
  context: Record<string, unknown>;
  /** How far the invocation's clock is moved. */
  clockOffsetMs: number;
};

/** What a worker tells the host; `id` of a log line is the invocation that wrote it, if any. */
export type FromWorker =
  | { kind: 'ready'; loadMs: number }
  | { kind: 'result'; id: number; json: string }
  | { kind: 'fail'; id: number; message: string; stack: string }
  | { kind: 'log'; id: number | undefined; level: LogLine['level']; line: string };
