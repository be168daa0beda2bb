import type { ErrorCode } from '@core/contracts/errors/codes';
import type { JoinRow } from '@core/contracts/offer';
import { namedIn } from '@core/domain/coupon/template/joining';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { once } from '../request/once';
import type { Counter } from '../org/documents';
import { loadOrg, type Org } from '../org/service';
import { forgetTemplate } from '../template/cache';
import type { Template } from '../template/documents';
import { writeOffer } from './change';
import { eligibleCounters } from './reach';
import { findJoinable, templatesOf } from './repo';
import { giveOutUnder } from './stock';
import { toJoinRow } from './view';

/** Counters she decides for: a manager those of her store, a brand's operator her brand's everywhere. */
const isHers =
  ({ as }: StaffContext) =>
  (counter: Counter): boolean =>
    as.role === 'brand-operator' ? counter.brandIds.includes(as.brandId!) : counter.storeId === as.storeId;

/** A brand decides for its own goods: at a counter of several brands not for the others'. */
const scopeFor = ({ as }: StaffContext, { scope }: Template): Template['scope'] =>
  as.role === 'brand-operator' ? { ...scope, include: [...scope.include, { kind: 'brands', ids: [as.brandId!] }] } : scope;

/** Her counters that have something for this offer. */
const hersIn = (context: StaffContext, org: Org, template: Template): Counter[] =>
  eligibleCounters(org, { scope: scopeFor(context, template) }).filter(isHers(context));

/** Offers that counters join one by one, as far as they are something for hers. */
export const listJoinable = async (context: StaffContext): Promise<Result<{ items: JoinRow[] }, ErrorCode>> => {
  const { deps, now } = context;
  const [org, templates] = await Promise.all([loadOrg(deps), findJoinable(deps.db, now)]);
  const rows = templates.map(template => toJoinRow(org, template, hersIn(context, org, template)));
  return ok({ items: rows.filter(({ counters }) => counters.length > 0) });
};

/** Every counter that ever joined or left after it went out is kept; so many are half a megabyte. */
const MOST_CHANGES = 20_000;

const OPEN: readonly Template['state'][] = ['confirmed', 'published', 'paused'];

/** Which counters take part afterwards; what is out already goes out under a new version, as the counters are part of the rules. */
const withCounters = (before: Template, counterIds: readonly string[], joined: boolean): Result<Template, ErrorCode> => {
  const others = (before.counterIds as readonly string[]).filter(id => !counterIds.includes(id));
  const after = joined ? [...others, ...counterIds] : others;
  if (after.length === 0 && before.state !== 'confirmed') return refuse('OFFER_LAST_COUNTER');
  return ok({ ...before, counterIds: after, version: before.publishedAt === undefined ? before.version : before.version + 1 });
};

/** Lets counters take part, or stop taking part; coupons that are out keep the counters that they were issued with. */
export const joinOffer = async (
  context: StaffContext,
  { templateId, counterIds, joined }: { templateId: string; counterIds: readonly string[]; joined: boolean },
): Promise<Result<JoinRow, ErrorCode>> => {
  const { deps, staff } = context;
  const org = await loadOrg(deps);
  const hers = (template: Template): Result<void, ErrorCode> => {
    const known = counterIds.every(id => org.counters.has(id) && isHers(context)(org.counters.get(id)!));
    if (!known) return refuse('COUNTER_NOT_FOUND');
    const eligible = new Set(hersIn(context, org, template).map(({ _id }) => _id));
    return counterIds.every(id => eligible.has(id)) ? ok(undefined) : refuse('OFFER_COUNTER_OUTSIDE');
  };
  const done = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const before = await templatesOf(tx).get(templateId);
      if (!before || before.joining !== 'opt-in' || !OPEN.includes(before.state)) return refuse('OFFER_NOT_FOUND');
      if (namedIn(before.counterChanges ?? []) > MOST_CHANGES) return refuse('OFFER_COUNTERS_RESTLESS');
      const allowed = hers(before);
      if (!allowed.ok) return allowed;
      const after = withCounters(before, [...new Set(counterIds)], joined);
      if (!after.ok) return after;
      if (before.state === 'published') await giveOutUnder(deps.db, tx, templateId, after.data.version);
      await writeOffer(context, tx, before, { after: after.data });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  if (!done.ok) return done;
  forgetTemplate(deps, templateId);
  const template = await templatesOf(deps.db).get(templateId);
  return template ? ok(toJoinRow(org, template, hersIn(context, org, template))) : refuse('OFFER_NOT_FOUND');
};
