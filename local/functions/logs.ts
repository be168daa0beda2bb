import { LIMITS, type LogLine } from './types';

/** The last lines of each function, and a place where all of them are written as they come. */
export type FunctionLogs = {
  add(line: LogLine): void;
  /** Oldest first; of one request when `requestId` is given. */
  read(functionName: string, query?: { limit?: number; requestId?: string }): LogLine[];
  clear(): void;
};

/** A bounded memory of log lines per function; `write` gets each line (for the console or a file). */
export const createFunctionLogs = (write: (line: LogLine) => void): FunctionLogs => {
  const rings = new Map<string, LogLine[]>();
  return {
    add: line => {
      const ring = rings.get(line.functionName) ?? [];
      rings.set(line.functionName, ring);
      ring.push(line);
      if (ring.length > LIMITS.logLinesPerFunction) ring.shift();
      write(line);
    },
    clear: () => rings.clear(),
    read: (functionName, { limit = 100, requestId } = {}) =>
      (rings.get(functionName) ?? [])
        .filter(line => requestId === undefined || line.requestId === requestId)
        .slice(-limit),
  };
};
