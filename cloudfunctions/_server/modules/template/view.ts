import type { OfferDetail } from '@core/contracts/template';
import { describeTemplate, howToUse, whenText } from '@core/domain/coupon/text/describe';
import { scopeText, type NameOf } from '@core/domain/coupon/text/offer-text';
import type { CouponRules } from '@core/domain/coupon/rules';
import { counterTakesPart, linesInScope, withoutProducts } from '@core/domain/coupon/fit/scope';
import type { Counter } from '../org/documents';
import { brandOf, categoryOf, counterOf, goodsOf, storeOf, toBrandRef, toCounterRef, type Org } from '../org/service';

/** More counters than this make no list that anyone reads. */
const MOST_COUNTERS = 100;

/** "云汀百货城西店 素汐专柜" */
export const counterTitle = (org: Org, counterId: string): string => {
  const { name, storeId } = counterOf(org, counterId);
  return `${storeOf(org, storeId).name} ${name}`;
};

export const nameIn =
  (org: Org): NameOf =>
  (kind, id) => {
    const named: Record<Parameters<NameOf>[0], (id: string) => { name: string }> = {
      brands: brandId => brandOf(org, brandId),
      stores: storeId => storeOf(org, storeId),
      // counters of one brand are called alike in every building
      counters: counterId => ({ name: counterTitle(org, counterId) }),
      categories: categoryId => categoryOf(org, categoryId),
    };
    return named[kind](id).name;
  };

/** What a list shows of an offer and of a coupon made from it alike. */
export const offerFacts = (org: Org, rules: Omit<CouponRules, 'counterIds'>) => ({
  title: rules.title,
  issuer: rules.issuer,
  brand: rules.brandId === undefined ? undefined : toBrandRef(brandOf(org, rules.brandId)),
  benefit: rules.benefit,
  thresholdFen: rules.thresholdFen,
  scopeText: scopeText(rules.scope, nameIn(org)),
  whenText: whenText(rules.conditions),
});

const countersOf = (org: Org, rules: CouponRules): Counter[] =>
  [...org.counters.values()].filter(counter => {
    const place = { counterId: counter._id, storeId: counter.storeId };
    // a counter that has none of the goods would send people there for nothing
    return (
      counterTakesPart(rules, { ...place, brandIds: counter.brandIds }) &&
      linesInScope(withoutProducts(rules.scope), { ...place, lines: goodsOf(org, counter) }).length > 0
    );
  });

/** The stores in which all counters that sell anything are among these: naming each tells nothing more. */
const wholeOf = (org: Org, counters: readonly Counter[]): OfferDetail['whole'] => {
  const taking = new Set(counters.map(({ _id }) => _id));
  const missing = [...org.counters.values()].filter(counter => !taking.has(counter._id) && goodsOf(org, counter).length > 0);
  const withSome = new Set(counters.map(({ storeId }) => storeId));
  const notWhole = new Set(missing.map(({ storeId }) => storeId));
  const stores = [...org.stores.values()].filter(({ _id }) => withSome.has(_id) && !notWhole.has(_id));
  if (stores.length === 0) return undefined;
  return { everywhere: missing.length === 0, stores: stores.map(({ _id, name }) => ({ storeId: _id, name })) };
};

const manyText = (count: number, others: boolean): string =>
  `${others ? '另有' : '共'} ${count} 个柜台参与，以下列出其中 ${MOST_COUNTERS} 个`;

/** Every rule in a sentence, how to use it, and where. */
export const offerDetailOf = (org: Org, rules: CouponRules): OfferDetail => {
  const taking = countersOf(org, rules);
  const whole = wholeOf(org, taking);
  const wholeIds = new Set(whole?.stores.map(({ storeId }) => storeId));
  const counters = taking.filter(({ storeId }) => !wholeIds.has(storeId));
  const sentences = describeTemplate(rules, nameIn(org));
  const many = counters.length > MOST_COUNTERS ? [manyText(counters.length, whole !== undefined)] : [];
  return {
    rules: [...sentences, ...many],
    howToUse: howToUse(rules),
    ...(whole ? { whole } : {}),
    counters: counters.slice(0, MOST_COUNTERS).map(counter => toCounterRef(org, counter)),
  };
};
