import { chance } from './chance';

/** What goes wrong with a call of a function. */
export const CALL_FAULTS = ['delay', 'error', 'lost-answer', 'offline', 'duplicate'] as const;
/** What goes wrong with one call of the database. */
export const DATABASE_FAULTS = ['db-delay', 'db-error', 'db-conflict', 'db-lost-answer', 'crash'] as const;
/** `clock` moves the clock that the function sees. */
export const FAULT_KINDS = [...CALL_FAULTS, ...DATABASE_FAULTS, 'clock'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Which calls go wrong: all, or those of one function, one action (`event.action`), one login, one database verb. */
export type FaultMatch = { function?: string; actionName?: string; token?: string; verb?: string };

/** A planned failure. */
export type Fault = {
  id: string;
  match: FaultMatch;
  kind: FaultKind;
  /** Length of a delay; time between a call and its duplicate; how far the clock is moved. */
  ms?: number;
  /** After so many hits it is over; for ever when absent. */
  times?: number;
  /** Lets the first so many pass that would fit. */
  skip?: number;
  /** The code that an error answers. */
  code?: string;
  /** Only the n-th database call of an invocation, counted from 1, begin and commit included. */
  at?: number;
  /** `crash`: before the database call is done, or (default) after it. */
  when?: 'before' | 'after';
  /** From 0 to 1, drawn from `seed` and the name of the call: the same run meets the same faults. */
  probability?: number;
  seed?: string;
};

export type CallSubject = {
  function: string | undefined;
  actionName: string | undefined;
  token: string | undefined;
  /** Names the call for the draw. */
  key?: string;
  attempt?: number;
};
export type DatabaseSubject = CallSubject & {
  verb: string;
  /** Which of its invocation's database calls; absent for a client that is no function. */
  call?: number;
  inTransaction: boolean;
};
export type Hit = {
  fault: string;
  kind: FaultKind;
  function?: string;
  actionName?: string;
  verb?: string;
  call?: number;
};

export type Faults = {
  set(fault: Omit<Fault, 'id'>): string;
  /** Ends one fault or, without id, all. */
  clear(id?: string): void;
  /** The first fault of a call that fits; counts as one of its times. */
  take(call: CallSubject): Fault | null;
  /** Whether nothing is planned: the usual state, which must cost nothing. */
  idle(): boolean;
  /** The first fault of a database call that fits. */
  takeDatabase(call: DatabaseSubject): Fault | null;
  /** Numbers the calls of one key, from 1, since faults were last cleared. */
  attemptOf(key: string): number;
  /** How far the clock is moved for a call, in ms. */
  clockOffsetMs(call: CallSubject): number;
  list(): (Fault & { hits: number })[];
  /** What happened, oldest first. */
  hits(): Hit[];
};

const KEPT_HITS = 5_000;
const KEPT_KEYS = 200_000;
type Planned = Fault & { hits: number; seen: number };

const isCallFault = (kind: FaultKind): boolean => (CALL_FAULTS as readonly string[]).includes(kind);
const isDatabaseFault = (kind: FaultKind): boolean => (DATABASE_FAULTS as readonly string[]).includes(kind);

/** Whether a value names a kind of fault. */
export const isFaultKind = (value: unknown): value is FaultKind => FAULT_KINDS.includes(value as FaultKind);

const fits = ({ match }: Fault, call: CallSubject & { verb?: string }): boolean =>
  (match.function === undefined || match.function === call.function) &&
  (match.actionName === undefined || match.actionName === call.actionName) &&
  (match.token === undefined || match.token === call.token) &&
  (match.verb === undefined || match.verb === call.verb);

const canHappen = (fault: Fault, call: DatabaseSubject): boolean => {
  if (fault.at !== undefined && fault.at !== call.call) return false;
  if (fault.kind === 'db-conflict') return call.inTransaction;
  // only a function can crash
  return fault.kind !== 'crash' || call.call !== undefined;
};

const drawn = (fault: Planned, call: CallSubject & { call?: number }): boolean => {
  if (fault.probability === undefined) return true;
  const name = call.key === undefined ? String(fault.seen) : `${call.key}#${call.attempt}#${call.call ?? 0}`;
  return chance(`${fault.seed ?? ''}|${fault.kind}|${name}`) < fault.probability;
};

/** The faults that are planned now; first come, first used. */
export const createFaults = (newId: () => string): Faults => {
  const planned: Planned[] = [];
  const happened: Hit[] = [];
  const attempts = new Map<string, number>();
  const remove = (fault: Planned): void => void planned.splice(planned.indexOf(fault), 1);

  const happens = (fault: Planned, call: CallSubject & { call?: number; verb?: string }): boolean => {
    fault.seen += 1;
    if (fault.skip !== undefined && fault.seen <= fault.skip) return false;
    if (!drawn(fault, call)) return false;
    fault.hits += 1;
    const { function: name, actionName, verb, call: n } = call;
    happened.push({ fault: fault.id, kind: fault.kind, function: name, actionName, verb, call: n });
    if (happened.length > KEPT_HITS) happened.shift();
    if (fault.times !== undefined && fault.hits >= fault.times) remove(fault);
    return true;
  };
  const plain = ({ seen: _seen, hits: _hits, ...fault }: Planned): Fault => fault;

  return {
    set: fault => {
      const id = newId();
      planned.push({ ...fault, id, hits: 0, seen: 0 });
      return id;
    },
    clear: id => {
      if (id === undefined) {
        planned.length = 0;
        happened.length = 0;
        attempts.clear();
      } else for (const fault of planned.filter(one => one.id === id)) remove(fault);
    },
    take: call => {
      for (const fault of [...planned])
        if (isCallFault(fault.kind) && fits(fault, call) && happens(fault, call)) return plain(fault);
      return null;
    },
    idle: () => planned.length === 0,
    takeDatabase: call => {
      for (const fault of [...planned])
        if (
          isDatabaseFault(fault.kind) &&
          fits(fault, call) &&
          canHappen(fault, call) &&
          happens(fault, call)
        )
          return plain(fault);
      return null;
    },
    attemptOf: key => {
      // so many keys only come together in runs that no longer look back
      if (attempts.size > KEPT_KEYS) attempts.clear();
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      return attempt;
    },
    clockOffsetMs: call =>
      [...planned]
        .filter(fault => fault.kind === 'clock' && fits(fault, call) && happens(fault, call))
        .reduce((sum, fault) => sum + (fault.ms ?? 0), 0),
    list: () => planned.map(({ seen: _seen, ...fault }) => ({ ...fault })),
    hits: () => [...happened],
  };
};
