import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferView } from '@core/contracts/offer';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { MALL } from '@core/domain/coupon/template/confirmation';
import { nextTemplateState } from '@core/domain/coupon/template/template-state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { loadOrg } from '../org/service';
import { keepPassphrase } from '../passphrase/service';
import { productsByIds } from '../product/service';
import { once } from '../request/once';
import type { Template } from '../template/documents';
import { addOffer, changeOffer, partyOf, seenBy, showOffer } from './change';
import { makerOf, productIdsIn, unknownNames, writtenFrom, type Written } from './draft';
import { templatesOf } from './repo';

/** A brand's operator makes her brand's own offers; the mall makes its own, and a brand's for it. */
const refuseDraft = async (context: StaffContext, draft: OfferDraft): Promise<Result<void, ErrorCode>> => {
  const party = partyOf(context);
  if (party !== MALL && (draft.issuer !== 'brand' || draft.brandId !== party))
    return refuse('REQUEST_INVALID', { fields: ['draft.brandId'] });
  const fields = [...unknownNames(await loadOrg(context.deps), draft), ...(await unknownProducts(context, draft))];
  return fields.length === 0 ? ok(undefined) : refuse('OFFER_NAME_UNKNOWN', { fields });
};

/** Lists of products that name one there is not. */
const unknownProducts = async ({ deps }: StaffContext, { scope }: OfferDraft): Promise<string[]> => {
  const known = await productsByIds(deps, productIdsIn(scope));
  const unknown = (list: 'include' | 'exclude'): string[] =>
    scope[list].flatMap(({ kind, ids }, index) =>
      kind === 'products' && ids.some(id => !known.has(id)) ? [`scope.${list}.${index}.ids`] : [],
    );
  return [...unknown('include'), ...unknown('exclude')];
};

/** Rules of what was published before change as a new version; coupons that are out keep theirs. */
const revised = (before: Template, written: Written): Result<Template, ErrorCode> => {
  const state = nextTemplateState(before.state, 'revise');
  if (!state.ok) return state;
  const version = before.publishedAt === undefined || before.state === 'draft' ? before.version : before.version + 1;
  const unasked = { asked: undefined, agreedBrandIds: undefined, restock: undefined };
  return ok({ ...before, ...written, ...unasked, state: state.data, version, publishedAt: before.publishedAt });
};

const create = async (context: StaffContext, draft: OfferDraft): Promise<Result<OfferView, ErrorCode>> => {
  const { deps, staff } = context;
  const maker = partyOf(context);
  const after: Template = { _id: deps.ids.next('tp'), ...writtenFrom(draft), version: 1, state: 'draft', maker, schema: 1 };
  const made = await once<{ templateId: string }, ErrorCode, { templateId: string }>(context, {
    actor: staff._id,
    ref: { templateId: after._id },
    work: async tx => {
      await addOffer(context, tx, { after });
      return ok({ templateId: after._id });
    },
    recall: async ref => ok(ref),
  });
  return made.ok ? showOffer(context, made.data.templateId) : made;
};

/** Keeps a draft, whole or not: new, or of a template that may be revised. What shoppers can take is paused before. */
export const saveOffer = async (
  context: StaffContext,
  { templateId, revision, draft }: { templateId?: string; revision?: number; draft: OfferDraft },
): Promise<Result<OfferView, ErrorCode>> => {
  const refused = await refuseDraft(context, draft);
  if (!refused.ok) return refused;
  if (templateId === undefined) return create(context, draft);
  return changeOffer(context, templateId, async (tx, before) => {
    if (makerOf(before) !== partyOf(context)) return refuse('OFFER_NOT_FOUND');
    if (revision !== undefined && revision !== (before.revision ?? 0)) return refuse('OFFER_CHANGED');
    const after = revised(before, writtenFrom(draft, before));
    if (!after.ok) return after;
    // they are free until it is published with them again
    await keepPassphrase(tx, { templateId, before: before.passphrase, now: context.now });
    return ok({ after: after.data });
  });
};

/** A new draft of the same content; nobody has confirmed it, and nobody has joined. */
export const copyOffer = async (context: StaffContext, { templateId }: { templateId: string }): Promise<Result<OfferView, ErrorCode>> => {
  const { deps, staff } = context;
  const party = partyOf(context);
  const after: Pick<Template, '_id'> = { _id: deps.ids.next('tp') };
  const made = await once<{ templateId: string }, ErrorCode, { templateId: string }>(context, {
    actor: staff._id,
    ref: { templateId: after._id },
    work: async tx => {
      const seen = seenBy(await templatesOf(tx).get(templateId), party);
      if (!seen.ok) return seen;
      if (makerOf(seen.data) !== party && !(party === MALL && seen.data.issuer === 'mall')) return refuse('OFFER_NOT_FOUND');
      await addOffer(context, tx, { after: copyOf(seen.data, after._id, party), reason: `复制自「${seen.data.title}」` });
      return ok({ templateId: after._id });
    },
    recall: async ref => ok(ref),
  });
  return made.ok ? showOffer(context, made.data.templateId) : made;
};

const LONGEST_TITLE = 30;

/** A passphrase answers for one offer, so a copy has none. */
const copyOf = (template: Template, _id: string, maker: string): Template => {
  const { passphrase: _said, asked: _asked, agreedBrandIds: _agreed, restock: _more, counterChanges: _changes, ...rest } = template;
  const { publishedAt: _at, spent: _spent, dealtFen: _dealt, ...content } = rest;
  return {
    ...content,
    _id,
    title: `${template.title} 副本`.slice(0, LONGEST_TITLE),
    version: 1,
    state: 'draft',
    maker,
    counterIds: template.joining === 'opt-in' ? [] : 'all',
  };
};
