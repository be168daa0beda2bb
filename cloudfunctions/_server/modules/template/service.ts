import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import type { TemplateCard } from '@core/contracts/template';
import { isShown, refuseClaim } from '@core/domain/coupon/issue/claim';
import { validityText, worthText } from '@core/domain/coupon/text/offer-text';
import { reachesTier, TIERS } from '@core/domain/member/tier';
import { ok, refuse, type Result } from '@core/domain/result';
import { memberOf } from '../../caller';
import type { LoginContext } from '../../context';
import { readCursor, writeCursor, PAGE_SIZE, type PageOptions } from '../../db/cursor';
import { everyIdOf, judgedAs } from '../member/documents';
import { loadOrg, type Org } from '../org/service';
import { holdingsOf, type Holding } from '../coupon/held';
import { runningTemplates, templateById, templatesByIds } from './cache';
import type { Template } from './documents';
import { findSoldOut, type SoldOut } from './stock';
import { offerDetailOf, offerFacts } from './view';

type Facts = {
  org: Org;
  member: Awaited<ReturnType<typeof memberOf>>;
  held: ReadonlyMap<string, Holding>;
  soldOut: ReadonlyMap<string, SoldOut>;
  now: number;
};

type ClaimRefusal = Extract<TemplateCard['claimable'], { ok: false }>['code'];
const not = (code: ClaimRefusal): TemplateCard['claimable'] => ({ ok: false, code, message: errorMessages[code] });

/** The state of the button: what claiming would answer now. */
const claimableOf = (template: Template, { member, held, soldOut, now }: Facts): TemplateCard['claimable'] => {
  const refusal = refuseClaim(template, member && judgedAs(member), held.get(template._id)?.count ?? 0, now);
  // offers that are not shown have no button
  if (refusal && refusal !== 'TEMPLATE_NOT_FOUND') return not(refusal);
  const none = soldOut.get(template._id);
  if (none) return not(none);
  return member ? { ok: true } : not('MEMBER_REQUIRED');
};

/** The lowest level is everybody's. */
const tierNeededOf = ({ conditions }: Template): Pick<TemplateCard, 'tierNeeded' | 'justTiers'> => {
  const just = conditions.find(condition => condition.code === 'tiers')?.anyOf;
  const least = conditions.find(condition => condition.code === 'tier')?.atLeast ?? 'basic';
  const open = TIERS.filter(tier => reachesTier(tier, least) && (just?.includes(tier) ?? true));
  const needed = open[0];
  return { ...(needed === undefined || needed === 'basic' ? {} : { tierNeeded: needed }), ...(just ? { justTiers: open } : {}) };
};

const cardOf = (template: Template, facts: Facts): TemplateCard => ({
  templateId: template._id,
  ...offerFacts(facts.org, template),
  validityText: validityText(template, facts.now),
  ...tierNeededOf(template),
  claimFrom: template.claimFrom,
  claimUntil: template.claimUntil,
  perMember: template.perMember,
  mine: facts.held.get(template._id)?.count ?? 0,
  mineUntil: facts.held.get(template._id)?.until,
  claimable: claimableOf(template, facts),
});

const factsFor = async (context: LoginContext, templates: readonly Template[]): Promise<Facts> => {
  const { deps, now } = context;
  const ids = templates.map(({ _id }) => _id);
  const [org, member, soldOut] = await Promise.all([loadOrg(deps), memberOf(context), findSoldOut(deps.db, templates, now)]);
  const held = member ? await holdingsOf(deps.db, everyIdOf(member), ids, now) : new Map<string, Holding>();
  return { org, member, held, soldOut, now };
};

/** What is on offer in the coupon centre, those that end first at the top; anyone may look. */
export const listTemplates = async (
  context: LoginContext,
  { cursor, limit = PAGE_SIZE }: PageOptions,
): Promise<Result<{ items: TemplateCard[]; nextCursor?: string }, ErrorCode>> => {
  const after = readCursor(cursor);
  const shown = (await runningTemplates(context.deps)).filter(template => isShown(template) && context.now <= template.claimUntil);
  const isAfter = ({ claimUntil, _id }: Template): boolean =>
    !after || claimUntil > Number(after[0]) || (claimUntil === Number(after[0]) && _id > after[1]);
  const rest = shown.filter(isAfter);
  const page = rest.slice(0, limit);
  const facts = await factsFor(context, page);
  const last = page.at(-1);
  return ok({
    items: page.map(template => cardOf(template, facts)),
    nextCursor: last && rest.length > limit ? writeCursor([last.claimUntil, last._id]) : undefined,
  });
};

/** One offer with its rules and counters. */
export const getTemplate = async (context: LoginContext, { templateId }: { templateId: string }) => {
  const template = await templateById(context.deps, templateId);
  if (!template || !isShown(template)) return refuse('TEMPLATE_NOT_FOUND');
  const facts = await factsFor(context, [template]);
  return ok({
    ...cardOf(template, facts),
    detail: offerDetailOf(facts.org, template),
  });
};

/** What a welcome pack holds, for whoever is invited: a title, its worth in a phrase, and whether there is any left. */
export type PackItem = { templateId: string; title: string; worth: string };

export const toPackItem = (template: Template): PackItem => ({
  templateId: template._id,
  title: template.title,
  worth: worthText(template),
});

/** Can a pack hand this out now, stock aside? */
export const isGivenNow = ({ state, claimFrom, claimUntil }: Template, now: number): boolean =>
  state === 'published' && claimFrom <= now && now <= claimUntil;

/** The pack as an invitation shows it; templates that are gone are left out. Two round trips, one when cached. */
export const previewPack = async (
  { deps, now }: Pick<LoginContext, 'deps' | 'now'>,
  templateIds: readonly string[],
): Promise<(PackItem & { soldOut: boolean })[]> => {
  const templates = await templatesByIds(deps, templateIds);
  const soldOut = await findSoldOut(deps.db, templates, now);
  return templates.map(template => ({
    ...toPackItem(template),
    soldOut: soldOut.has(template._id) || !isGivenNow(template, now),
  }));
};
