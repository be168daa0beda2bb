import type { Database, Transaction } from '../../db/database';
import { updateInPages } from '../../db/pages';
import { GIFTS, type Gift } from './gift-documents';

type Readable = Pick<Transaction, 'collection'>;

export const giftsOf = (from: Readable) => from.collection<Gift>(GIFTS);

export const getGift = (from: Readable, giftId: string): Promise<Gift | undefined> => giftsOf(from).get(giftId);

/** What stands for the name of somebody who has left. */
export const LEFT = '已注销会员';

/** Gifts that a member took and that still say her name. */
export const findNamedTaken = (db: Database, memberId: string): Promise<Gift[]> =>
  giftsOf(db).find({ toId: memberId, toMasked: db.command.neq(LEFT) }, { limit: 1000 });

/** Takes the name of somebody who has left off what she gave and took; doing it again changes nothing. */
export const forgetInGifts = async (db: Database, memberId: string): Promise<void> => {
  const gifts = db.collection<Gift>(GIFTS);
  await updateInPages(gifts, db.command, { fromId: memberId, fromMasked: db.command.neq(LEFT) }, { fromMasked: LEFT });
  await updateInPages(gifts, db.command, { toId: memberId, toMasked: db.command.neq(LEFT) }, { toMasked: LEFT });
};
