import type { Misfit } from '../fit/misfit';
import { pick } from '../registry';
import type { Bill, Condition } from '../rules';
import { hours } from './hours';
import { newMember } from './new-member';
import { tag } from './tag';
import { tier } from './tier';
import { tiers } from './tiers';
import { times } from './times';
import { weekdays } from './weekdays';

/** What conditions are judged by: who and when. */
export type Circumstances = Pick<Bill, 'at' | 'member'>;

/** One kind of condition: the misfit when it does not hold. */
export type ConditionRule<C extends Condition['code'] = Condition['code']> = {
  code: C;
  evaluate: (condition: Extract<Condition, { code: C }>, facts: Circumstances) => Misfit | undefined;
};

const rules: { [C in Condition['code']]: ConditionRule<C> } = {
  tier,
  tiers,
  'new-member': newMember,
  weekdays,
  hours,
  times,
  tag,
};

/** Any kind; the registry hands each rule the condition of its own code. */
type AnyRule = { evaluate: (condition: never, facts: Circumstances) => Misfit | undefined };

/** An hour passes sooner than a tier is reached. */
export const isOfTime = ({ code }: Condition): boolean => code === 'weekdays' || code === 'hours' || code === 'times';

/** The first condition that does not hold: who she is before what time it is, else in the template's order. @throws Error on an unknown code */
export const brokenCondition = (conditions: readonly Condition[], facts: Circumstances): Misfit | undefined => {
  const inTurn = [...conditions].sort((left, right) => Number(isOfTime(left)) - Number(isOfTime(right)));
  for (const condition of inTurn) {
    const rule = pick<AnyRule>(rules, condition.code, 'condition');
    const misfit = rule.evaluate(condition as never, facts);
    if (misfit) return misfit;
  }
  return undefined;
};
