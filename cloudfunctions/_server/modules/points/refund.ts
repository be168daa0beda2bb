import { earn, giveBack, shortOf, takeBack } from '@core/domain/points/account';
import { POINTS_POLICY, worthOf } from '@core/domain/points/policy';
import { pointsBackOf, pointsFor } from '@core/domain/points/sale';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { MEMBERS, type Member } from '../member/documents';
import type { Sale } from '../sale/documents';
import { freeOf, movePoints } from './change';
import { earningFen, earnOnSale, standingOf, takenBackOf, type Standing } from './earn';
import { entriesOf, findByRef, POINTS_LEDGER, type PointsEntry } from './ledger';
import { returnPart, spentOf } from './spend';

/** A part of a sale that is refunded: its value to her (points included), and what of it had been paid with points. */
export type RefundedPart = { valueFen: number; pointsFen: number };

/** What a refund does to her points. `shortFen` is to be kept back from the money, for points that she has spent already. */
export type PointsOfRefund = { takenBack: number; back: number; short: number; shortFen: number };

const NOTHING: PointsOfRefund = { takenBack: 0, back: 0, short: 0, shortFen: 0 };

/** A sale whose event nobody has heard yet, as if it had earned already. */
const earnedSoon = (sale: Sale, { tier }: Member): Standing => {
  const [spentFen, rateBp] = [earningFen(sale), POINTS_POLICY.rateBp[tier]];
  return { spentFen, valueFen: sale.payFen, points: pointsFor(spentFen, rateBp), rateBp };
};

/**
 * What refunding a part of a sale would do to the member's points, before the money is paid out. Reads at most three
 * documents' worth, inside a transaction or outside.
 */
export const pointsShortOf = async (
  from: Pick<Transaction | Database, 'collection'>,
  sale: Sale,
  part: RefundedPart,
  now: number,
): Promise<PointsOfRefund> => {
  const member = sale.memberId === undefined ? undefined : await from.collection<Member>(MEMBERS).get(sale.memberId);
  if (!member || member.state === 'deleted') return NOTHING;
  let account = freeOf(member, now);
  const earned = standingOf(await findByRef(from, sale._id));
  const standing = earned ?? earnedSoon(sale, member);
  if (!earned) account = earn(account, standing.points, sale.at).account;
  const spent = part.pointsFen === 0 || sale.redemptionId === undefined ? undefined : spentOf(await findByRef(from, sale.redemptionId));
  const back = spent ? pointsBackOf(part.pointsFen, { points: spent.points, savedFen: spent.paidFen }) : 0;
  if (spent) account = giveBack(account, spent.lots, back, now).account;
  const takenBack = takenBackOf(standing, part.valueFen).points;
  const short = shortOf(account, takenBack, now);
  return { takenBack, back, short, shortFen: worthOf(short) };
};

/** A refund that was made; `nettedFen` was kept back from its money. */
export type MadeRefund = RefundedPart & { refundId: string; nettedFen: number };

/** Points that an amount kept back stands for. */
const nettedPoints = (nettedFen: number): number => Math.ceil((nettedFen * POINTS_POLICY.perYuan) / 100);

const unearnId = (refundId: string): string => `pt_unearn_${refundId}`;

/** Points that a refund took from her once it was settled; 0 where it took none, or is not settled. */
export const takenByRefund = async (db: Database, refundId: string): Promise<number> => {
  const entry = await db.collection<PointsEntry>(POINTS_LEDGER).get(unearnId(refundId));
  return entry ? -entry.points : 0;
};

const unearn = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, tx: Transaction, sale: Sale, refund: MadeRefund): Promise<void> => {
  const standing = standingOf(await findByRef(tx, sale._id));
  if (!standing) return;
  const { points, spentFen, valueFen } = takenBackOf(standing, refund.valueFen);
  const draft = {
    _id: unearnId(refund.refundId),
    memberId: sale.memberId!,
    at: now,
    kind: 'unearn' as const,
    ref: sale._id,
    counterId: sale.counterId,
    saleAt: sale.at,
    spentFen: -spentFen,
    valueFen: -valueFen,
  };
  const netted = nettedPoints(refund.nettedFen);
  await movePoints(tx, deps.db.command, draft, account => takeBack(account, points, { earnedAt: sale.at, netted, now }));
};

/**
 * Gives back what had been paid with points and takes back what the refunded part had earned; once for each refund. The
 * sale's own points are posted first, in case its event comes later.
 */
export const settleRefund = async (context: Pick<Context, 'deps' | 'now'>, sale: Sale, refund: MadeRefund): Promise<void> => {
  if (sale.memberId === undefined) return;
  await earnOnSale(context, sale);
  const { deps, now } = context;
  await deps.transact<void, never>(async tx => {
    if (await entriesOf(tx).get(unearnId(refund.refundId))) return ok(undefined);
    if (sale.redemptionId !== undefined && refund.pointsFen > 0) {
      const { refundId, pointsFen: paidFen } = refund;
      await returnPart(tx, deps.db.command, { refundId, redemptionId: sale.redemptionId, paidFen, now });
    }
    await unearn(context, tx, sale, refund);
    return ok(undefined);
  });
};
