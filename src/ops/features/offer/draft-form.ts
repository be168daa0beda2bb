import type { OfferDraft } from '@core/contracts/offer';
import type { Tier } from '@core/contracts/shared';
import { DAY_MS, dateText, timeText } from '@core/domain/calendar';
import { shortYuanText } from '@core/domain/money-text';

type Kind = OfferDraft['benefit']['kind'];

/** A draft as it is typed in: text where a person types, lists where she taps. */
export type OfferForm = {
  title: string;
  issuer: 'mall' | 'brand';
  brandId: string;
  kind: Kind;
  /** cash off, and what a gift is */
  off: string;
  gift: string;
  /** "8.8" for 12% off */
  fold: string;
  cap: string;
  face: string;
  price: string;
  threshold: string;
  brandIds: string[];
  categoryIds: string[];
  storeIds: string[];
  withoutBrandIds: string[];
  withoutCategoryIds: string[];
  channel: OfferDraft['channel'];
  tier: Tier;
  newDays: string;
  weekdays: number[];
  hoursFrom: string;
  hoursUntil: string;
  claimFrom: string;
  claimUntil: string;
  validity: 'relative' | 'fixed';
  days: string;
  validFrom: string;
  validUntil: string;
  stacking: OfferDraft['stacking']['kind'];
  pieces: string;
  priority: string;
  maxPerBill: string;
  backOnRefund: boolean;
  stock: string;
  perMember: string;
  dailyStock: string;
  budget: string;
  passphrase: string;
  grantPerDay: string;
  inCentre: boolean;
  mallShare: string;
  brandShare: string;
  platformShare: string;
  joining: 'all' | 'opt-in';
  /** what this form has no field for; goes along untouched */
  kept: {
    include: OfferDraft['scope']['include'];
    exclude: OfferDraft['scope']['exclude'];
    tags: string[];
    class?: string;
  };
};

/** Where a maker begins: the mall's 50 off 300, for a month from today. */
export const emptyForm = (now: number, brandId?: string): OfferForm => ({
  title: '',
  issuer: brandId === undefined ? 'mall' : 'brand',
  brandId: brandId ?? '',
  kind: 'cash-off',
  off: '',
  gift: '',
  fold: '',
  cap: '',
  face: '',
  price: '',
  threshold: '',
  brandIds: [],
  categoryIds: [],
  storeIds: [],
  withoutBrandIds: [],
  withoutCategoryIds: [],
  channel: 'counter',
  tier: 'basic',
  newDays: '',
  weekdays: [],
  hoursFrom: '',
  hoursUntil: '',
  claimFrom: dateText(now),
  claimUntil: dateText(now + 30 * DAY_MS),
  validity: 'relative',
  days: '7',
  validFrom: dateText(now),
  validUntil: dateText(now + 30 * DAY_MS),
  stacking: 'one-per-class',
  pieces: '2',
  priority: '100',
  maxPerBill: '',
  backOnRefund: true,
  stock: '1000',
  perMember: '1',
  dailyStock: '',
  budget: '',
  passphrase: '',
  grantPerDay: '',
  inCentre: true,
  mallShare: brandId === undefined ? '100' : '0',
  brandShare: brandId === undefined ? '0' : '100',
  platformShare: '0',
  joining: 'all',
  kept: { include: [], exclude: [], tags: [] },
});

const yuan = (fen: number | undefined): string =>
  fen === undefined || fen === 0 ? '' : shortYuanText(fen).replace(/,/g, '');
const count = (value: number | undefined): string => (value === undefined ? '' : String(value));
const percent = (bp: number): string => String(bp / 100);

const amounts = (
  benefit: OfferDraft['benefit'],
): Pick<OfferForm, 'off' | 'gift' | 'fold' | 'cap' | 'face' | 'price'> => ({
  off: benefit.kind === 'cash-off' ? yuan(benefit.offFen) : '',
  gift: benefit.kind === 'exchange' ? benefit.gift : '',
  fold: benefit.kind === 'percent-off' && benefit.offBp > 0 ? String((10_000 - benefit.offBp) / 1000) : '',
  cap: benefit.kind === 'percent-off' || benefit.kind === 'freight' ? yuan(benefit.capFen) : '',
  face: benefit.kind === 'voucher' ? yuan(benefit.faceFen) : '',
  price: benefit.kind === 'voucher' ? yuan(benefit.priceFen) : '',
});

type Rules = OfferDraft['scope']['include'];
const idsOf = (rules: Rules, kind: Rules[number]['kind']): string[] =>
  rules.filter(rule => rule.kind === kind).flatMap(({ ids }) => ids);

const minuteText = (minute: number): string =>
  minute === 1440 ? '24:00' : timeText(minute * 60_000 - 8 * 3_600_000);

const conditionsIn = ({
  conditions,
}: OfferDraft): Pick<OfferForm, 'tier' | 'newDays' | 'weekdays' | 'hoursFrom' | 'hoursUntil'> => {
  const form = {
    tier: 'basic' as Tier,
    newDays: '',
    weekdays: [] as number[],
    hoursFrom: '',
    hoursUntil: '',
  };
  for (const condition of conditions) {
    if (condition.code === 'tier') form.tier = condition.atLeast;
    if (condition.code === 'new-member') form.newDays = String(condition.withinDays);
    if (condition.code === 'weekdays') form.weekdays = [...condition.days];
    if (condition.code === 'hours') {
      form.hoursFrom = minuteText(condition.fromMinute);
      form.hoursUntil = minuteText(condition.untilMinute);
    }
  }
  return form;
};

const shareIn = ({ costBearers }: OfferDraft, who: 'mall' | 'brand' | 'platform'): string =>
  percent(costBearers.filter(({ bearer }) => bearer === who).reduce((sum, { shareBp }) => sum + shareBp, 0));

const dates = ({ claimFrom, claimUntil, validity }: OfferDraft) => ({
  claimFrom: dateText(claimFrom),
  claimUntil: dateText(claimUntil),
  validity: validity.kind,
  days: validity.kind === 'relative' ? String(validity.days) : '7',
  validFrom: dateText(validity.kind === 'fixed' ? validity.from : claimFrom),
  validUntil: dateText(validity.kind === 'fixed' ? validity.until : claimUntil),
});

const WITHOUT_FIELD: readonly Rules[number]['kind'][] = ['counters', 'products'];
const SHOWN_EXCLUDED: readonly Rules[number]['kind'][] = ['brands', 'categories'];

/** A stored draft as it is shown in the form. */
export const formOf = (draft: OfferDraft): OfferForm => ({
  title: draft.title,
  issuer: draft.issuer,
  brandId: draft.brandId ?? '',
  kind: draft.benefit.kind,
  ...amounts(draft.benefit),
  threshold: yuan(draft.thresholdFen),
  brandIds: idsOf(draft.scope.include, 'brands'),
  categoryIds: idsOf(draft.scope.include, 'categories'),
  storeIds: idsOf(draft.scope.include, 'stores'),
  withoutBrandIds: idsOf(draft.scope.exclude, 'brands'),
  withoutCategoryIds: idsOf(draft.scope.exclude, 'categories'),
  channel: draft.channel,
  ...conditionsIn(draft),
  ...dates(draft),
  stacking: draft.stacking.kind,
  pieces: draft.stacking.kind === 'up-to' ? String(draft.stacking.n) : '2',
  priority: String(draft.priority),
  maxPerBill: count(draft.maxPerBill),
  backOnRefund: draft.backOnRefund ?? false,
  stock: count(draft.stock),
  perMember: count(draft.perMember),
  dailyStock: count(draft.dailyStock),
  budget: yuan(draft.budgetFen),
  passphrase: draft.passphrase ?? '',
  grantPerDay: count(draft.grantPerDay),
  inCentre: draft.inCentre,
  mallShare: shareIn(draft, 'mall'),
  brandShare: shareIn(draft, 'brand'),
  platformShare: shareIn(draft, 'platform'),
  joining: draft.joining,
  kept: {
    include: draft.scope.include.filter(({ kind }) => WITHOUT_FIELD.includes(kind)),
    exclude: draft.scope.exclude.filter(({ kind }) => !SHOWN_EXCLUDED.includes(kind)),
    tags: draft.conditions.flatMap(condition => (condition.code === 'tag' ? condition.anyOf : [])),
    ...(draft.class === undefined ? {} : { class: draft.class }),
  },
});
