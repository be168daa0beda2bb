import { ok, refuse, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import { loadOrg } from '../org/service';

/** The till as it stands at the counter of a bill; a counter of another store answers like one that does not exist. */
export const atCounter = async (context: TillContext, counterId: string): Promise<Result<TillContext, 'COUNTER_NOT_FOUND'>> => {
  const counter = (await loadOrg(context.deps)).counters.get(counterId);
  if (counter?.storeId !== context.till.storeId) return refuse('COUNTER_NOT_FOUND');
  return ok({ ...context, clerk: { ...context.clerk, counterId } });
};
