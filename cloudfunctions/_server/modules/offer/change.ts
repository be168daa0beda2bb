import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferView } from '@core/contracts/offer';
import { changesBetween, type FieldChange } from '@core/domain/change';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { withChange } from '@core/domain/coupon/template/joining';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Database, Patch, Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { loadOrg } from '../org/service';
import { productsByIds } from '../product/service';
import { once } from '../request/once';
import { forgetTemplate } from '../template/cache';
import type { Template } from '../template/documents';
import { waitingIn } from './asked';
import { makerOf, productIdsIn, WRITTEN } from './draft';
import { findShards, templatesOf } from './repo';
import { toView } from './view';

/** For whom she speaks: the mall, or the brand of her post. */
export const partyOf = ({ as }: Pick<StaffContext, 'as'>): Party => (as.role === 'group-operator' ? MALL : as.brandId!);

const isVisible = (template: Template, party: Party): boolean =>
  party === MALL || makerOf(template) === party || (template.visibleTo ?? []).includes(party);

/** A template as this party sees it; what is not hers answers like one that does not exist. */
export const seenBy = (template: Template | undefined, party: Party): Result<Template, 'OFFER_NOT_FOUND'> =>
  template && isVisible(template, party) ? ok(template) : refuse('OFFER_NOT_FOUND');

/** The view of one template, read afresh. */
export const showOffer = async (context: StaffContext, templateId: string): Promise<Result<OfferView, ErrorCode>> => {
  const { deps, now } = context;
  const party = partyOf(context);
  const [org, template, shards] = await Promise.all([
    loadOrg(deps),
    templatesOf(deps.db).get(templateId),
    findShards(deps.db, [templateId]),
  ]);
  const seen = seenBy(template, party);
  if (!seen.ok) return seen;
  const products = await productsByIds(deps, productIdsIn(seen.data.scope));
  return ok(toView({ org, shards, products }, seen.data, party, now));
};

/** What an audit reader is shown besides the rules. */
const AUDITED = ['state', ...WRITTEN, 'asked', 'agreedBrandIds', 'restock', 'version'] as const;

/** Whole values, never merged into what was there; what is `undefined` is taken away. */
const patchOf = (command: Database['command'], before: Partial<Template>, after: Partial<Template>): Patch =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => field !== '_id' && (value !== undefined || before[field as keyof Template] !== undefined))
      .map(([field, value]) => [field, value === undefined ? command.remove() : command.set(value)]),
  );

/** The template as it is to be, with the reason that the audit keeps. */
export type Changed = { after: Template; reason?: string };
export type Work = (tx: Transaction, before: Template) => Promise<Result<Changed, ErrorCode>>;

/** Everything that follows from a template's content. */
const derived = (template: Template): Partial<Template> => {
  const { asked = [], restock } = template;
  const parties = [...asked, ...(restock?.asked ?? [])].map(({ party }) => party);
  return {
    waitingFor: waitingIn(template),
    visibleTo: [...new Set([MALL, makerOf(template), ...parties])],
    revision: (template.revision ?? 0) + 1,
  };
};

/** A list of counters may be long: the log is told who joined and who left. */
const recorded = (before: Partial<Template>, after: Template): FieldChange[] =>
  changesBetween<Template>(before, after, AUDITED).flatMap(change => {
    if (change.field !== 'counterIds' || !Array.isArray(before.counterIds) || !Array.isArray(after.counterIds)) return [change];
    return withChange([], before.counterIds, after.counterIds, after.version).flatMap(({ joined, left }) => [
      ...(joined.length > 0 ? [{ field: 'countersJoined', after: joined }] : []),
      ...(left.length > 0 ? [{ field: 'countersLeft', before: left }] : []),
    ]);
  });

/** Writes one audit record with what differs. */
const record = (context: StaffContext, tx: Transaction, before: Partial<Template>, { after, reason }: Changed): Promise<void> =>
  audit(context, tx, {
    actorKind: 'staff',
    actorId: context.staff._id,
    storeId: context.as.storeId,
    subjectKind: 'template',
    subjectId: after._id,
    ...(reason === undefined ? {} : { reason }),
    change: recorded(before, after),
  });

/** Keeps a new template. */
export const addOffer = async (context: StaffContext, tx: Transaction, changed: Changed): Promise<void> => {
  const after = { ...changed.after, ...derived(changed.after), revision: 1, updatedAt: context.now };
  await templatesOf(tx).insert(after);
  await record(context, tx, {}, { ...changed, after });
};

/** Of what has been out, who joined and left with this version: coupons that are out keep the counters of theirs. */
const countersKept = (before: Template, { counterIds, version }: Template): Pick<Template, 'counterChanges'> => {
  const { counterChanges = [], publishedAt } = before;
  const kept = publishedAt === undefined ? counterChanges : withChange(counterChanges, before.counterIds, counterIds, version);
  return kept.length > 0 ? { counterChanges: kept } : {};
};

/** Writes what differs, and says so in the audit log. */
export const writeOffer = async (context: StaffContext, tx: Transaction, before: Template, changed: Changed): Promise<void> => {
  const { command } = context.deps.db;
  const after = { ...changed.after, ...derived(changed.after), ...countersKept(before, changed.after), updatedAt: context.now };
  await templatesOf(tx).update(before._id, patchOf(command, before, after));
  await record(context, tx, before, { ...changed, after });
};

/** Changes one template that this party sees, once per request, and answers how it stands then. */
export const changeOffer = async (context: StaffContext, templateId: string, work: Work): Promise<Result<OfferView, ErrorCode>> => {
  const { deps, staff } = context;
  const done = await once<null, ErrorCode, null>(context, {
    actor: staff._id,
    ref: null,
    work: async tx => {
      const seen = seenBy(await templatesOf(tx).get(templateId), partyOf(context));
      if (!seen.ok) return seen;
      const changed = await work(tx, seen.data);
      if (!changed.ok) return changed;
      await writeOffer(context, tx, seen.data, changed.data);
      return ok(null);
    },
    recall: async () => ok(null),
  });
  if (!done.ok) return done;
  forgetTemplate(deps, templateId);
  return showOffer(context, templateId);
};
