export type WebLogin = { uid: string; customUserId?: string };

/** Who or what calls a function; decided by the gateway, never by the payload. */
export type Caller = {
  source: 'call' | 'timer' | 'http' | 'function';
  openid?: string;
  unionid?: string;
  clientIp?: string;
  /** A browser that signed in by the platform's own interface: nobody in particular, or a custom user id. */
  web?: WebLogin;
  /** The login that calls; faults can be planned for one. */
  token?: string;
};

/** A timer of `cloudbaserc.json`: seven-field cron, in the platform's zone (UTC+8). */
export type TimerSpec = { name: string; config: string; message?: string };

/** One deployable function as the configuration and the bundle on disk describe it. */
export type FunctionSpec = {
  name: string;
  file: string;
  exportName: string;
  timeoutMs: number;
  memoryMb: number;
  /** Threads at most, and invocations that each takes at a time; the pool's own sizes when absent. */
  instances?: number | undefined;
  concurrency?: number | undefined;
  env: Record<string, string>;
  timers: TimerSpec[];
};

/** What the platform answers itself, as opposed to what the function returns. */
export type PlatformErrorCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'FUNCTION_EXCEED_RESOURCE_LIMIT';

/** The end of one invocation: the returned value as JSON text, or the platform's error. */
export type Outcome = { ok: true; json: string } | { ok: false; code: PlatformErrorCode; message: string };

/** One line a function wrote; `at` in epoch ms. */
export type LogLine = {
  at: number;
  functionName: string;
  requestId?: string;
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  line: string;
};

/** Limits of the platform and sizes of the pool. */
export const LIMITS = {
  payloadBytes: 6 * 1024 * 1024,
  httpTextBytes: 100 * 1024,
  instancesPerFunction: 2,
  /** More at a time only take turns: they hold more connections and more memory, and each is answered later. */
  invocationsPerInstance: 16,
  growAtInFlight: 8,
  queuedPerFunction: 2_000,
  loadTimeoutMs: 30_000,
  logLinesPerFunction: 1_000,
  defaultTimeoutMs: 20_000,
  defaultMemoryMb: 256,
} as const;
