import type { Context } from '../../context';
import { forgetTemplate, templateById, templatesByIds } from '../template/cache';
import type { Template } from '../template/documents';
import { isGivenNow, toPackItem, type PackItem } from '../template/service';
import type { Coupon } from './documents';
import { findHeld } from './held';
import { issue } from './issue';

export type Pack = { granted: PackItem[]; soldOut: PackItem[] };

type Grant = { memberId: string; templateIds: readonly string[]; source: Extract<Coupon['source'], 'welcome-pack' | 'grant'> };

/** True when she has it now, whether from this call or from an earlier one. */
const giveOne = async (context: Pick<Context, 'deps' | 'now'>, template: Template, grant: Grant, again = true): Promise<boolean> => {
  const { memberId, source } = grant;
  if (!isGivenNow(template, context.now)) return false;
  const claimKey = `${memberId}:pack:${template._id}`;
  const issued = await issue(context, { template, memberId, n: 1, claimKey, source });
  if (issued.ok || issued.code === 'TAKEN') return true;
  // there is no stock for rules that have changed since: the offer at hand may be older than its new version
  forgetTemplate(context.deps, template._id);
  const fresh = again ? await templateById(context.deps, template._id) : undefined;
  return fresh !== undefined && fresh.version !== template.version && giveOne(context, fresh, grant, false);
};

/**
 * Gives one piece of each template; what she holds already counts as granted, so that it can be called again after a
 * crash and by the outbox. Never refuses: what is sold out or not running is listed apart.
 */
export const grantPack = async (context: Pick<Context, 'deps' | 'now'>, grant: Grant): Promise<Pack> => {
  const { deps } = context;
  const pack: Pack = { granted: [], soldOut: [] };
  if (grant.templateIds.length === 0) return pack;
  const templates = await templatesByIds(deps, grant.templateIds);
  const held = new Set((await findHeld(deps.db, [grant.memberId], grant.templateIds)).map(({ templateId }) => templateId));
  for (const template of templates) {
    const has = held.has(template._id) || (await giveOne(context, template, grant));
    (has ? pack.granted : pack.soldOut).push(toPackItem(template));
  }
  return pack;
};
