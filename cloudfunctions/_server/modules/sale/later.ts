import { ok } from '@core/domain/result';
import { differencesOf } from '@core/domain/sale/meet';
import { areNear, neighbourDay } from '@core/domain/sale/midnight';
import type { Context } from '../../context';
import { slipKeyOf } from '../redemption/documents';
import { readRedemption, redemptionOfSlip } from '../redemption/met';
import { takeForSale } from '../tender/sold';
import { billOf, bringTogether, keepMeeting, openIdOf, slipOf } from './meeting';
import { findByKey, getSale } from './repo';

/**
 * For a sale and a redemption that were made at the same moment, or the sale first: whoever is told last brings them together.
 * `onlySame`: they may be two slips of one number, so they are left alone unless they are one bill.
 */
const meetLater = async (context: Context, saleId: string, redemptionId: string, onlySame: boolean): Promise<void> => {
  const { deps } = context;
  await deps.transact<void, never>(async tx => {
    const [sale, redemption] = [await getSale(tx, saleId), await readRedemption(tx, redemptionId)];
    if (!sale || !redemption || sale.redemptionId !== undefined || redemption.state === 'reversed') return ok(undefined);
    if (onlySame && differencesOf(billOf(redemption, sale), slipOf(sale)).length > 0) return ok(undefined);
    const taken = await takeForSale(tx, deps.db.command, sale, { from: openIdOf(redemption), now: context.now });
    await keepMeeting(tx, deps.db.command, await bringTogether(context, tx, taken, redemption));
    return ok(undefined);
  });
};

type Slip = { counterId: string; slipNo: string; at: number };

/** About midnight the till's clock and the server's may be on two days: the slip's key on the other one. */
const keyOverMidnight = ({ counterId, slipNo, at }: Slip): string | undefined => {
  const day = neighbourDay(at);
  return day && slipKeyOf(counterId, day, slipNo);
};

/** A sale that knows no redemption looks for the one of its slip. Safe to run again. */
export const meetBySale = async (context: Context, saleId: string): Promise<void> => {
  const { db } = context.deps;
  const sale = await getSale(db, saleId);
  if (!sale || sale.redemptionId !== undefined) return;
  const redemption = await redemptionOfSlip(db, sale.saleKey);
  if (redemption) return meetLater(context, saleId, redemption._id, false);
  const key = keyOverMidnight(sale);
  const near = key === undefined ? undefined : await redemptionOfSlip(db, key);
  if (near && areNear(sale.at, near.at)) await meetLater(context, saleId, near._id, true);
};

/** A redemption looks for the sale of its slip that came before it. Safe to run again. */
export const meetByRedemption = async (context: Context, redemptionId: string): Promise<void> => {
  const { db } = context.deps;
  const redemption = await readRedemption(db, redemptionId);
  if (!redemption || redemption.saleId !== undefined || redemption.state === 'reversed') return;
  const sale = await findByKey(db, redemption.slipKey);
  if (sale) return meetLater(context, sale._id, redemptionId, false);
  const { counterId, slipNo, at } = redemption;
  const key = slipNo === undefined ? undefined : keyOverMidnight({ counterId, slipNo, at });
  const near = key === undefined ? undefined : await findByKey(db, key);
  if (near && areNear(near.at, at)) await meetLater(context, near._id, redemptionId, true);
};
