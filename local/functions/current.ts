import { AsyncLocalStorage } from 'node:async_hooks';

/** The invocation that a piece of a function's code belongs to. */
export type Running = { id: number; requestId: string | undefined; clockOffsetMs: number };

export type Current = {
  run(running: Running, work: () => Promise<void>): Promise<void>;
  get(): Running | undefined;
};

/**
 * Knows on whose behalf code runs while a thread answers several invocations. Following each promise costs a twentieth of a
 * call, so the invocation that finds the thread idle is not followed: whatever carries no mark of another is its own. What
 * an invocation leaves running after its answer counts for the next that finds the thread idle, as it does on the platform.
 */
export const createCurrent = (): Current => {
  const followed = new AsyncLocalStorage<Running>();
  let inFlight = 0;
  let alone: Running | undefined;
  return {
    run: async (running, work) => {
      inFlight++;
      try {
        if (inFlight > 1) return await followed.run(running, work);
        // nobody is followed any more, and nothing is paid for it; only now, so that a crashed one's marks stay its own
        followed.disable();
        alone = running;
        await work();
      } finally {
        inFlight--;
      }
    },
    get: () => followed.getStore() ?? alone,
  };
};
