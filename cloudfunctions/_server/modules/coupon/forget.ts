import { updateInPages } from '../../db/pages';
import type { Deps } from '../../deps';
import { rename } from '../inbox/forget';
import { COUPONS, type Coupon } from './documents';
import { letGo } from './free';
import { takenMessageId } from './gift-documents';
import { findNamedTaken, forgetInGifts, LEFT } from './gift-repo';

/**
 * Voids what somebody who has left still holds; doing it again changes nothing. The pieces stay spent: the stock, and the
 * limit per member should she come back, count them as before. What she used stays used, for the books, and what was paid
 * for is refunded instead, see `refundVouchersOf`.
 */
export const voidCouponsOf = async ({ db, now }: Pick<Deps, 'db' | 'now'>, memberId: string): Promise<void> => {
  const { command } = db;
  const coupons = db.collection<Coupon>(COUPONS);
  const hers = { memberId, paid: command.exists(false) };
  const unused = [{ state: 'issued' }, { state: 'giving' }, { state: 'locked', 'lock.until': command.lte(now()) }];
  for (const where of unused) await updateInPages(coupons, command, { ...hers, ...where }, { state: 'voided', ...letGo(command) });
};

/** Takes her name off gifts, and off the messages that told their givers who took them. */
export const forgetGiftsOf = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  // the messages first: afterwards no gift says any more what stands in them
  for (const { _id, toMasked = LEFT } of await findNamedTaken(db, memberId)) await rename({ db }, takenMessageId(_id), toMasked, LEFT);
  await forgetInGifts(db, memberId);
};
