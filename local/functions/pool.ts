import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startInstance, type Extra, type Instance, type InstanceDeps } from './instance';
import { LIMITS, type FunctionSpec, type Outcome } from './types';

export type PoolStats = {
  instances: number;
  maxInstances: number;
  /** Invocations that one instance takes at a time. */
  concurrency: number;
  inFlight: number;
  queued: number;
  coldStarts: number;
  lastColdStartMs: number | null;
  crashes: number;
};

/** The instances of one function: grows under load, replaces what crashed, reloads a changed bundle. */
export type Pool = {
  invoke(event: string, context: Record<string, unknown>, requestId: string, extra?: Extra): Promise<Outcome>;
  /** Starts one instance ahead of the first call; rejects when the bundle cannot be loaded. */
  warm(): Promise<void>;
  stats(): PoolStats;
  close(): Promise<void>;
};

type PoolDeps = Omit<InstanceDeps, 'onGone'> & {
  spec: FunctionSpec;
  /** Of the machine, unless a test has others. */
  cores?: number;
};

/**
 * From how many calls on a further instance is worth its thread. One core answers them all; where only one is left for the
 * functions a second thread brings nothing and takes turns with the first, so that each call costs a quarter more.
 */
const growAtFor = (concurrency: number, cores: number): number =>
  cores > 2 ? Math.min(LIMITS.growAtInFlight, concurrency) : concurrency;

const fingerprint = (file: string): string | null => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}:${stat.ino}` : null;
};

/** A pool of worker threads for one function. */
export const createPool = (deps: PoolDeps): Pool => {
  const { spec } = deps;
  const maxInstances = spec.instances ?? LIMITS.instancesPerFunction;
  const concurrency = spec.concurrency ?? LIMITS.invocationsPerInstance;
  const growAt = growAtFor(concurrency, deps.cores ?? availableParallelism());
  const instances = new Set<Instance>();
  const waiting: (() => void)[] = [];
  let version = fingerprint(spec.file);
  let closed = false;
  const counts = { coldStarts: 0, crashes: 0, lastColdStartMs: null as number | null };

  const start = (): Instance => {
    const instance = startInstance({
      ...deps,
      onGone: crashed => {
        // the next call starts a new one; starting it here would spin on a bundle that always crashes
        instances.delete(instance);
        if (crashed) counts.crashes += 1;
        runWaiting();
      },
    });
    instances.add(instance);
    counts.coldStarts += 1;
    instance.ready.then(
      ms => void (counts.lastColdStartMs = Math.round(ms)),
      () => undefined,
    );
    return instance;
  };
  const usable = (): Instance[] => [...instances].filter(instance => instance.usable());
  const reloadIfChanged = (): void => {
    const now = fingerprint(spec.file);
    if (now === null || now === version) return;
    version = now;
    for (const instance of instances) instance.retire();
  };
  /** One instance is filled before the next; beyond that the idlest one, while a further one starts. */
  const pick = (): Instance | undefined => {
    const open = usable();
    const filling = open.find(instance => instance.inFlight() < growAt);
    if (filling) return filling;
    const fresh = open.length < maxInstances ? start() : undefined;
    const [idlest] = open.sort((a, b) => a.inFlight() - b.inFlight());
    return idlest && idlest.inFlight() < concurrency ? idlest : fresh;
  };
  const runWaiting = (): void => {
    const next = waiting.shift();
    if (next) next();
  };
  const invoke: Pool['invoke'] = async (event, context, requestId, extra) => {
    if (closed) return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'the runtime is closing' };
    reloadIfChanged();
    let instance = pick();
    while (!instance) {
      if (waiting.length >= LIMITS.queuedPerFunction) {
        return {
          ok: false,
          code: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
          message: `too many calls of ${spec.name} are waiting`,
        };
      }
      await new Promise<void>(resolve => waiting.push(resolve));
      if (closed) return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'the runtime is closing' };
      instance = pick();
    }
    const outcome = await instance.invoke(event, context, requestId, extra);
    runWaiting();
    return outcome;
  };

  return {
    invoke,
    warm: async () => void (await (usable()[0] ?? start()).ready),
    stats: () => ({
      instances: usable().length,
      maxInstances,
      concurrency,
      inFlight: [...instances].reduce((sum, instance) => sum + instance.inFlight(), 0),
      queued: waiting.length,
      ...counts,
    }),
    close: async () => {
      closed = true;
      await Promise.all([...instances].map(instance => instance.terminate()));
      for (const wake of waiting.splice(0)) wake();
    },
  };
};
