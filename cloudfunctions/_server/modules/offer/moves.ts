import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferView } from '@core/contracts/offer';
import { agreedBrands, declinedBrands, outcomeOf, stopWaiting } from '@core/domain/coupon/template/confirmation';
import { nextTemplateState, type TemplateEvent } from '@core/domain/coupon/template/template-state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { loadOrg } from '../org/service';
import { keepPassphrase } from '../passphrase/service';
import { productsByIds } from '../product/service';
import type { Template } from '../template/documents';
import { askedNow } from './asked';
import { partyOf } from './change';
import { makerOf, productIdsIn } from './draft';
import { move } from './move';
import { partiesIn, reachOf } from './reach';
import { findShards } from './repo';
import { concludeRestock } from './restock';
import { figuresOf, giveOutUnder, layOut, stopGivingOut } from './stock';
import { faultsShown } from './view';

type One = { templateId: string };
type Answered = Promise<Result<OfferView, ErrorCode>>;

const stateAfter = (before: Template, event: TemplateEvent): Result<Pick<Template, 'state'>, ErrorCode> => {
  const state = nextTemplateState(before.state, event);
  return state.ok ? ok({ state: state.data }) : state;
};

/** What it must be before anybody is asked, and still when it goes out. */
const refuseFaulty = async ({ deps, now }: StaffContext, template: Template): Promise<Result<void, ErrorCode>> => {
  const [org, products, shards] = await Promise.all([
    loadOrg(deps),
    productsByIds(deps, productIdsIn(template.scope)),
    findShards(deps.db, [template._id]),
  ]);
  const faults = faultsShown(template, figuresOf(template, shards).issued, now, reachOf(org, products, template));
  return faults.length > 0 ? refuse('OFFER_FAULTY', { faults }) : ok(undefined);
};

/** Ready to go out: whoever bears a part is asked first, and where nobody is it is confirmed at once. */
export const submitOffer = (context: StaffContext, { templateId }: One): Answered =>
  move(context, templateId, 'submit', async (_, before) => {
    const whole = await refuseFaulty(context, before);
    if (!whole.ok) return whole;
    const parties = partiesIn(await loadOrg(context.deps), before, makerOf(before));
    const state = stateAfter(before, parties.length > 0 ? 'ask' : 'accept');
    if (!state.ok) return state;
    const agreedBrandIds = parties.length > 0 ? undefined : agreedBrands(before.costBearers, [], makerOf(before));
    return ok({ ...state.data, agreedBrandIds, asked: parties.map(party => ({ party, answer: 'waiting' as const })) });
  });

/** Taken back before everybody has answered. */
export const withdrawOffer = (context: StaffContext, { templateId }: One): Answered =>
  move(context, templateId, 'withdraw', async (_, before) => {
    const state = stateAfter(before, 'withdraw');
    return state.ok ? ok({ ...state.data, asked: undefined }) : state;
  });

/** What the answers come to. Goods of brands that do not take part are taken out of the scope. */
const conclude = (before: Template, asked: NonNullable<Template['asked']>): Result<Partial<Template>, ErrorCode> => {
  const outcome = outcomeOf(asked);
  if (outcome === 'waiting') return ok({ asked });
  const state = stateAfter(before, outcome);
  if (!state.ok) return state;
  if (outcome === 'refuse') return ok({ ...state.data, asked });
  const declined = declinedBrands(asked);
  const agreed = { ...state.data, asked, agreedBrandIds: agreedBrands(before.costBearers, asked, makerOf(before)) };
  if (declined.length === 0) return ok(agreed);
  const { include, exclude } = before.scope;
  const brands = exclude.filter(({ kind }) => kind === 'brands').flatMap(({ ids }) => ids);
  const out = { kind: 'brands' as const, ids: [...new Set([...brands, ...declined])] };
  return ok({ ...agreed, scope: { include, exclude: [...exclude.filter(({ kind }) => kind !== 'brands'), out] } });
};

/** A brand's (or the mall's) word on what it is to bear. */
export const answerOffer = (context: StaffContext, { templateId, agree, note }: One & { agree: boolean; note?: string }): Answered => {
  const { staff, now } = context;
  const party = partyOf(context);
  const answer = agree ? ('confirmed' as const) : ('declined' as const);
  const word = { answer, ...(note === undefined ? {} : { note }), by: staff._id, byName: staff.name, at: now };
  return move(
    context,
    templateId,
    'answer',
    async (tx, before) => {
      const asked = askedNow(before).map(one => (one.party === party ? { ...one, ...word } : one));
      return before.state === 'confirming' ? conclude(before, asked) : concludeRestock(context, tx, before, asked);
    },
    note,
  );
};

/** Goes on with those who have confirmed; who has not answered does not take part. */
export const settleOffer = (context: StaffContext, { templateId }: One): Answered =>
  move(context, templateId, 'settle', async (_, before) => conclude(before, stopWaiting(before.asked ?? [])));

/** Shoppers can take it from now on. */
export const publishOffer = (context: StaffContext, { templateId }: One): Answered =>
  move(context, templateId, 'publish', async (tx, before) => {
    const whole = await refuseFaulty(context, before);
    if (!whole.ok) return whole;
    if (before.counterIds !== 'all' && before.counterIds.length === 0) return refuse('OFFER_LAST_COUNTER');
    const state = stateAfter(before, 'publish');
    if (!state.ok) return state;
    const said = await keepPassphrase(tx, { templateId, text: before.passphrase, now: context.now });
    if (!said.ok) return said;
    const laid = await layOut(context.deps.db, tx, before);
    return laid.ok ? ok({ ...state.data, ...laid.data, publishedAt: context.now }) : laid;
  });

/** No piece goes out from this moment on; those that are out stay good. */
const stop =
  (event: 'pause' | 'end') =>
  (context: StaffContext, { templateId }: One): Answered =>
    move(context, templateId, event, async (tx, before) => {
      const state = stateAfter(before, event);
      if (!state.ok) return state;
      await stopGivingOut(context.deps.db, tx, templateId);
      // what has ended needs its words no more
      if (event === 'end') await keepPassphrase(tx, { templateId, before: before.passphrase, now: context.now });
      return state.ok && event === 'end' ? ok({ ...state.data, restock: undefined }) : state;
    });
export const pauseOffer = stop('pause');
export const endOffer = stop('end');

/** Goes on as it was. */
export const resumeOffer = (context: StaffContext, { templateId }: One): Answered =>
  move(context, templateId, 'resume', async (tx, before) => {
    const state = stateAfter(before, 'resume');
    if (state.ok) await giveOutUnder(context.deps.db, tx, templateId, before.version);
    return state;
  });
