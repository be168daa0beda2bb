import type { QuoteAnswer } from '@core/contracts/bill';
import type { ExternalTender } from '@core/contracts/tender';
import { dueFenOf } from '@core/domain/bill/due';
import { POINTS_POLICY, worthOf } from '@core/domain/points/policy';
import type { BillForm } from './bill-form';
import type { Outcome } from './choice';

/** Points and what they pay. */
export type PointsUse = { used: number; fen: number };

/**
 * How many points could pay a part of what is shown: what the quote allows, and no more than vouchers of other platforms
 * leave to be taken in money. Nothing when none can.
 */
export const pointsOffer = (
  quote: QuoteAnswer,
  { payFen }: Outcome,
  tenders: readonly ExternalTender[],
): PointsUse | undefined => {
  const { perYuan, step } = POINTS_POLICY;
  const most = Math.floor((dueFenOf(payFen, tenders) * perYuan) / 100);
  const used = Math.floor(Math.min(quote.pointsUsable ?? 0, most) / step) * step;
  return used > 0 ? { used, fen: worthOf(used) } : undefined;
};

/** What she wants to use of it, in whole steps: all while nothing is typed, never more than there is. Nothing below one step. */
export const pointsChosen = (offer: PointsUse, typed: string): PointsUse | undefined => {
  const { step } = POINTS_POLICY;
  const wanted = typed.trim() === '' ? offer.used : Math.min(Number(typed), offer.used);
  const used = Number.isFinite(wanted) ? Math.floor(wanted / step) * step : 0;
  return used > 0 ? { used, fen: worthOf(used) } : undefined;
};

type Wanted = Pick<BillForm, 'tenders' | 'usePoints' | 'pointsTyped'>;

/** The outcome as she wants it, and the points that could pay a part of it. */
export const withPoints = (
  quote: QuoteAnswer | undefined,
  plain: Outcome | undefined,
  { tenders = [], usePoints = false, pointsTyped = '' }: Wanted,
): { outcome: Outcome | undefined; points: PointsUse | undefined } => {
  const points = quote && plain ? pointsOffer(quote, plain, tenders) : undefined;
  const chosen = points && usePoints ? pointsChosen(points, pointsTyped) : undefined;
  return { outcome: plain && chosen ? { ...plain, points: chosen } : plain, points };
};
