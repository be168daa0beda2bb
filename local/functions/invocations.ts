import type { Caller, Outcome } from './types';

/** What faults look at. `key` and `attempt` name the call in a way that is the same in a repeated run. */
export type Call = {
  function: string;
  actionName: string | undefined;
  token: string | undefined;
  key: string;
  attempt: number;
};

export type Invocation = Call & {
  requestId: string;
  caller: Caller;
  startedAt: number;
  databaseCalls: number;
  clockOffsetMs: number;
  /** Aborted by a planned crash. */
  signal: AbortSignal;
};

/** One call that is over. */
export type CallRecord = {
  requestId: string;
  functionName: string;
  actionName: string | undefined;
  source: Caller['source'];
  openid: string | undefined;
  at: number;
  ms: number;
  /** The platform's code; null when the function answered. */
  code: string | null;
  /** The code of an answer `{ ok: false, code }`, by which functions refuse what they expect. */
  refusal: string | null;
  databaseCalls: number;
};

export type Invocations = {
  begin(functionName: string, event: string, caller: Caller, requestId: string): Invocation;
  end(invocation: Invocation, outcome: Outcome): void;
  find(requestId: unknown): Invocation | undefined;
  /** The process dies here: the caller gets the platform's error, and nothing the code still sends is heard. */
  crash(invocation: Invocation): void;
  /** Whether an invocation of that id was ended by a crash. */
  isDead(requestId: unknown): boolean;
  /** Newest first. */
  recent(query?: { functionName?: string; limit?: number }): CallRecord[];
  clear(): void;
};

const KEPT_CALLS = 500;
const KEPT_DEAD = 10_000;
/** Longer events are not looked into: what their action is called is not worth the time. */
const READ_EVENT_LENGTH = 256 * 1024;

type Named = {
  action?: unknown;
  requestId?: unknown;
  TriggerName?: unknown;
  httpMethod?: unknown;
  path?: unknown;
};

const read = (event: string): Named => {
  if (event.length > READ_EVENT_LENGTH) return {};
  try {
    return (JSON.parse(event) ?? {}) as Named;
  } catch {
    return {};
  }
};

/** The action of a call: `event.action`, the timer's name, or method and path of a request. */
export const actionNameOf = (event: Named, source: Caller['source']): string | undefined => {
  if (source === 'timer' && typeof event.TriggerName === 'string') return event.TriggerName;
  if (source === 'http') return `${String(event.httpMethod)} ${String(event.path)}`;
  return typeof event.action === 'string' ? event.action : undefined;
};

/** What makes two calls the same call: the request id the client chose, or, without one, the action. */
export const callKey = (functionName: string, action: unknown, requestId: unknown): string =>
  [functionName, action, requestId].map(part => (typeof part === 'string' ? part : '')).join(':');

/** Only an answer that begins like an envelope is looked into. */
const refusalOf = (outcome: Outcome): string | null => {
  if (!outcome.ok || !outcome.json.startsWith('{"ok":false,')) return null;
  return /"code":"([A-Z0-9_]{1,80})"/.exec(outcome.json)?.[1] ?? 'ok: false';
};

type Deps = {
  now: () => number;
  clockOffsetMs: (call: Call) => number;
  /** Numbers the calls of one key, from 1. */
  attemptOf: (key: string) => number;
};

/** The invocations that run now and those that ran last. */
export const createInvocations = ({ now, clockOffsetMs, attemptOf }: Deps): Invocations => {
  const running = new Map<string, { invocation: Invocation; controller: AbortController; began: number }>();
  const dead = new Set<string>();
  const records: CallRecord[] = [];

  return {
    begin: (functionName, text, caller, requestId) => {
      const event = read(text);
      const actionName = actionNameOf(event, caller.source);
      const key = callKey(functionName, actionName, event.requestId);
      const call = { function: functionName, actionName, token: caller.token, key, attempt: attemptOf(key) };
      const controller = new AbortController();
      const invocation: Invocation = {
        ...call,
        ...{ requestId, caller, startedAt: now(), databaseCalls: 0 },
        clockOffsetMs: clockOffsetMs(call),
        signal: controller.signal,
      };
      running.set(requestId, { invocation, controller, began: performance.now() });
      return invocation;
    },
    end: (invocation, outcome) => {
      const { requestId, caller } = invocation;
      const began = running.get(requestId)?.began ?? performance.now();
      running.delete(requestId);
      records.push({
        requestId,
        functionName: invocation.function,
        actionName: invocation.actionName,
        source: caller.source,
        openid: caller.openid,
        at: invocation.startedAt,
        ms: Math.round((performance.now() - began) * 10) / 10,
        code: outcome.ok ? null : outcome.code,
        refusal: refusalOf(outcome),
        databaseCalls: invocation.databaseCalls,
      });
      if (records.length > KEPT_CALLS) records.shift();
    },
    find: requestId => running.get(String(requestId))?.invocation,
    crash: ({ requestId }) => {
      dead.add(requestId);
      if (dead.size > KEPT_DEAD) dead.delete(dead.values().next().value!);
      running.get(requestId)?.controller.abort();
    },
    isDead: requestId => typeof requestId === 'string' && dead.has(requestId),
    recent: ({ functionName, limit = 50 } = {}) =>
      records
        .filter(record => functionName === undefined || record.functionName === functionName)
        .slice(-limit)
        .reverse(),
    clear: () => {
      records.length = 0;
    },
  };
};
