import { rateOf, WHOLE_BP } from '../../money';
import { pick } from '../registry';
import type { Benefit } from '../rules';
import { cashOff } from './cash-off';
import { exchange } from './exchange';
import { freight } from './freight';
import { percentOff } from './percent-off';
import { voucher } from './voucher';

/**
 * A rate of what is there, rounded down to the fen, up to a most; or in whole steps, and then never more than the rate.
 * Whoever finds more takes off no less, and never more than `rateBp` and `mostFen` say, which leave no less of more: the
 * search for the best combination rests on this, so a new kind must be of this form too.
 */
export type Terms = { rateBp: number; mostFen: number; step?: { everyFen: number; offFen: number } };

/** One kind of benefit: from what it takes off, and how much. */
export type BenefitRule<K extends Benefit['kind'] = Benefit['kind']> = {
  code: K;
  /** `nothing`: worth nothing on the bill, so it fits a bill with nothing left to discount */
  takesFrom: 'lines' | 'freight' | 'nothing';
  terms: (benefit: Extract<Benefit, { kind: K }>) => Terms;
};

const rules: { [K in Benefit['kind']]: BenefitRule<K> } = {
  'cash-off': cashOff,
  'percent-off': percentOff,
  exchange,
  voucher,
  freight,
};

/** Any kind; the registry hands each rule the benefit of its own kind. */
type AnyRule = { takesFrom: BenefitRule['takesFrom']; terms: (benefit: never) => Terms };

/** @throws Error on an unknown kind */
export const benefitRule = ({ kind }: Benefit): AnyRule => pick<AnyRule>(rules, kind, 'benefit');

/** @throws Error on an unknown kind */
export const termsOf = (benefit: Benefit): Terms => benefitRule(benefit).terms(benefit as never);

/** What whole steps come to. */
export const inSteps = ({ everyFen, offFen }: NonNullable<Terms['step']>, fen: number): number => Math.floor(fen / everyFen) * offFen;

/** What comes off `baseFen`. */
export const takenBy = ({ rateBp, mostFen, step }: Terms, baseFen: number): number =>
  Math.min(step ? Math.min(inSteps(step, baseFen), baseFen) : rateOf(baseFen, rateBp), mostFen);

/** The terms where it is settled already on how much the steps are counted: a fixed amount. */
export const countedOn = (terms: Terms, fen: number): Terms =>
  terms.step ? { rateBp: WHOLE_BP, mostFen: Math.min(inSteps(terms.step, fen), terms.mostFen) } : terms;

/** Do they take the same off whatever is there? */
export const sameTerms = (one: Terms, other: Terms): boolean =>
  one.rateBp === other.rateBp &&
  one.mostFen === other.mostFen &&
  one.step?.everyFen === other.step?.everyFen &&
  one.step?.offFen === other.step?.offFen;

/** Worth nothing on the bill by its nature: a gift. */
export const isGift = (benefit: Benefit): boolean => benefitRule(benefit).takesFrom === 'nothing';
