import type { OfferFacts } from '@core/contracts/template';
import { windowOf } from '@core/domain/coupon/life/validity';
import type { Context } from '../../context';
import { loadOrg, type Org } from '../org/service';
import { forgetTemplate, templateById, templatesByIds } from '../template/cache';
import type { Template } from '../template/documents';
import { isGivenNow, toPackItem, type PackItem } from '../template/service';
import { offerFacts } from '../template/view';
import type { Coupon } from './documents';
import { findHeld } from './held';
import { issue } from './issue';

/** What she has now: until when, and what it is for. */
type Gift = PackItem & Pick<OfferFacts, 'scopeText' | 'whenText'> & { validUntil: number };
export type Pack = { granted: Gift[]; soldOut: PackItem[] };

type Grant = { memberId: string; templateIds: readonly string[]; source: Extract<Coupon['source'], 'welcome-pack' | 'grant'> };

/** Until when she has it, whether from this call or from an earlier one; undefined when there is none for her. */
const giveOne = async (
  context: Pick<Context, 'deps' | 'now'>,
  template: Template,
  grant: Grant,
  again = true,
): Promise<number | undefined> => {
  const { memberId, source } = grant;
  if (!isGivenNow(template, context.now)) return undefined;
  const claimKey = `${memberId}:pack:${template._id}`;
  const issued = await issue(context, { template, memberId, n: 1, claimKey, source });
  if (issued.ok) return issued.data.validUntil;
  // by the same request a moment ago
  if (issued.code === 'TAKEN') return windowOf(template.validity, context.now).validUntil;
  // there is no stock for rules that have changed since: the offer at hand may be older than its new version
  forgetTemplate(context.deps, template._id);
  const fresh = again ? await templateById(context.deps, template._id) : undefined;
  return fresh === undefined || fresh.version === template.version ? undefined : giveOne(context, fresh, grant, false);
};

const toGift = (org: Org, template: Template, validUntil: number): Gift => {
  const { scopeText, whenText } = offerFacts(org, template);
  return { ...toPackItem(template), scopeText, whenText, validUntil };
};

/**
 * Gives one piece of each template; what she holds already counts as granted, so that it can be called again after a
 * crash and by the outbox. Never refuses: what is sold out or not running is listed apart.
 */
export const grantPack = async (context: Pick<Context, 'deps' | 'now'>, grant: Grant): Promise<Pack> => {
  const { deps } = context;
  const pack: Pack = { granted: [], soldOut: [] };
  if (grant.templateIds.length === 0) return pack;
  const [templates, org] = await Promise.all([templatesByIds(deps, grant.templateIds), loadOrg(deps)]);
  const pieces = await findHeld(deps.db, [grant.memberId], grant.templateIds);
  const held = new Map(pieces.map(({ templateId, validUntil }) => [templateId, validUntil]));
  for (const template of templates) {
    const until = held.get(template._id) ?? (await giveOne(context, template, grant));
    if (until === undefined) pack.soldOut.push(toPackItem(template));
    else pack.granted.push(toGift(org, template, until));
  }
  return pack;
};
