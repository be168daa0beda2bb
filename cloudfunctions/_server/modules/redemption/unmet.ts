import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { redemptionActions, UnmetRow } from '@core/contracts/redemption';
import { isAcceptable } from '@core/domain/sale/accept';
import { ok, type Result } from '@core/domain/result';
import type { Context, CounterContext } from '../../context';
import { findPage } from '../../db/cursor';
import type { Database } from '../../db/database';
import { giftsOf, REDEMPTIONS, SALE_DUE_MS, type Redemption } from './documents';

const redemptions = (db: Database) => db.collection<Redemption>(REDEMPTIONS);

const toUnmet = (redemption: Redemption): UnmetRow => ({
  redemptionId: redemption._id,
  slipNo: redemption.slipNo,
  at: redemption.at,
  counter: redemption.counter,
  memberMasked: redemption.memberMasked,
  guideName: redemption.guideName,
  savedFen: redemption.savedFen,
  payFen: redemption.payFen,
  pointsUsed: redemption.pointsUsed,
  tenders: redemption.tenders,
  pointsFen: redemption.pointsFen,
  couponTitles: redemption.coupons.map(({ title }) => title),
  gifts: giftsOf(redemption),
  ...standing(redemption),
});

/** Why nobody counts it, and what can be done. */
const standing = ({ flag, differences, seenSaleId }: Redemption): Pick<UnmetRow, 'flag' | 'differences' | 'saleId' | 'acceptable'> => ({
  flag: flag ?? 'NO_SALE',
  differences: differences ?? [],
  saleId: seenSaleId,
  acceptable: flag === 'MISMATCH' && isAcceptable(differences ?? []),
});

/** Redemptions of the store that no sale has met in time, or whose sale is another bill; the newest first. */
export const listUnmet = async (
  { deps, clerk, now }: CounterContext,
  page: InputOf<typeof redemptionActions, 'redemption.unmet'>,
): Promise<Result<{ items: UnmetRow[]; nextCursor?: string }, ErrorCode>> => {
  const { command } = deps.db;
  const open = { storeId: clerk.storeId, provisional: true, state: 'redeemed' };
  const due = command.or([
    { ...open, at: command.lt(now - SALE_DUE_MS) },
    { ...open, flag: 'MISMATCH' },
  ]) as unknown as Record<string, unknown>;
  const { rows, nextCursor } = await findPage(command, redemptions(deps.db), due, { field: 'at', direction: 'desc' }, page);
  return ok({ items: rows.map(toUnmet), nextCursor });
};

/** Flags a page of redemptions whose sale is overdue: from then on no figure counts them. For the nightly job. */
export const flagOverdue = async (
  { deps, now }: Pick<Context, 'deps' | 'now'>,
  limit: number,
): Promise<{ done: number; full: boolean }> => {
  const { command } = deps.db;
  const overdue = { provisional: true, state: 'redeemed', flag: null, at: command.lt(now - SALE_DUE_MS) };
  const ids = (await redemptions(deps.db).find(overdue, { limit })).map(({ _id }) => _id);
  if (ids.length === 0) return { done: 0, full: false };
  const done = await redemptions(deps.db).updateWhere({ ...overdue, _id: command.in(ids) }, { flag: 'NO_SALE', flaggedAt: now });
  return { done, full: ids.length === limit };
};
