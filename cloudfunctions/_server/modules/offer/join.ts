import { errorMessages, type ErrorCode } from '@core/contracts/errors/codes';
import type { JoinedAll, JoinRow } from '@core/contracts/offer-joining';
import { namedIn } from '@core/domain/coupon/template/joining';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
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

type Asked = { templateId: string; counterIds: readonly string[]; joined: boolean };
type Refused = { counterId: string; code: ErrorCode };

/** Which of these counters she cannot decide for, and which have nothing for this offer. */
const refusalsOf = (context: StaffContext, org: Org, template: Template, counterIds: readonly string[]): Refused[] => {
  const eligible = new Set(hersIn(context, org, template).map(({ _id }) => _id));
  return counterIds.flatMap((counterId): Refused[] => {
    const counter = org.counters.get(counterId);
    if (!counter || !isHers(context)(counter)) return [{ counterId, code: 'COUNTER_NOT_FOUND' }];
    return eligible.has(counterId) ? [] : [{ counterId, code: 'OFFER_COUNTER_OUTSIDE' }];
  });
};

/** The one that is told where only one is: what is not hers before what does not fit. */
const firstOf = (refused: readonly Refused[]): Refused | undefined =>
  refused.find(({ code }) => code === 'COUNTER_NOT_FOUND') ?? refused[0];

const isOpen = (template: Template | undefined): template is Template => template?.joining === 'opt-in' && OPEN.includes(template.state);

/** Writes who takes part from now on, inside a transaction; where that is as before nothing is written. */
const writeCounters = async (
  context: StaffContext,
  tx: Transaction,
  before: Template,
  { counterIds, joined }: Pick<Asked, 'counterIds' | 'joined'>,
): Promise<Result<void, ErrorCode>> => {
  if (counterIds.every(id => before.counterIds.includes(id) === joined)) return ok(undefined);
  const after = withCounters(before, counterIds, joined);
  if (!after.ok) return after;
  if (before.state === 'published') await giveOutUnder(context.deps.db, tx, before._id, after.data.version);
  await writeOffer(context, tx, before, { after: after.data });
  return ok(undefined);
};

/**
 * One change of who takes part, once per request; `partly`: those that cannot are told and the others do, while without it one that
 * cannot stops all.
 */
const changeCounters = async (context: StaffContext, asked: Asked, partly: boolean): Promise<Result<JoinedAll, ErrorCode>> => {
  const { deps, staff } = context;
  const { templateId, joined } = asked;
  const counterIds = [...new Set(asked.counterIds)];
  const org = await loadOrg(deps);
  const done = await once<Refused[], ErrorCode, Refused[]>(context, {
    actor: staff._id,
    work: async tx => {
      const before = await templatesOf(tx).get(templateId);
      if (!isOpen(before)) return refuse('OFFER_NOT_FOUND');
      if (namedIn(before.counterChanges ?? []) > MOST_CHANGES) return refuse('OFFER_COUNTERS_RESTLESS');
      const refused = refusalsOf(context, org, before, counterIds);
      const first = firstOf(refused);
      if (first && (!partly || refused.length === counterIds.length)) return refuse(first.code);
      const others = counterIds.filter(id => !refused.some(({ counterId }) => counterId === id));
      const written = await writeCounters(context, tx, before, { counterIds: others, joined });
      return written.ok ? ok(refused) : written;
    },
    remember: refused => refused,
    recall: async refused => ok(refused),
  });
  if (!done.ok) return done;
  forgetTemplate(deps, templateId);
  const template = await templatesOf(deps.db).get(templateId);
  if (!template) return refuse('OFFER_NOT_FOUND');
  const unable = done.data.map(({ counterId, code }) => ({ counterId, message: errorMessages[code] }));
  return ok({ row: toJoinRow(org, template, hersIn(context, org, template)), unable });
};

/** Lets counters take part, or stop taking part; coupons that are out keep the counters that they were issued with. */
export const joinOffer = async (context: StaffContext, asked: Asked): Promise<Result<JoinRow, ErrorCode>> => {
  const done = await changeCounters(context, asked, false);
  return done.ok ? ok(done.data.row) : done;
};

/** Lets all of these counters take part that can, in one step, and tells which cannot. */
export const joinAll = (context: StaffContext, asked: Omit<Asked, 'joined'>): Promise<Result<JoinedAll, ErrorCode>> =>
  changeCounters(context, { ...asked, joined: true }, true);
