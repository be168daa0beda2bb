import { givenPeriod } from '@core/domain/member/tier-period';
import { accountFields, accountOf } from '@server/modules/points/change';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import type { Migration } from './migrate';

const PAGE = 500;

/** Points from before there were lots begin to run as if they were earned today; tiers from before periods are kept for a year. */
export const pointsAndTiers: Migration = {
  id: '0002-points-and-tiers',
  run: async ({ db, now }) => {
    const members = db.collection<Member>(MEMBERS);
    const { gt, exists, set } = db.command;
    const at = now();
    for (let after = '', full = true; full;) {
      const page = await members.find({ _id: gt(after) }, { order: [['_id', 'asc']], limit: PAGE });
      for (const member of page) {
        const { _id, points, tier } = member;
        if (points > 0)
          // whoever gains or spends meanwhile has lots by that
          await members.updateWhere({ _id, points, pointLots: exists(false) }, accountFields(db.command, accountOf(member, at)));
        if (tier !== 'basic') await members.updateWhere({ _id, tierPeriod: exists(false) }, { tierPeriod: set(givenPeriod(at)) });
      }
      after = page.at(-1)?._id ?? after;
      full = page.length === PAGE;
    }
  },
};
