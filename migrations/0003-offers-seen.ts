import { MALL } from '@core/domain/coupon/template/confirmation';
import { TEMPLATES, type Template } from '@server/modules/template/documents';
import type { Migration } from './migrate';

const PAGE = 500;

/** Templates from before there were operators: the mall sees them all, a brand its own, in the order in which they began. */
export const offersSeen: Migration = {
  id: '0003-offers-seen',
  run: async ({ db }) => {
    const templates = db.collection<Template>(TEMPLATES);
    const { gt, set } = db.command;
    for (let after = '', full = true; full;) {
      const page = await templates.find({ _id: gt(after) }, { order: [['_id', 'asc']], limit: PAGE });
      for (const { _id, issuer, brandId, claimFrom } of page.filter(({ visibleTo }) => visibleTo === undefined)) {
        const maker = issuer === 'brand' && brandId !== undefined ? brandId : MALL;
        await templates.update(_id, { maker, visibleTo: set([...new Set([MALL, maker])]), updatedAt: claimFrom, joining: 'all' });
      }
      after = page.at(-1)?._id ?? after;
      full = page.length === PAGE;
    }
  },
};
