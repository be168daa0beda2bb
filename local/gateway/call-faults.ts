import { setTimeout as wait } from 'node:timers/promises';
import type { Outcome } from '../functions/types';
import type { Fault } from './faults';
import { sendJson, type Exchange } from './http';

/** A call that arrives twice; the second comes `ms` later, and the first one's answer is the answer. */
const twice = async (fault: Fault, invoke: (suffix: string) => Promise<Outcome>): Promise<Outcome> => {
  const second = wait(fault.ms ?? 0).then(() => invoke('-again'));
  const [outcome] = await Promise.all([invoke(''), second]);
  return outcome;
};

/**
 * Calls a function as the fault that was planned for this call has it. Undefined: the caller has had all there is, be it
 * a planned error or a cut connection.
 */
export const invokeWith = async (
  { res, requestId }: Exchange,
  fault: Fault | null,
  invoke: (suffix: string) => Promise<Outcome>,
): Promise<Outcome | undefined> => {
  if (fault?.kind === 'offline') return void res.destroy();
  if (fault?.kind === 'delay') await wait(fault.ms ?? 0);
  if (fault?.kind === 'error') {
    const code = fault.code ?? 'FUNCTIONS_EXECUTE_FAIL';
    return void sendJson(res, 500, { code, message: 'a planned fault', requestId });
  }
  const outcome = fault?.kind === 'duplicate' ? await twice(fault, invoke) : await invoke('');
  return fault?.kind === 'lost-answer' ? void res.destroy() : outcome;
};
