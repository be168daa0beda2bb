import type { Database } from '../../db/database';
import { REDEMPTIONS, type Redemption } from './documents';

/** Uses of one template at one counter: of bills that met their sale, that still wait for it, and that nobody counts. */
export type CounterTally = { counterId: string; uses: number; waiting: number; flagged: number };

const one = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
const isFlagged = { $ne: [{ $ifNull: ['$flag', ''] }, ''] };

/** More counters than a group has. */
const MOST_COUNTERS = 50_000;

/** By counter, what stands of a template's uses; undone ones aside. With a brand those on bills with its goods. */
export const tallyByCounter = async (db: Database, templateId: string, brandId?: string): Promise<CounterTally[]> => {
  const ofTemplate = { 'coupons.templateId': templateId };
  const ofBrand = brandId === undefined ? {} : { 'lines.brand.brandId': brandId };
  const rows = await db.collection<Redemption>(REDEMPTIONS).aggregate<Omit<CounterTally, 'counterId'> & { _id: string }>([
    { match: { ...ofTemplate, ...ofBrand, state: 'redeemed' } },
    { unwind: '$coupons' },
    { match: ofTemplate },
    {
      group: {
        _id: '$counterId',
        uses: one({ $not: ['$provisional'] }),
        waiting: one({ $and: ['$provisional', { $not: [isFlagged] }] }),
        flagged: one({ $and: ['$provisional', isFlagged] }),
      },
    },
    { limit: MOST_COUNTERS },
  ]);
  return rows.map(({ _id, ...tally }) => ({ counterId: _id, ...tally }));
};

/** A store's business day. */
export type StoreDay = { storeId: string; day: string };

/** Where and on which days uses of a template met their sales, the newest first. */
export const storeDaysOf = async (db: Database, templateId: string, limit: number): Promise<StoreDay[]> => {
  const rows = await db
    .collection<Redemption>(REDEMPTIONS)
    .aggregate<{ _id: StoreDay }>([
      { match: { 'coupons.templateId': templateId, state: 'redeemed', provisional: false } },
      { group: { _id: { storeId: '$storeId', day: '$day' } } },
      { sort: { '_id.day': -1, '_id.storeId': 1 } },
      { limit },
    ]);
  return rows.map(({ _id }) => _id);
};
