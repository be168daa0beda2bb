import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { INVOCATION_HEADER, type Invocation, type Invocations } from '../functions/invocations';
import { CutConnection } from '../wire/body';
import { codes, transactionConflict, WireError } from '../wire/errors';
import type { WireHandler } from '../wire/handler';
import type { Fault, Faults } from './faults';

type Deps = { faults: Faults; invocations: Invocations };
type Asked = { invocation: Invocation | undefined; res: ServerResponse };
type Listener = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Whether a request comes from an invocation that has crashed: nothing it says counts any more. */
export const comesFromTheDead = (req: IncomingMessage, invocations: Invocations): boolean =>
  invocations.isDead(req.headers[INVOCATION_HEADER]);

/**
 * Plans faults for single database calls: `wrap` goes around the handlers, `listen` around the listener that calls
 * them. Both together know which invocation asks, and which of its calls this is.
 */
export const createWireFaults = ({ faults, invocations }: Deps) => {
  const asking = new AsyncLocalStorage<Asked>();

  const cut = (): never => {
    asking.getStore()?.res.destroy();
    throw new CutConnection();
  };
  const die = (invocation: Invocation): never => {
    invocations.crash(invocation);
    return cut();
  };

  const conflict = async (run: (verb: string) => Promise<unknown>): Promise<never> => {
    // the loser of a conflict has lost its transaction
    await run('database.abortTransaction').catch(error => {
      if (!(error instanceof WireError)) throw error;
    });
    throw transactionConflict();
  };

  const suffer = async (
    fault: Fault,
    invocation: Invocation | undefined,
    run: (verb?: string) => Promise<Record<string, unknown>>,
  ): Promise<Record<string, unknown>> => {
    switch (fault.kind) {
      case 'db-delay':
        await wait(fault.ms ?? 0);
        return run();
      case 'db-error':
        throw new WireError(fault.code ?? codes.requestFailed, '[FailedOperation] a planned fault');
      case 'db-conflict':
        return conflict(run);
      case 'crash':
        if (fault.when !== 'before') await run();
        return die(invocation!);
      default:
        await run();
        return cut();
    }
  };

  const wrapOne =
    (verb: string, handlers: Record<string, WireHandler>): WireHandler =>
    async (params, ctx) => {
      const invocation = asking.getStore()?.invocation;
      if (invocation) invocation.databaseCalls += 1;
      const { function: name, actionName, token, key, attempt, databaseCalls: call } = invocation ?? {};
      const fault = faults.takeDatabase({
        ...{ function: name, actionName, token, key, attempt, call, verb },
        inTransaction: typeof params['transactionId'] === 'string' && verb !== 'database.abortTransaction',
      });
      const run = async (other = verb) => handlers[other]!(params, ctx);
      return fault ? suffer(fault, invocation, run) : run();
    };

  return {
    wrap: (handlers: Record<string, WireHandler>): Record<string, WireHandler> =>
      Object.fromEntries(Object.keys(handlers).map(verb => [verb, wrapOne(verb, handlers)])),
    listen:
      (listener: Listener): Listener =>
      (req, res) => {
        const invocation = invocations.find(req.headers[INVOCATION_HEADER]);
        return asking.run({ invocation, res }, () => listener(req, res));
      },
  };
};
