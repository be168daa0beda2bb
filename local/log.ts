import pino from 'pino';

/** One line of the runtime's log: any flat object, `kind` names what it is about. */
export type LogWriter = { write(line: object): void; close(): void };

/** Appends JSON lines to a file; without a file (a store in memory) nothing is kept. */
export const createLog = (file: string | null): LogWriter => {
  if (file === null) return { write: () => undefined, close: () => undefined };
  const destination = pino.destination({ dest: file, sync: false, mkdir: true });
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    write: (line) => logger.info(line),
    close: () => {
      destination.flushSync();
      destination.end();
    },
  };
};
