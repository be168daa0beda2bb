import { reachesTier } from '../../member/tier';
import { pick } from '../registry';
import type { Condition, OpenTime } from '../rules';
import type { TemplateDraft } from './draft';
import { fault, filledIn, inRange, noneTwice, type Fault } from './fault';

type Check<C extends Condition['code']> = (condition: Extract<Condition, { code: C }>, field: string) => Fault[];

const LAST_MINUTE = 24 * 60;
const TEN_YEARS = 3650;

const dayFaults = (days: readonly number[], field: string): Fault[] => [
  ...filledIn(`${field}.days`, days),
  ...noneTwice(`${field}.days`, days),
  ...days.flatMap((day, index) => inRange(`${field}.days.${index}`, day, 1, 7)),
];

const hourFaults = ({ fromMinute, untilMinute }: OpenTime, field: string): Fault[] => [
  ...inRange(`${field}.fromMinute`, fromMinute, 0, LAST_MINUTE - 1),
  ...inRange(`${field}.untilMinute`, untilMinute, 0, LAST_MINUTE),
  ...(fromMinute === untilMinute ? [fault(field, 'NEVER_USABLE', { why: 'hours' })] : []),
];

const checks: { [C in Condition['code']]: Check<C> } = {
  weekdays: ({ days }, field) => dayFaults(days, field),
  hours: (hours, field) => hourFaults(hours, field),
  times: ({ anyOf }, field) => [
    ...filledIn(`${field}.anyOf`, anyOf),
    ...anyOf.flatMap((time, index) => [
      ...hourFaults(time, `${field}.anyOf.${index}`),
      ...(time.days ? dayFaults(time.days, `${field}.anyOf.${index}`) : []),
    ]),
  ],
  tier: () => [],
  tiers: ({ anyOf }, field) => [...filledIn(`${field}.anyOf`, anyOf), ...noneTwice(`${field}.anyOf`, anyOf)],
  'new-member': ({ withinDays }, field) => inRange(`${field}.withinDays`, withinDays, 0, TEN_YEARS),
  // nothing gives members tags yet: the till's own reckoning may name some, a template would be for nobody
  tag: (_, field) => [fault(field, 'NEVER_USABLE', { why: 'tag' })],
};

type AnyCheck = (condition: never, field: string) => Fault[];

/** Certain levels, of which none is as high as is asked for besides. */
const tierClash = ({ conditions }: TemplateDraft): Fault[] => {
  const least = conditions.find(condition => condition.code === 'tier')?.atLeast;
  return conditions.flatMap((condition, index) =>
    condition.code === 'tiers' && least !== undefined && condition.anyOf.length > 0 && !condition.anyOf.some(one => reachesTier(one, least))
      ? [fault(`conditions.${index}`, 'NEVER_USABLE', { why: 'tier' })]
      : [],
  );
};

/** Each condition for itself, and none twice: two of a kind would contradict or repeat each other. @throws Error on an unknown code */
export const conditionFaults = (draft: TemplateDraft): Fault[] => [
  ...noneTwice(
    'conditions',
    draft.conditions.map(({ code }) => code),
  ),
  ...tierClash(draft),
  ...draft.conditions.flatMap((condition, index) =>
    pick<AnyCheck>(checks, condition.code, 'condition')(condition as never, `conditions.${index}`),
  ),
];
