import type { ErrorCode } from '@core/contracts/errors/codes';
import type { QuoteAnswer } from '@core/contracts/bill';
import type { Application } from '@core/domain/coupon/money/apply';
import type { BillLine } from '@core/domain/coupon/rules';
import { dueFenOf } from '@core/domain/bill/due';
import { worthOf } from '@core/domain/points/policy';
import { pointsOff, pointsUsable, type PaidLine } from '@core/domain/points/sale';
import { ok, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Transaction } from '../../db/database';
import { spendOnBill } from '../points/service';
import type { Frozen } from './freeze';

/** What the coupons leave of each line; freight is not among them. */
const paidLines = (lines: readonly BillLine[], { coupons }: Application): PaidLine[] => {
  const saved = new Map<string, number>();
  for (const { lineId, savedFen } of coupons.flatMap(coupon => coupon.lines)) saved.set(lineId, (saved.get(lineId) ?? 0) + savedFen);
  return lines.map(({ lineId, amountFen }) => ({ lineId, payFen: amountFen - (saved.get(lineId) ?? 0) }));
};

/** How many of her points could be used after these coupons; nothing when none can. */
export const offerPoints = (
  lines: readonly BillLine[],
  application: Application,
  balance: number,
): Pick<QuoteAnswer, 'pointsUsable' | 'pointsFen'> => {
  const usable = pointsUsable(paidLines(lines, application), balance);
  return usable === 0 ? {} : { pointsUsable: usable, pointsFen: worthOf(usable) };
};

/** Freezes points on a bill: what they pay of it, split over its lines; never more than is to be taken in money. */
export const withPoints = (frozen: Frozen, points = 0): Result<Frozen, ErrorCode> => {
  if (points === 0) return ok(frozen);
  const off = pointsOff(frozen.lines, points, dueFenOf(frozen.payFen, frozen.tenders));
  if (!off.ok) return off;
  const byLine = new Map(off.data.lines.map(({ lineId, savedFen }) => [lineId, savedFen]));
  const lines = frozen.lines.map(line => (byLine.has(line.lineId) ? { ...line, pointsFen: byLine.get(line.lineId)! } : line));
  return ok({ ...frozen, lines, pointsUsed: points, pointsFen: off.data.savedFen });
};

/** Spends the points of a frozen bill, inside the transaction that redeems it; nothing for a bill without. */
export const spendFrozen = async (
  { deps, now }: CounterContext,
  tx: Transaction,
  { pointsUsed, pointsFen = 0 }: Pick<Frozen, 'pointsUsed' | 'pointsFen'>,
  on: { memberId: string; redemptionId: string; counterId: string; heldBy?: string },
): Promise<Result<void, ErrorCode>> =>
  pointsUsed === undefined ? ok(undefined) : spendOnBill(tx, deps.db.command, { ...on, points: pointsUsed, paidFen: pointsFen, now });
