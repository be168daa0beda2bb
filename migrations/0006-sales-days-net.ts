import { SALES_DAYS, type SalesDay } from '@server/modules/sale/day-sums';
import type { Migration } from './migrate';

/** Sums from before they were less refunds and told counters and brands apart: the next night makes them anew. */
export const salesDaysNet: Migration = {
  id: '0006-sales-days-net',
  run: async ({ db }) => {
    await db.collection<SalesDay>(SALES_DAYS).updateWhere({ schema: 1, stale: false }, { stale: true });
  },
};
