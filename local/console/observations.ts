/** A question that read far more than it answered, with the index it wants. */
export type Wasteful = {
  collection: string;
  shape: string;
  index: string;
  plan: string;
  count: number;
  lastAt: number;
  examined: number;
  returned: number;
};

/** How long one verb takes. */
export type VerbTimes = { verb: string; count: number; failed: number; totalMs: number; slowestMs: number };

export type Observations = {
  /** Gets every log line, and keeps what the console shows. */
  note(line: object): void;
  wasteful(): Wasteful[];
  verbs(): VerbTimes[];
  clear(): void;
};

const KEPT_SHAPES = 200;

type Line = Record<string, unknown>;
const text = (line: Line, name: string): string => String(line[name] ?? '');
const number = (line: Line, name: string): number => Number(line[name] ?? 0);

/** Sums up the log: wasteful questions by shape, the verbs by name. */
export const createObservations = (now: () => number): Observations => {
  const shapes = new Map<string, Wasteful>();
  const verbs = new Map<string, VerbTimes>();

  const noteWasteful = (line: Line): void => {
    const key = `${text(line, 'collection')} ${text(line, 'shape')} ${text(line, 'index')}`;
    if (!shapes.has(key) && shapes.size >= KEPT_SHAPES) return;
    shapes.set(key, {
      collection: text(line, 'collection'),
      shape: text(line, 'shape'),
      index: text(line, 'index'),
      plan: text(line, 'plan'),
      count: (shapes.get(key)?.count ?? 0) + 1,
      lastAt: now(),
      examined: Math.max(number(line, 'examined'), shapes.get(key)?.examined ?? 0),
      returned: number(line, 'returned'),
    });
  };
  const noteVerb = (line: Line): void => {
    const verb = text(line, 'action').slice(0, 60);
    if (!verbs.has(verb) && verbs.size >= KEPT_SHAPES) return;
    const known = verbs.get(verb) ?? { verb, count: 0, failed: 0, totalMs: 0, slowestMs: 0 };
    const ms = number(line, 'ms');
    verbs.set(verb, {
      verb,
      count: known.count + 1,
      failed: known.failed + (line.code === undefined ? 0 : 1),
      totalMs: known.totalMs + ms,
      slowestMs: Math.max(known.slowestMs, ms),
    });
  };

  return {
    note: line => {
      const { kind } = line as Line;
      if (kind === 'store.wasteful') noteWasteful(line as Line);
      else if (kind === 'wire') noteVerb(line as Line);
    },
    wasteful: () => [...shapes.values()].sort((a, b) => b.examined - a.examined),
    verbs: () => [...verbs.values()].sort((a, b) => b.totalMs - a.totalMs),
    clear: () => {
      shapes.clear();
      verbs.clear();
    },
  };
};
