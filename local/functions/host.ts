import { buildContext } from './context';
import { startInstance } from './instance';
import type { Invocations } from './invocations';
import type { FunctionLogs } from './logs';
import { createPool, type Pool, type PoolStats } from './pool';
import type { Caller, FunctionSpec, LogLine, Outcome } from './types';
import { workerProgram } from './worker-source';

export type HostDeps = {
  specs: FunctionSpec[];
  /** The environment all functions share (`seamEnv`); each function's own variables come on top. */
  sharedEnv: Record<string, string>;
  envId: string;
  appid: string;
  logs: FunctionLogs;
  invocations: Invocations;
  now: () => number;
};

export type FunctionInfo = PoolStats & {
  name: string;
  timeoutMs: number;
  memoryMb: number;
  timers: FunctionSpec['timers'];
};

/** `optional`: null is answered when the bundle has no such export. */
export type OnceJob = {
  name: string;
  file: string;
  exportName: string;
  env: Record<string, string>;
  timeoutMs: number;
  argument: unknown;
  optional?: boolean;
};

/** Runs deployed functions in worker threads. */
export type FunctionHost = {
  /** `event` is JSON text; never throws for what the function does. */
  invoke(name: string, event: string, caller: Caller, requestId: string): Promise<Outcome>;
  has(name: string): boolean;
  warm(): Promise<void>;
  list(): FunctionInfo[];
  /** Runs one export of a bundle once in a worker of its own, with `env` on top of the shared environment. */
  runOnce(job: OnceJob): Promise<Outcome>;
  close(): Promise<void>;
};

const ONCE_MEMORY_MB = 512;

/** Starts no thread by itself: `warm()` or the first call of a function does. */
export const createHost = async (deps: HostDeps): Promise<FunctionHost> => {
  const { specs, sharedEnv, envId, appid, logs, invocations, now } = deps;
  const program = await workerProgram();
  const logOf = (functionName: string) => (level: LogLine['level'], line: string, requestId?: string) =>
    logs.add({ at: now(), functionName, level, line, ...(requestId === undefined ? {} : { requestId }) });
  const pools = new Map<string, { spec: FunctionSpec; pool: Pool }>(
    specs.map(spec => [
      spec.name,
      {
        spec,
        pool: createPool({ program, spec, env: { ...sharedEnv, ...spec.env }, log: logOf(spec.name) }),
      },
    ]),
  );

  const runOnce: FunctionHost['runOnce'] = async ({
    name,
    file,
    exportName,
    env,
    timeoutMs,
    argument,
    optional,
  }) => {
    const spec: FunctionSpec = {
      name,
      file,
      exportName,
      timeoutMs,
      memoryMb: ONCE_MEMORY_MB,
      env,
      timers: [],
    };
    const instance = startInstance({
      program,
      spec,
      env: { ...sharedEnv, ...env },
      log: logOf(name),
      onGone: () => undefined,
      optional,
    });
    try {
      return await instance.invoke(JSON.stringify(argument), {}, name);
    } finally {
      await instance.terminate();
    }
  };

  return {
    runOnce,
    has: name => pools.has(name),
    invoke: async (name, event, caller, requestId) => {
      const found = pools.get(name);
      if (!found) return { ok: false, code: 'FUNCTION_NOT_FOUND', message: `Function not found: ${name}` };
      const invocation = invocations.begin(name, event, caller, requestId);
      const context = buildContext({ spec: found.spec, caller, requestId, envId, appid });
      const outcome = await found.pool.invoke(event, context, requestId, invocation);
      invocations.end(invocation, outcome);
      return outcome;
    },
    warm: async () => {
      for (const { spec, pool } of pools.values()) {
        await pool.warm().catch((error: Error) => {
          throw new Error(`function ${spec.name} cannot be loaded: ${error.message}`);
        });
      }
    },
    list: () =>
      [...pools.values()].map(({ spec, pool }) => ({
        name: spec.name,
        timeoutMs: spec.timeoutMs,
        memoryMb: spec.memoryMb,
        timers: spec.timers,
        ...pool.stats(),
      })),
    close: async () => void (await Promise.all([...pools.values()].map(({ pool }) => pool.close()))),
  };
};
