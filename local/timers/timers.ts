import type { FunctionInfo } from '../functions/host';
import type { Caller, Outcome } from '../functions/types';
import { parseCron } from './cron';

export type TimerInfo = {
  functionName: string;
  name: string;
  config: string;
  nextAt: number | null;
  lastAt: number | null;
  lastOk: boolean | null;
};

export type Timers = {
  list(): TimerInfo[];
  /** The clock was moved: what has become due fires, the rest is planned anew. */
  clockMoved(): void;
  /** Runs one now, whatever its schedule; null when there is no timer of that name. */
  run(name: string, at?: number): Promise<Outcome | null>;
  close(): void;
};

type Deps = {
  functions: FunctionInfo[];
  invoke: (functionName: string, event: string, caller: Caller) => Promise<Outcome>;
  now: () => number;
  log: (line: object) => void;
  /** False: nothing fires by itself, only `run` works (tests, benchmarks). */
  scheduled: boolean;
};

/** setTimeout holds 31 bits of milliseconds */
const LONGEST_WAIT_MS = 2_000_000_000;

/** The timer event, as the platform sends it. */
const timerEvent = (name: string, message: string, at: number): string =>
  JSON.stringify({
    Type: 'Timer',
    TriggerName: name,
    Time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    Message: message,
  });

/** Schedules the timers of the configuration. Throws on a malformed cron expression. */
export const createTimers = ({ functions, invoke, now, log, scheduled }: Deps): Timers => {
  let closed = false;
  const entries = functions.flatMap(fn =>
    fn.timers.map(timer => ({
      ...timer,
      functionName: fn.name,
      next: parseCron(timer.config),
      nextAt: null as number | null,
      lastAt: null as number | null,
      lastOk: null as boolean | null,
      handle: undefined as NodeJS.Timeout | undefined,
    })),
  );
  type Entry = (typeof entries)[number];

  const fire = async (entry: Entry, at: number): Promise<Outcome> => {
    entry.lastAt = at;
    const outcome = await invoke(entry.functionName, timerEvent(entry.name, entry.message ?? '', at), {
      source: 'timer',
    });
    entry.lastOk = outcome.ok;
    log({
      kind: 'timer',
      name: entry.name,
      function: entry.functionName,
      ok: outcome.ok,
      ...(outcome.ok ? {} : { code: outcome.code, message: outcome.message }),
    });
    return outcome;
  };
  // timers may ring a little early: the next instant is counted from the one that was meant
  const schedule = (entry: Entry, after: number): void => {
    if (closed) return;
    entry.nextAt = entry.next(after);
    if (entry.nextAt !== null) arm(entry, entry.nextAt);
  };
  const arm = (entry: Entry, at: number): void => {
    const wait = at - now();
    entry.handle = setTimeout(
      () => {
        if (wait > LONGEST_WAIT_MS) return schedule(entry, now());
        void fire(entry, at);
        schedule(entry, Math.max(now(), at));
      },
      Math.min(Math.max(wait, 0), LONGEST_WAIT_MS),
    );
    entry.handle.unref();
  };
  if (scheduled) for (const entry of entries) schedule(entry, now());

  return {
    list: () =>
      entries.map(({ functionName, name, config, nextAt, lastAt, lastOk }) => ({
        functionName,
        name,
        config,
        nextAt,
        lastAt,
        lastOk,
      })),
    clockMoved: () => {
      for (const entry of scheduled && !closed ? entries : []) {
        clearTimeout(entry.handle);
        if (entry.nextAt !== null && entry.nextAt <= now()) arm(entry, entry.nextAt);
        else schedule(entry, now());
      }
    },
    run: async (name, at = now()) => {
      const entry = entries.find(one => one.name === name);
      return entry ? fire(entry, at) : null;
    },
    close: () => {
      closed = true;
      for (const entry of entries) clearTimeout(entry.handle);
    },
  };
};
