import { renameSync, statSync } from 'node:fs';
import pino from 'pino';

/** The runtime's log: flat objects, `kind` names what each is about. */
export type LogWriter = { write(line: object): void; close(): Promise<void> };

const KEEP_BYTES = 20 * 1024 * 1024;
const SLOW_CALL_MS = 200;
/** Lines go to the file together: one write each takes longer than making them. Nothing waits longer than this. */
const FLUSH = { minLength: 8 * 1024, periodicFlush: 250 };

/** A database call that went well and fast is not worth a line; there are thousands a second. */
const isNoise = (line: { kind?: string; code?: string; ms?: number }): boolean =>
  line.kind === 'wire' && line.code === undefined && (line.ms ?? 0) < SLOW_CALL_MS;

/** Appends JSON lines to a file, of which one older part is kept; without a file (a store in memory) nothing is. */
export const createLog = (file: string | null): LogWriter => {
  if (file === null) return { write: () => undefined, close: async () => undefined };
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > KEEP_BYTES) renameSync(file, `${file}.1`);
  const destination = pino.destination({ dest: file, sync: false, ...FLUSH });
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    write: line => {
      if (!isNoise(line)) logger.info(line);
    },
    close: () =>
      new Promise(done => {
        destination.once('close', done);
        destination.end();
      }),
  };
};
