import type { Deps } from '../../deps';
import { REDEMPTIONS, type Redemption } from './documents';

/** What stands for somebody who has left, on the bills that the books keep. */
export const LEFT_MEMBER = '已注销会员';

const PAGE = 100;

/** Takes her masked name and number off every bill, page by page; doing it again changes nothing. */
export const forgetInRedemptions = async ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> => {
  const redemptions = db.collection<Redemption>(REDEMPTIONS);
  for (;;) {
    const named = await redemptions.find({ memberId, memberMasked: db.command.neq(LEFT_MEMBER) }, { limit: PAGE });
    const ids = named.map(({ _id }) => _id);
    if (ids.length > 0) await redemptions.updateWhere({ _id: db.command.in(ids) }, { memberMasked: LEFT_MEMBER });
    if (named.length < PAGE) return;
  }
};
