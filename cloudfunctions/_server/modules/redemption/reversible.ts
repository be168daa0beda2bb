import { managerUntil, refuseReversal, type Reverser, type Reversible } from '@core/domain/coupon/life/reversal';
import { MINUTE_MS } from '@core/domain/calendar';
import type { CounterContext } from '../../context';
import { storeOf, type Org } from '../org/service';
import { SALE_DUE_MS, type Redemption } from './documents';

/** Flagged, or it would be if the night had been already: no sale came in time. */
const isMissed = ({ flag, provisional, at }: Redemption, now: number): boolean =>
  flag !== undefined || (provisional && at < now - SALE_DUE_MS);

export const toReversible = (redemption: Redemption, now: number): Reversible => {
  const { state, at, terminalId, reversibleUntil, saleId } = redemption;
  return { state, at, terminalId, reversibleUntil, met: saleId !== undefined, flagged: isMissed(redemption, now) };
};

export const reverserOf = ({ clerk, now }: CounterContext): Reverser => ({
  terminalId: clerk.terminalId,
  isManager: clerk.kind === 'staff' && clerk.role === 'store-manager',
  now,
});

/** How long the manager of a store may undo, where the store says so. */
export const managerWindow = (org: Org, storeId: string): number | undefined => {
  const { undoMinutes } = storeOf(org, storeId);
  return undoMinutes === undefined ? undefined : undoMinutes * MINUTE_MS;
};

/** Until when the caller may undo it; undefined when she may not now. What is flagged has no end: as late as can be told. */
export const undoUntil = (redemption: Redemption, context: CounterContext, org: Org): number | undefined => {
  const [by, windowMs] = [reverserOf(context), managerWindow(org, redemption.storeId)];
  const reversible = toReversible(redemption, context.now);
  if (refuseReversal(reversible, by, windowMs)) return undefined;
  if (!by.isManager) return redemption.reversibleUntil;
  return Math.max(managerUntil(redemption.at, windowMs), reversible.flagged ? context.now : 0);
};
