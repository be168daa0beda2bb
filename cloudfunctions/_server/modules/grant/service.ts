import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import type { GrantItem } from '@core/contracts/grant';
import { validityText } from '@core/domain/coupon/text/offer-text';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { holdingsOf } from '../coupon/held';
import { everyIdOf } from '../member/documents';
import { loadOrg } from '../org/service';
import { runningTemplates } from '../template/cache';
import type { Template } from '../template/documents';
import { findSoldOut } from '../template/stock';
import { offerFacts } from '../template/view';
import { openVisit } from '../visit/service';
import { isHersToGive, refuseGrant, type GrantRefusal } from './judge';
import { findGiven } from './repo';

const answerOf = (code: GrantRefusal | undefined): GrantItem['grantable'] =>
  code ? { ok: false, code, message: errorMessages[code] } : { ok: true };

/** What the caller may give to the shopper of this visit, and how many more of each today. */
export const listGrants = async (
  context: StaffContext,
  { ticketId }: { ticketId: string },
): Promise<Result<{ items: GrantItem[] }, ErrorCode>> => {
  const { deps, staff, now } = context;
  const visit = await openVisit(context, ticketId);
  if (!visit.ok) return visit;
  const { member } = visit.data;
  const [org, running] = await Promise.all([loadOrg(deps), runningTemplates(deps)]);
  const templates = running.filter(
    template => isHersToGive(org, context, template) && template.claimFrom <= now && now <= template.claimUntil,
  );
  const ids = templates.map(({ _id }) => _id);
  const [given, held, soldOut] = await Promise.all([
    findGiven(deps.db, staff._id, now),
    holdingsOf(deps.db, everyIdOf(member), ids, now),
    findSoldOut(deps.db, templates, now),
  ]);
  const itemOf = (template: Template): GrantItem => {
    const counted = {
      given: given.filter(({ templateId }) => templateId === template._id).length,
      held: held.get(template._id)?.count ?? 0,
    };
    const perDay = template.grantPerDay ?? 0;
    return {
      templateId: template._id,
      ...offerFacts(org, template),
      validityText: validityText(template, now),
      perDay,
      leftToday: Math.max(0, perDay - counted.given),
      grantable: answerOf(refuseGrant(template, member, counted, now) ?? soldOut.get(template._id)),
    };
  };
  return ok({ items: templates.map(itemOf) });
};
