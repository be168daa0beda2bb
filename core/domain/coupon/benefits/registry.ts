import { pick } from '../registry';
import type { Benefit } from '../rules';
import { cashOff } from './cash-off';
import { exchange } from './exchange';
import { percentOff } from './percent-off';

/** One kind of benefit: what it takes off eligible lines that sum to `eligibleFen`, never more than they hold. */
export type BenefitRule<K extends Benefit['kind'] = Benefit['kind']> = {
  code: K;
  /** false: worth nothing on the bill, so it fits a bill with nothing left to discount */
  takesOff: boolean;
  evaluate: (benefit: Extract<Benefit, { kind: K }>, eligibleFen: number) => number;
};

const rules: { [K in Benefit['kind']]: BenefitRule<K> } = {
  'cash-off': cashOff,
  'percent-off': percentOff,
  exchange,
};

/** Any kind; the registry hands each rule the benefit of its own kind. */
type AnyRule = { takesOff: boolean; evaluate: (benefit: never, eligibleFen: number) => number };

/** @throws Error on an unknown kind */
export const benefitRule = ({ kind }: Benefit): AnyRule => pick<AnyRule>(rules, kind, 'benefit');

/** What the benefit takes off, in fen. @throws Error on an unknown kind */
export const worthOf = (benefit: Benefit, eligibleFen: number): number =>
  benefitRule(benefit).evaluate(benefit as never, eligibleFen);
