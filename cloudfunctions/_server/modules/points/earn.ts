import { allocate } from '@core/domain/money';
import { earn, takeBack } from '@core/domain/points/account';
import { POINTS_POLICY } from '@core/domain/points/policy';
import { pointsFor, takenBackBy } from '@core/domain/points/sale';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { externalsIn, type Sale } from '../sale/documents';
import { movePoints } from './change';
import { entriesOf, findByRef, type PointsEntry } from './ledger';

/** What points are earned on: money only. Vouchers of other platforms and points earn nothing, nor does freight. */
export const earningFen = ({
  payFen,
  pointsFen,
  tenders,
  externals,
}: Pick<Sale, 'payFen' | 'pointsFen' | 'tenders' | 'externals'>): number => {
  const external = (externals ?? externalsIn(tenders)).reduce((sum, { amountFen }) => sum + amountFen, 0);
  return Math.max(0, payFen - pointsFen - external);
};

/** Before its redemption was known the sale earned on certificates that its till did not name: that is taken back, once. */
const correctEarned = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, tx: Transaction, sale: Sale): Promise<void> => {
  const entries = await findByRef(tx, sale._id);
  const standing = standingOf(entries);
  const tooMuchFen = standing ? standing.spentFen - earningFen(sale) : 0;
  if (!standing || tooMuchFen <= 0 || entries.length > 1) return;
  const { _id: ref, memberId, counterId, at: saleAt } = sale;
  const points = takenBackBy(tooMuchFen, { paidFen: standing.spentFen, points: standing.points, rateBp: standing.rateBp });
  const draft = {
    _id: `pt_correct_${ref}`,
    memberId: memberId!,
    at: now,
    kind: 'unearn' as const,
    ref,
    counterId,
    saleAt,
    spentFen: -tooMuchFen,
    valueFen: 0,
  };
  await movePoints(tx, deps.db.command, draft, account => takeBack(account, points, { earnedAt: saleAt, netted: 0, now }));
};

/** Earns on a sale by the tier she has now; once, however often it is asked. Nobody's sale earns nothing. */
export const earnOnSale = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, sale: Sale): Promise<void> => {
  const { memberId } = sale;
  if (memberId === undefined) return;
  const spentFen = earningFen(sale);
  const draft = {
    _id: `pt_earn_${sale._id}`,
    memberId,
    at: now,
    kind: 'earn' as const,
    ref: sale._id,
    counterId: sale.counterId,
    saleAt: sale.at,
    spentFen,
    valueFen: sale.payFen,
  };
  await deps.transact<void, never>(async tx => {
    if (await entriesOf(tx).get(draft._id)) {
      await correctEarned({ deps, now }, tx, sale);
      return ok(undefined);
    }
    await movePoints(tx, deps.db.command, draft, (account, { state, tier }) => {
      if (state !== 'active') return undefined;
      const rateBp = POINTS_POLICY.rateBp[tier];
      return { ...earn(account, pointsFor(spentFen, rateBp), sale.at), facts: { rateBp } };
    });
    return ok(undefined);
  });
};

/** What a sale still stands for: what its refunds have left of it. */
export type Standing = { spentFen: number; valueFen: number; points: number; rateBp: number };

const issued = ({ postings }: PointsEntry): number =>
  postings.reduce((sum, { account, points }) => (account === 'issue' ? sum - points : sum), 0);

/** From the entries of one sale; undefined when it never earned. */
export const standingOf = (entries: readonly PointsEntry[]): Standing | undefined => {
  const first = entries.find(({ kind }) => kind === 'earn');
  if (!first) return undefined;
  const sum = (of: (entry: PointsEntry) => number): number => entries.reduce((total, entry) => total + of(entry), 0);
  return {
    spentFen: sum(({ spentFen = 0 }) => spentFen),
    valueFen: sum(({ valueFen = 0 }) => valueFen),
    points: sum(issued),
    rateBp: first.rateBp!,
  };
};

export type TakenBack = { points: number; spentFen: number; valueFen: number };

/** What a refund takes back: of what was earned on as large a part as of the sale's value, and all of it with the last. */
export const takenBackOf = (standing: Standing, refundedFen: number): TakenBack => {
  const valueFen = Math.min(refundedFen, standing.valueFen);
  const spentFen = standing.valueFen === 0 ? 0 : allocate(standing.spentFen, [valueFen, standing.valueFen - valueFen])[0]!;
  const points = takenBackBy(spentFen, { paidFen: standing.spentFen, points: standing.points, rateBp: standing.rateBp });
  return { points, spentFen, valueFen };
};
