import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './protocol';
import { LIMITS, type FunctionSpec, type LogLine, type Outcome } from './types';

const YOUNG_MB = 64;

/** One worker thread with one function loaded; answers many invocations at a time. */
export type Instance = {
  inFlight(): number;
  /** False once it hung, crashed or was told to retire: no new invocation may go there. */
  usable(): boolean;
  invoke(event: string, context: Record<string, unknown>, requestId: string, extra?: Extra): Promise<Outcome>;
  /** Takes no more invocations and ends when the running ones have. */
  retire(): void;
  terminate(): Promise<void>;
  /** Resolves with the cold start in ms, rejects when the bundle cannot be loaded. */
  ready: Promise<number>;
};

export type InstanceDeps = {
  program: { code: string; isFile: boolean };
  spec: FunctionSpec;
  env: Record<string, string>;
  log: (level: LogLine['level'], line: string, requestId?: string) => void;
  /** Told once, when the thread is gone; `crashed` unless it was retired or terminated. */
  onGone: (crashed: boolean) => void;
  /** A bundle without the export answers null instead of failing. */
  optional?: boolean;
};

/** `signal`: the process ends here for this invocation; others that share the thread may finish. */
export type Extra = { clockOffsetMs: number; signal: AbortSignal };

type Pending = { requestId: string; settle: (outcome: Outcome) => void; timer?: NodeJS.Timeout };

type ThreadError = { code?: string; message?: string; stack?: string };

/** Starts a worker on the deployed bundle. The worker knows only the environment it is given. */
export const startInstance = ({
  program,
  spec,
  env,
  log,
  onGone,
  optional = false,
}: InstanceDeps): Instance => {
  const startedAt = performance.now();
  const worker = new Worker(program.code, {
    eval: !program.isFile,
    workerData: { file: spec.file, exportName: spec.exportName, optional },
    env,
    stdin: false,
    // a call leaves little behind: with room for many, a collection finds next to nothing to keep
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    name: spec.name,
  });
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let state: 'open' | 'retired' | 'gone' = 'open';
  let lastError: ThreadError | undefined;
  let markReady!: (coldStartMs: number) => void;
  let markBroken!: (error: Error) => void;
  const ready = new Promise<number>((resolve, reject) => {
    markReady = resolve;
    markBroken = reject;
  });
  ready.catch(() => undefined);

  const terminate = async (): Promise<void> => {
    if (state !== 'gone') state = 'retired';
    await worker.terminate();
  };
  const endWhenIdle = (): void => {
    if (state === 'retired' && pending.size === 0) void worker.terminate();
  };
  const settle = (id: number, outcome: Outcome): void => {
    const entry = pending.get(id);
    if (!entry) return;
    pending.delete(id);
    clearTimeout(entry.timer);
    entry.settle(outcome);
    endWhenIdle();
  };
  const timedOut = (id: number): void => {
    // the thread may be stuck in a loop: it gets no further work, and its other invocations have their own limits
    if (state === 'open') state = 'retired';
    settle(id, {
      ok: false,
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      message: `Invoking task timed out after ${spec.timeoutMs / 1000} seconds`,
    });
  };

  const crashed = (id: number): void => {
    if (state === 'open') state = 'retired';
    settle(id, {
      ok: false,
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'the process of the function ended (a planned crash)',
    });
  };

  const onMessage = (message: FromWorker): void => {
    if (message.kind === 'ready') return markReady(performance.now() - startedAt);
    if (message.kind === 'log') {
      return log(
        message.level,
        message.line,
        message.id === undefined ? undefined : pending.get(message.id)?.requestId,
      );
    }
    if (message.kind === 'fail') {
      log('error', message.stack, pending.get(message.id)?.requestId);
      return settle(message.id, { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: message.message });
    }
    if (Buffer.byteLength(message.json) > LIMITS.payloadBytes) {
      return settle(message.id, {
        ok: false,
        code: 'FUNCTIONS_EXECUTE_FAIL',
        message: 'the size of the answer exceeds 6 MB',
      });
    }
    settle(message.id, { ok: true, json: message.json });
  };
  const onExit = (): void => {
    const unexpected = state === 'open';
    state = 'gone';
    const reason = lastError?.message ?? 'the process of the function ended';
    const code =
      lastError?.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
        : 'FUNCTIONS_EXECUTE_FAIL';
    markBroken(new Error(reason));
    for (const id of [...pending.keys()]) settle(id, { ok: false, code, message: reason });
    onGone(unexpected);
  };
  worker.on('message', onMessage);
  worker.on('error', (error: unknown) => {
    // a thread may throw anything, not only an Error
    lastError = typeof error === 'object' && error !== null ? error : { message: String(error) };
    log('error', lastError.stack ?? lastError.message ?? 'the thread failed');
  });
  worker.on('exit', onExit);
  const loadTimer = setTimeout(() => void terminate(), LIMITS.loadTimeoutMs);
  void ready.catch(() => undefined).finally(() => clearTimeout(loadTimer));

  return {
    ready,
    terminate,
    inFlight: () => pending.size,
    usable: () => state === 'open',
    retire: () => {
      if (state === 'open') state = 'retired';
      endWhenIdle();
    },
    invoke: (event, context, requestId, extra) =>
      new Promise(resolve => {
        const id = nextId++;
        const entry: Pending = { requestId, settle: resolve };
        pending.set(id, entry);
        if (state === 'gone')
          return settle(id, {
            ok: false,
            code: 'FUNCTIONS_EXECUTE_FAIL',
            message: 'the process of the function ended',
          });
        extra?.signal.addEventListener('abort', () => crashed(id), { once: true });
        // the time limit counts the run, not the cold start; a failed load ends in onExit
        void ready.then(
          () => {
            if (!pending.has(id)) return;
            entry.timer = setTimeout(() => timedOut(id), spec.timeoutMs);
            const clockOffsetMs = extra?.clockOffsetMs ?? 0;
            worker.postMessage({ kind: 'invoke', id, event, context, clockOffsetMs } satisfies ToWorker);
          },
          () => undefined,
        );
      }),
  };
};
