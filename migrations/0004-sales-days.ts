import type { StoreDay } from '@server/modules/redemption/tally';
import { markDay } from '@server/modules/sale/day-sums';
import { SALES, type Sale } from '@server/modules/sale/documents';
import type { Migration } from './migrate';

/** Days from before there were sums: the next night makes them. */
export const salesDays: Migration = {
  id: '0004-sales-days',
  run: async ({ db }) => {
    const days = await db.collection<Sale>(SALES).aggregate<{ _id: StoreDay }>([{ group: { _id: { storeId: '$storeId', day: '$day' } } }]);
    for (const { _id } of days) await markDay(db, _id);
  },
};
