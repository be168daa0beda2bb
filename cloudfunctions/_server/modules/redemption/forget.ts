import { updateInPages } from '../../db/pages';
import type { Deps } from '../../deps';
import { REDEMPTIONS, type Redemption } from './documents';

/** What stands for somebody who has left, on the bills that the books keep. */
export const LEFT_MEMBER = '已注销会员';

/** Takes her masked name and number off every bill; doing it again changes nothing. */
export const forgetInRedemptions = ({ db }: Pick<Deps, 'db'>, memberId: string): Promise<void> =>
  updateInPages(
    db.collection<Redemption>(REDEMPTIONS),
    db.command,
    { memberId, memberMasked: db.command.neq(LEFT_MEMBER) },
    { memberMasked: LEFT_MEMBER },
  );
