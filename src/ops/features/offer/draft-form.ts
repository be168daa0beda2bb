import type { OfferDraft } from '@core/contracts/offer-draft';
import type { Tier } from '@core/contracts/shared';
import { DAY_MS, dateText, timeText } from '@core/domain/calendar';
import type { OpenTime } from '@core/domain/coupon/rules';
import { shortYuanText } from '@core/domain/money-text';
import { EVERYTHING, scopeFormOf, type ScopeForm } from './scope-form';

type Kind = OfferDraft['benefit']['kind'];

/** A draft as it is typed in: text where a person types, lists where she taps. */
export type OfferForm = {
  title: string;
  issuer: 'mall' | 'brand';
  brandId: string;
  kind: Kind;
  /** cash off, and what a gift is */
  off: string;
  /** for each so many yuan again; empty: once */
  every: string;
  gift: string;
  /** "8.8" for 12% off */
  fold: string;
  cap: string;
  face: string;
  price: string;
  threshold: string;
  thresholdOn: 'left' | 'before';
  scope: ScopeForm;
  /** how counters and products that were chosen are called */
  names: Readonly<Record<string, string>>;
  channel: OfferDraft['channel'];
  tier: Tier;
  /** just these; none: as `tier` says */
  tiers: Tier[];
  newDays: string;
  tags: string[];
  weekdays: number[];
  /** several, each with days of its own; then days and hours for all are empty */
  times: { days: number[]; from: string; until: string }[];
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
  className: string;
  /** a class that nobody chose by its name; it goes with a new name */
  classKey: string;
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
};

/** Where a maker begins: the mall's 50 off 300, for a month from today. */
export const emptyForm = (now: number, brandId?: string): OfferForm => ({
  title: '',
  issuer: brandId === undefined ? 'mall' : 'brand',
  brandId: brandId ?? '',
  kind: 'cash-off',
  off: '',
  every: '',
  gift: '',
  fold: '',
  cap: '',
  face: '',
  price: '',
  threshold: '',
  thresholdOn: 'left',
  scope: EVERYTHING,
  names: {},
  channel: 'counter',
  tier: 'basic',
  tiers: [],
  newDays: '',
  tags: [],
  weekdays: [],
  times: [],
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
  className: '',
  classKey: '',
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
  // her own counters take part in a brand's own offer, everybody else's say so themselves
  joining: brandId === undefined ? 'opt-in' : 'all',
});

const yuan = (fen: number | undefined): string =>
  fen === undefined || fen === 0 ? '' : shortYuanText(fen).replace(/,/g, '');
const count = (value: number | undefined): string => (value === undefined ? '' : String(value));
const percent = (bp: number): string => String(bp / 100);

const amounts = (
  benefit: OfferDraft['benefit'],
): Pick<OfferForm, 'off' | 'every' | 'gift' | 'fold' | 'cap' | 'face' | 'price'> => ({
  off: benefit.kind === 'cash-off' ? yuan(benefit.offFen) : '',
  every: benefit.kind === 'cash-off' ? yuan(benefit.everyFen) : '',
  gift: benefit.kind === 'exchange' ? benefit.gift : '',
  fold: benefit.kind === 'percent-off' && benefit.offBp > 0 ? String((10_000 - benefit.offBp) / 1000) : '',
  cap: 'capFen' in benefit ? yuan(benefit.capFen) : '',
  face: benefit.kind === 'voucher' ? yuan(benefit.faceFen) : '',
  price: benefit.kind === 'voucher' ? yuan(benefit.priceFen) : '',
});

/** As a field for times has it: the end of the day is its midnight. */
const minuteText = (minute: number): string => timeText((minute % 1440) * 60_000 - 8 * 3_600_000);

/** A whole day has no hours. */
const timeIn = ({ days = [], fromMinute, untilMinute }: OpenTime): OfferForm['times'][number] => {
  const allDay = fromMinute === 0 && untilMinute === 1440;
  return {
    days: [...days],
    from: allDay ? '' : minuteText(fromMinute),
    until: allDay ? '' : minuteText(untilMinute),
  };
};

const conditionsIn = ({
  conditions,
}: OfferDraft): Pick<
  OfferForm,
  'tier' | 'tiers' | 'newDays' | 'tags' | 'weekdays' | 'times' | 'hoursFrom' | 'hoursUntil'
> => {
  const form = {
    tier: 'basic' as Tier,
    tiers: [] as Tier[],
    newDays: '',
    tags: [] as string[],
    weekdays: [] as number[],
    times: [] as OfferForm['times'],
    hoursFrom: '',
    hoursUntil: '',
  };
  for (const condition of conditions) {
    if (condition.code === 'tier') form.tier = condition.atLeast;
    if (condition.code === 'tiers') form.tiers = [...condition.anyOf];
    if (condition.code === 'new-member') form.newDays = String(condition.withinDays);
    if (condition.code === 'tag') form.tags = [...condition.anyOf];
    if (condition.code === 'weekdays') form.weekdays = [...condition.days];
    if (condition.code === 'times') form.times = condition.anyOf.map(timeIn);
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

/** A stored draft as it is shown in the form; `names` of its counters and products. */
export const formOf = (draft: OfferDraft, names: OfferForm['names'] = {}): OfferForm => ({
  title: draft.title,
  issuer: draft.issuer,
  brandId: draft.brandId ?? '',
  kind: draft.benefit.kind,
  ...amounts(draft.benefit),
  threshold: yuan(draft.thresholdFen),
  thresholdOn: draft.thresholdOn ?? 'left',
  scope: scopeFormOf(draft.scope),
  names,
  channel: draft.channel,
  ...conditionsIn(draft),
  ...dates(draft),
  stacking: draft.stacking.kind,
  pieces: draft.stacking.kind === 'up-to' ? String(draft.stacking.n) : '2',
  className: draft.className ?? '',
  classKey: draft.class ?? '',
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
});
