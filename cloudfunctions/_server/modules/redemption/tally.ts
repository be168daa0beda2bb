import type { Database } from '../../db/database';
import { REDEMPTIONS, type Redemption } from './documents';

/** What one template did at one counter; `payFen` is what was paid on the bills it was used on. */
export type CounterTally = { counterId: string; uses: number; savedFen: number; payFen: number };

/** By counter, what stands of a template's redemptions; undone ones aside. */
export const tallyByCounter = async (db: Database, templateId: string): Promise<CounterTally[]> => {
  const ofTemplate = { 'coupons.templateId': templateId };
  const rows = await db.collection<Redemption>(REDEMPTIONS).aggregate<Omit<CounterTally, 'counterId'> & { _id: string }>([
    { match: { ...ofTemplate, state: 'redeemed' } },
    { unwind: '$coupons' },
    { match: ofTemplate },
    // two pieces on one bill are two uses and one bill
    {
      group: {
        _id: { bill: '$_id', counterId: '$counterId' },
        uses: { $sum: 1 },
        savedFen: { $sum: '$coupons.savedFen' },
        payFen: { $max: '$payFen' },
      },
    },
    { group: { _id: '$_id.counterId', uses: { $sum: '$uses' }, savedFen: { $sum: '$savedFen' }, payFen: { $sum: '$payFen' } } },
  ]);
  return rows.map(({ _id, ...tally }) => ({ counterId: _id, ...tally }));
};

/** A store's business day. */
export type StoreDay = { storeId: string; day: string };

/** Where and on which days a template was used, the newest first. */
export const storeDaysOf = async (db: Database, templateId: string, limit: number): Promise<StoreDay[]> => {
  const rows = await db
    .collection<Redemption>(REDEMPTIONS)
    .aggregate<{ _id: StoreDay }>([
      { match: { 'coupons.templateId': templateId, state: 'redeemed' } },
      { group: { _id: { storeId: '$storeId', day: '$day' } } },
      { sort: { '_id.day': -1, '_id.storeId': 1 } },
      { limit },
    ]);
  return rows.map(({ _id }) => _id);
};
