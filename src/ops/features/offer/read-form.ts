import type { OfferDraft } from '@core/contracts/offer-draft';
import { endOfDayAfter, startOfDate } from '@core/domain/calendar';
import { faultText } from '@core/domain/coupon/check/fault-text';
import { templateFaults } from '@core/domain/coupon/check/template';
import { parseYuan } from '@/lib/amount';
import type { OfferForm } from './draft-form';
import { offerMessages as m } from './messages';
import { scopeIn } from './scope-form';

/** What is wrong, beside which field of the draft. */
export type Problem = { field: string; message: string };

/** Reads texts into numbers and collects what cannot be read; a text that is no number counts as 0 meanwhile. */
const createReader = () => {
  const problems: Problem[] = [];
  const bad = (field: string, message: string): number => {
    problems.push({ field, message });
    return 0;
  };
  const fen = (field: string, text: string): number => {
    const parsed = parseYuan(text);
    if (parsed.ok) return parsed.fen;
    return parsed.problem === 'EMPTY' || parsed.problem === 'ZERO' ? 0 : bad(field, m.notAnAmount);
  };
  const whole = (field: string, text: string): number => {
    const plain = text.trim();
    return plain === '' ? 0 : /^\d{1,9}$/.test(plain) ? Number(plain) : bad(field, m.notACount);
  };
  const optional = <T>(text: string, read: () => T): T | undefined =>
    text.trim() === '' ? undefined : read();
  /** "12.5" as 1,250: so many hundredths of a percent, or thousandths of a tenth */
  const scaled = (field: string, text: string, decimals: number): number => {
    const match = /^(\d{1,3})(?:\.(\d+))?$/.exec(text.trim() === '' ? '0' : text.trim());
    const tail = match?.[2] ?? '';
    if (!match || tail.length > decimals) return bad(field, m.notARate);
    return Number(match[1]! + tail.padEnd(decimals, '0'));
  };
  const day = (field: string, text: string, end: boolean): number => {
    try {
      const at = startOfDate(text.trim());
      return end ? endOfDayAfter(at, 0) : at;
    } catch (error) {
      if (error instanceof RangeError) return bad(field, m.notADay);
      throw error;
    }
  };
  const minute = (field: string, text: string): number => {
    const match = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
    const at = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
    return match && Number(match[2]) < 60 && at <= 1440 ? at : bad(field, m.notATime);
  };
  return { problems, fen, whole, optional, scaled, day, minute };
};
type Reader = ReturnType<typeof createReader>;

const benefitOf = (form: OfferForm, { fen, optional, scaled }: Reader): OfferDraft['benefit'] => {
  const cap = optional(form.cap, () => fen('benefit.capFen', form.cap));
  const capped = cap === undefined ? {} : { capFen: cap };
  switch (form.kind) {
    case 'cash-off': {
      const every = optional(form.every, () => fen('benefit.everyFen', form.every));
      // a cap is for what comes off again and again
      const again = every === undefined ? {} : { everyFen: every, ...capped };
      return { kind: form.kind, offFen: fen('benefit.offFen', form.off), ...again };
    }
    case 'percent-off': {
      const foldBp = form.fold.trim() === '' ? 10_000 : scaled('benefit.offBp', form.fold, 3);
      return { kind: form.kind, offBp: Math.max(0, 10_000 - foldBp), ...capped };
    }
    case 'exchange':
      return { kind: form.kind, gift: form.gift };
    case 'voucher':
      return {
        kind: form.kind,
        faceFen: fen('benefit.faceFen', form.face),
        priceFen: fen('benefit.priceFen', form.price),
      };
    case 'freight':
      return { kind: form.kind, ...capped };
  }
};

/** Until midnight is the end of the day, not its beginning. */
const untilOf = (minute: number): number => (minute === 0 ? 1440 : minute);

const timesOf = (form: OfferForm, { minute }: Reader) =>
  form.times.map(({ days, from, until }) => ({
    ...(days.length > 0 ? { days: [...days].sort() } : {}),
    fromMinute: from.trim() === '' ? 0 : minute('conditions.times', from),
    untilMinute: untilOf(until.trim() === '' ? 0 : minute('conditions.times', until)),
  }));

const conditionsOf = (form: OfferForm, reader: Reader): OfferDraft['conditions'] => {
  const { minute, whole } = reader;
  const conditions: OfferDraft['conditions'] = [];
  const field = (): string => `conditions.${conditions.length}`;
  if (form.weekdays.length > 0) conditions.push({ code: 'weekdays', days: [...form.weekdays].sort() });
  if (form.hoursFrom.trim() !== '' || form.hoursUntil.trim() !== '') {
    const [fromMinute, untilMinute] = [minute('hours', form.hoursFrom), minute('hours', form.hoursUntil)];
    conditions.push({ code: 'hours', fromMinute, untilMinute: untilOf(untilMinute) });
  }
  if (form.times.length > 0) conditions.push({ code: 'times', anyOf: timesOf(form, reader) });
  if (form.tier !== 'basic') conditions.push({ code: 'tier', atLeast: form.tier });
  if (form.tiers.length > 0) conditions.push({ code: 'tiers', anyOf: form.tiers });
  if (form.newDays.trim() !== '')
    conditions.push({ code: 'new-member', withinDays: whole(field(), form.newDays) });
  if (form.tags.length > 0) conditions.push({ code: 'tag', anyOf: form.tags });
  return conditions;
};

const stackingOf = ({ stacking, pieces }: OfferForm, { whole }: Reader): OfferDraft['stacking'] =>
  stacking === 'up-to'
    ? { kind: stacking, n: Math.min(99, whole('stacking.n', pieces)) }
    : { kind: stacking };

const bearersOf = (form: OfferForm, { scaled }: Reader): OfferDraft['costBearers'] => {
  const share = (bearer: 'mall' | 'brand' | 'platform', text: string) => ({
    bearer,
    shareBp: Math.min(10_000, scaled('costBearers', text, 2)),
  });
  return [
    share('mall', form.mallShare),
    share('brand', form.brandShare),
    share('platform', form.platformShare),
  ].filter(({ shareBp }) => shareBp > 0);
};

const validityOf = (form: OfferForm, { whole, day }: Reader): OfferDraft['validity'] =>
  form.validity === 'relative'
    ? { kind: 'relative', days: Math.min(99_999, whole('validity.days', form.days)) }
    : {
        kind: 'fixed',
        from: day('validity', form.validFrom, false),
        until: day('validity.until', form.validUntil, true),
      };

const draftFrom = (form: OfferForm, reader: Reader): OfferDraft => {
  const { fen, whole, optional, day } = reader;
  const maybe = (field: keyof OfferDraft, text: string, read: (field: string, text: string) => number) => {
    const value = optional(text, () => read(field, text));
    return value === undefined ? {} : { [field]: value };
  };
  return {
    title: form.title.trim(),
    issuer: form.issuer,
    ...(form.brandId === '' ? {} : { brandId: form.brandId }),
    benefit: benefitOf(form, reader),
    thresholdFen: fen('thresholdFen', form.threshold),
    ...(form.thresholdOn === 'before' ? { thresholdOn: form.thresholdOn } : {}),
    scope: scopeIn(form.scope),
    channel: form.channel,
    conditions: conditionsOf(form, reader),
    stacking: stackingOf(form, reader),
    ...(form.classKey === '' ? {} : { class: form.classKey }),
    ...(form.className.trim() === '' ? {} : { className: form.className.trim() }),
    priority: Math.min(9999, whole('priority', form.priority)),
    ...maybe('maxPerBill', form.maxPerBill, whole),
    backOnRefund: form.backOnRefund,
    costBearers: bearersOf(form, reader),
    validity: validityOf(form, reader),
    claimFrom: day('claimFrom', form.claimFrom, false),
    claimUntil: day('claimUntil', form.claimUntil, true),
    inCentre: form.inCentre,
    perMember: whole('perMember', form.perMember),
    stock: whole('stock', form.stock),
    ...maybe('dailyStock', form.dailyStock, whole),
    ...maybe('budgetFen', form.budget, fen),
    ...(form.passphrase.trim() === '' ? {} : { passphrase: form.passphrase.trim() }),
    ...maybe('grantPerDay', form.grantPerDay, whole),
    joining: form.joining,
  };
};

/** Conditions have no order in the form: "conditions.1.days" is "conditions.weekdays.days". */
const placeOf = (field: string, { conditions }: OfferDraft): string =>
  field.replace(/^conditions\.(\d+)/, (_, index) => `conditions.${conditions[Number(index)]!.code}`);

/**
 * The draft that the form says, with everything that is wrong with it: what cannot be read, and what the template check refuses.
 * @param issued pieces that are out already
 */
export const readForm = (
  form: OfferForm,
  now: number,
  issued = 0,
): { draft: OfferDraft; problems: Problem[] } => {
  const reader = createReader();
  const draft = draftFrom(form, reader);
  const unreadable = new Set(reader.problems.map(({ field }) => field));
  const faults = templateFaults(
    { ...draft, class: draft.class ?? draft.issuer, counterIds: 'all', issued },
    now,
  )
    .map(fault => ({ field: fault.field, message: faultText(fault) }))
    .filter(({ field }) => !unreadable.has(field));
  const problems = [...reader.problems, ...faults];
  return { draft, problems: problems.map(one => ({ ...one, field: placeOf(one.field, draft) })) };
};

/** The first thing that is wrong with a field, or with a part of it. */
export const problemAt = (problems: readonly Problem[], ...fields: string[]): string | undefined =>
  problems.find(({ field }) => fields.some(one => field === one || field.startsWith(`${one}.`)))?.message;
