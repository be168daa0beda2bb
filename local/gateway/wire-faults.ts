import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Invocation, Invocations } from '../functions/invocations';
import { CutConnection } from '../wire/body';
import { codes, transactionConflict, WireError } from '../wire/errors';
import type { WireContext, WireHandler } from '../wire/handler';
import { INVOCATION_HEADER } from '../wire/invocation-header';
import type { Fault, Faults } from './faults';

type Deps = { faults: Faults; invocations: Invocations };
type Asked = { invocation: Invocation | undefined; ctx: WireContext };
type Run = (verb?: string) => Promise<Record<string, unknown>>;

/** Whether a request comes from an invocation that has crashed: nothing it says counts any more. */
export const comesFromTheDead = (req: IncomingMessage, invocations: Invocations): boolean =>
  invocations.isDead(req.headers[INVOCATION_HEADER]);

const cut = ({ ctx }: Asked): never => {
  ctx.cut();
  throw new CutConnection();
};

const conflict = async (run: Run): Promise<never> => {
  // the loser of a conflict has lost its transaction
  await run('database.abortTransaction').catch(error => {
    if (!(error instanceof WireError)) throw error;
  });
  throw transactionConflict();
};

/** Puts the planned faults around the handlers of the database's verbs, and counts the calls of each invocation. */
export const withFaults = (
  handlers: Record<string, WireHandler>,
  { faults, invocations }: Deps,
): Record<string, WireHandler> => {
  const suffer = async (fault: Fault, asked: Asked, run: Run): Promise<Record<string, unknown>> => {
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
        invocations.crash(asked.invocation!);
        return cut(asked);
      default:
        await run();
        return cut(asked);
    }
  };

  const wrapOne =
    (verb: string): WireHandler =>
    (params, ctx) => {
      const invocation = ctx.invocationId === undefined ? undefined : invocations.find(ctx.invocationId);
      if (invocation) invocation.databaseCalls += 1;
      if (faults.idle()) return handlers[verb]!(params, ctx);
      const { function: name, actionName, token, key, attempt, databaseCalls: call } = invocation ?? {};
      const fault = faults.takeDatabase({
        ...{ function: name, actionName, token, key, attempt, call, verb },
        inTransaction: typeof params['transactionId'] === 'string' && verb !== 'database.abortTransaction',
      });
      const run: Run = async (other = verb) => handlers[other]!(params, ctx);
      return fault ? suffer(fault, { invocation, ctx }, run) : run();
    };

  return Object.fromEntries(Object.keys(handlers).map(verb => [verb, wrapOne(verb)]));
};
