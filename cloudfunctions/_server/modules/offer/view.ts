import { errorMessages } from '@core/contracts/errors/codes';
import type { OfferMove, OfferRow, OfferView } from '@core/contracts/offer';
import type { JoinRow } from '@core/contracts/offer-joining';
import type { Fault } from '@core/domain/coupon/check/fault';
import { faultText } from '@core/domain/coupon/check/fault-text';
import { rulesIn } from '@core/domain/coupon/fit/scope';
import { brandShareBp, MALL, projectedCost, type Party } from '@core/domain/coupon/template/confirmation';
import { mostCostFen } from '@core/domain/coupon/money/cost';
import { describeTemplate } from '@core/domain/coupon/text/describe';
import { isPassphrase } from '@core/domain/coupon/issue/passphrase';
import { validityText, worthText } from '@core/domain/coupon/text/offer-text';
import { mayTemplate } from '@core/domain/coupon/template/template-state';
import type { Counter } from '../org/documents';
import { brandOf, toBrandRef, toCounterRef, type Org } from '../org/service';
import type { Product } from '../product/documents';
import type { StockShard, Template } from '../template/documents';
import type { Confirmation } from '../template/plan';
import { counterTitle, nameIn, offerFacts } from '../template/view';
import { askedNow, isWaitedFor, waitingIn } from './asked';
import { draftOf, faultsOf, makerOf } from './draft';
import { importRefusal } from './imports';
import { reachOf } from './reach';
import { figuresOf } from './stock';

/** What this party can do with it now. The mall stops and ends what goes out under its roof, whoever made it. */
export const movesOf = (template: Template, party: Party): OfferMove[] => {
  const { state, asked = [], joining } = template;
  const made = makerOf(template) === party;
  const overseen = made || party === MALL;
  const moves: Record<OfferMove, boolean> = {
    revise: made && mayTemplate(state, 'revise'),
    submit: made && mayTemplate(state, 'ask'),
    withdraw: made && mayTemplate(state, 'withdraw'),
    settle: made && state === 'confirming' && asked.some(({ answer }) => answer === 'confirmed'),
    answer: isWaitedFor(template, party),
    publish: made && mayTemplate(state, 'publish'),
    pause: overseen && mayTemplate(state, 'pause'),
    resume: made && mayTemplate(state, 'resume'),
    restock: made && (state === 'published' || state === 'paused'),
    end: overseen && mayTemplate(state, 'end'),
    copy: made || (party === MALL && template.issuer === 'mall'),
    join: joining === 'opt-in' && party !== MALL && ['confirmed', 'published', 'paused'].includes(state),
  };
  return (Object.keys(moves) as OfferMove[]).filter(move => moves[move]);
};

const ofTemplate = (template: Template, shards: readonly StockShard[]): StockShard[] =>
  shards.filter(({ templateId }) => templateId === template._id);

/** One line of the list. */
export const toRow = (org: Org, template: Template, shards: readonly StockShard[], party: Party): OfferRow => ({
  templateId: template._id,
  title: template.title,
  issuer: template.issuer,
  brand: template.brandId === undefined ? undefined : toBrandRef(brandOf(org, template.brandId)),
  benefit: template.benefit,
  worth: worthText(template),
  state: template.state,
  claimFrom: template.claimFrom,
  claimUntil: template.claimUntil,
  joining: template.joining ?? 'all',
  stock: figuresOf(template, ofTemplate(template, shards)),
  waiting: waitingIn(template).length,
  mine: isWaitedFor(template, party),
  made: makerOf(template) === party,
  imports: makerOf(template) === party && importRefusal(org, template) === undefined,
  updatedAt: template.updatedAt ?? template.claimFrom,
});

const makerView = (org: Org, template: Template): OfferView['maker'] => {
  const maker = makerOf(template);
  if (maker === MALL) return { name: org.mall.groupName };
  const brand = brandOf(org, maker);
  return { name: brand.name, brand: toBrandRef(brand) };
};

/** A brand reads its own word and the mall's; what other brands said is between them and whoever makes the offer. */
const askedView = (org: Org, template: Template, asked: readonly Confirmation[], party: Party): OfferView['asked'] =>
  asked
    .filter(one => one.party === party || one.party === MALL || party === MALL || makerOf(template) === party)
    .map(one => ({
      brand: one.party === MALL ? undefined : toBrandRef(brandOf(org, one.party)),
      answer: one.answer,
      note: one.note,
      by: one.byName,
      at: one.at,
      mine: one.party === party && askedNow(template).includes(one) && one.answer === 'waiting',
    }));

export type ShownFault = { field: string; message: string };

const isOfPlace = ({ field }: Fault): boolean => /^(scope|counterIds)\b/.test(field);

const withReach = (faults: readonly Fault[], reach: readonly Fault[]): readonly Fault[] =>
  faults.some(isOfPlace) ? faults : [...faults, ...reach];

/** What is wrong with it, in words; `reach`: what the organisation has against it, where its lists do not tell it themselves. */
export const faultsShown = (template: Template, issued: number, now: number, reach: readonly Fault[] = []): ShownFault[] => [
  ...withReach(faultsOf(template, issued, now), reach).map(fault => ({ field: fault.field, message: faultText(fault) })),
  ...(template.passphrase !== undefined && !isPassphrase(template.passphrase)
    ? [{ field: 'passphrase', message: errorMessages.PASSPHRASE_UNFIT }]
    : []),
];

/** Only a template whose rules hold together is reckoned with. */
const projectedOf = (template: Template, faults: readonly unknown[]): OfferView['projected'] =>
  faults.length > 0
    ? undefined
    : projectedCost(template.costBearers, {
        mostFen: mostCostFen(template.benefit),
        stock: template.stock ?? 0,
        budgetFen: template.budgetFen,
      });

/** The new totals that are asked about, and what they could cost. */
const restockView = (org: Org, template: Template, party: Party): OfferView['restock'] => {
  const { restock } = template;
  if (restock === undefined) return undefined;
  const { stock, budgetFen, asked } = restock;
  return { stock, budgetFen, asked: askedView(org, template, asked, party), projected: projectedOf({ ...template, stock, budgetFen }, []) };
};

type Named = OfferView['named'];

/** Counters and products of the scope by their names: there are too many for the lists that a maker chooses from. */
const namedIn = (org: Org, { scope }: Template, products: ReadonlyMap<string, Pick<Product, 'name'>>): Named =>
  rulesIn(scope).flatMap(({ kind, ids }) => {
    if (kind === 'counters') return ids.map(id => ({ id, name: counterTitle(org, id) }));
    return kind === 'products' ? ids.map(id => ({ id, name: products.get(id)?.name ?? id })) : [];
  });

/** Everything about one template for whoever makes or confirms it. */
export const toView = (
  { org, shards, products }: { org: Org; shards: readonly StockShard[]; products: ReadonlyMap<string, Product> },
  template: Template,
  party: Party,
  now: number,
): OfferView => {
  const row = toRow(org, template, shards, party);
  const whole = { ...template, stock: template.stock ?? row.stock.total };
  const faults = faultsShown(whole, row.stock.issued, now, reachOf(org, products, template));
  const { scopeText, whenText } = offerFacts(org, template);
  return {
    ...row,
    version: template.version,
    revision: template.revision ?? 0,
    draft: draftOf(template, row.stock.total),
    named: namedIn(org, template, products),
    maker: makerView(org, template),
    asked: askedView(org, template, template.asked ?? [], party),
    restock: restockView(org, template, party),
    // what is out is not made better by what is wrong with it today
    faults: template.state === 'draft' ? faults : [],
    projected: projectedOf(template, faults),
    rules: describeTemplate(template, nameIn(org)),
    scopeText,
    whenText,
    validityText: validityText(template, now),
    joined: template.joining === 'opt-in' ? template.counterIds.length : undefined,
    publishedAt: template.publishedAt,
    may: movesOf(template, party),
  };
};

/** What somebody who decides for counters sees of an offer to be joined. */
export const toJoinRow = (org: Org, template: Template, counters: readonly Counter[]): JoinRow => ({
  templateId: template._id,
  title: template.title,
  worth: worthText(template),
  brand: template.brandId === undefined ? undefined : toBrandRef(brandOf(org, template.brandId)),
  state: template.state,
  claimUntil: template.claimUntil,
  rules: describeTemplate(template, nameIn(org)),
  brandShareBp: brandShareBp(template.costBearers),
  counters: counters.map(counter => ({
    counter: toCounterRef(org, counter),
    brands: counter.brandIds.map(brandId => brandOf(org, brandId).name),
    joined: template.counterIds.includes(counter._id),
  })),
});
