import { rateOf } from '../../money';
import { pick } from '../registry';
import type { Benefit } from '../rules';
import { cashOff } from './cash-off';
import { exchange } from './exchange';
import { freight } from './freight';
import { percentOff } from './percent-off';
import { voucher } from './voucher';

/**
 * A rate of what is there, rounded down to the fen, up to a most. Whoever finds more takes off no less and leaves no
 * less: the search for the best combination rests on this, so a new kind must be of this form too.
 */
export type Terms = { rateBp: number; mostFen: number };

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

/** What comes off `baseFen`. */
export const takenBy = ({ rateBp, mostFen }: Terms, baseFen: number): number => Math.min(rateOf(baseFen, rateBp), mostFen);

/** Worth nothing on the bill by its nature: a gift. */
export const isGift = (benefit: Benefit): boolean => benefitRule(benefit).takesFrom === 'nothing';
