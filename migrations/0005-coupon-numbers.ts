import { COUPONS, numberOf, type Coupon } from '@server/modules/coupon/documents';
import type { Migration } from './migrate';

const PAGE = 500;

/** Coupons from before they had numbers to be found by. */
export const couponNumbers: Migration = {
  id: '0005-coupon-numbers',
  run: async ({ db }) => {
    const coupons = db.collection<Coupon>(COUPONS);
    const { gt } = db.command;
    for (let after = '', full = true; full;) {
      const page = await coupons.find({ _id: gt(after) }, { order: [['_id', 'asc']], limit: PAGE });
      for (const { _id } of page.filter(({ number }) => number === undefined)) await coupons.update(_id, { number: numberOf(_id) });
      after = page.at(-1)?._id ?? after;
      full = page.length === PAGE;
    }
  },
};
