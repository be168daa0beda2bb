import type { DueBillView } from '@core/contracts/due-bill';
import { ok, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { loadOrg } from '../org/service';
import { billStateAt } from './open-documents';
import { findOpenOf } from './open-repo';
import { toBillView } from './open-view';

/** Her own bills that wait to be paid, the one that ends first at the top: she shows them at the till herself. */
export const listDue = async ({ deps, member, now }: MemberContext): Promise<Result<{ items: DueBillView[] }, never>> => {
  const [org, bills] = await Promise.all([loadOrg(deps), findOpenOf(deps.db, member._id)]);
  const waiting = bills.filter(bill => billStateAt(bill, now) === 'open').sort((left, right) => left.until - right.until);
  return ok({
    items: waiting.map(bill => {
      const { state, memberMasked, redemptionId, ...view } = toBillView(org, bill, now);
      return view;
    }),
  });
};
