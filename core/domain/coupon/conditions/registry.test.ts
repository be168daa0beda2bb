import { SATURDAY_1530 } from '../../../../tests/builders/coupon';
import type { Misfit } from '../fit/misfit';
import type { Condition } from '../rules';
import { brokenCondition } from './registry';

const DAY = 86_400_000;
const at = (hour: number, minute = 0): number => SATURDAY_1530 + ((hour - 15) * 60 + minute - 30) * 60_000;
const joined = { tier: 'silver' as const, joinedAt: SATURDAY_1530 - 3 * DAY, tags: ['tg_tea', 'tg_late'] };
const lunch: Condition = { code: 'hours', fromMinute: 11 * 60, untilMinute: 14 * 60 };
const lunchTime = { fromMinute: 11 * 60, untilMinute: 14 * 60 };
const fridayNight: Condition = { code: 'times', anyOf: [{ days: [5], fromMinute: 22 * 60, untilMinute: 2 * 60 }] };
const night: Condition = { code: 'hours', fromMinute: 22 * 60, untilMinute: 2 * 60 };

test.each<{ why: string; condition: Condition; now?: number; code?: Misfit['code'] }>([
  { why: 'Saturday is listed', condition: { code: 'weekdays', days: [5, 6, 7] } },
  { why: 'Saturday is not listed', condition: { code: 'weekdays', days: [1, 2, 3, 4, 5] }, code: 'WRONG_WEEKDAY' },
  { why: 'in Shanghai it is Sunday already', condition: { code: 'weekdays', days: [7] }, now: at(24, 0) },
  { why: 'a minute before midnight it is still Saturday', condition: { code: 'weekdays', days: [7] }, now: at(23, 59), code: 'WRONG_WEEKDAY' },
  { why: 'lunch begins on its first minute', condition: lunch, now: at(11, 0) },
  { why: 'a minute early', condition: lunch, now: at(10, 59), code: 'WRONG_HOUR' },
  { why: 'the last minute of lunch', condition: lunch, now: at(13, 59) },
  { why: 'the end is not part of it', condition: lunch, now: at(14, 0), code: 'WRONG_HOUR' },
  { why: 'hours over midnight: before it', condition: night, now: at(22, 0) },
  { why: 'hours over midnight: after it', condition: night, now: at(1, 59) },
  { why: 'hours over midnight: their end', condition: night, now: at(2, 0), code: 'WRONG_HOUR' },
  { why: 'hours over midnight: the day between', condition: night, now: at(21, 59), code: 'WRONG_HOUR' },
  { why: 'hours that end where they begin are none', condition: { code: 'hours', fromMinute: 930, untilMinute: 930 }, code: 'WRONG_HOUR' },
  { why: 'one of several hours', condition: { code: 'times', anyOf: [lunchTime, { fromMinute: 900, untilMinute: 931 }] } },
  { why: 'none of several hours', condition: { code: 'times', anyOf: [lunchTime, { fromMinute: 900, untilMinute: 930 }] }, code: 'WRONG_TIME' },
  { why: 'the first minute of an hour', condition: { code: 'times', anyOf: [lunchTime] }, now: at(11, 0) },
  { why: 'a minute before it', condition: { code: 'times', anyOf: [lunchTime] }, now: at(10, 59), code: 'WRONG_TIME' },
  { why: 'no time at all', condition: { code: 'times', anyOf: [] }, code: 'WRONG_TIME' },
  { why: 'a whole Saturday', condition: { code: 'times', anyOf: [{ days: [6], fromMinute: 0, untilMinute: 1440 }] } },
  { why: 'its last minute', condition: { code: 'times', anyOf: [{ days: [6], fromMinute: 0, untilMinute: 1440 }] }, now: at(23, 59) },
  { why: 'and no minute of Sunday', condition: { code: 'times', anyOf: [{ days: [6], fromMinute: 0, untilMinute: 1440 }] }, now: at(24), code: 'WRONG_TIME' },
  { why: 'Friday night lasts into Saturday', condition: fridayNight, now: at(1, 59) },
  { why: 'until its end', condition: fridayNight, now: at(2), code: 'WRONG_TIME' },
  { why: 'Saturday night is another', condition: fridayNight, now: at(22), code: 'WRONG_TIME' },
  { why: 'Friday night begins on Friday', condition: fridayNight, now: at(-2) },
  { why: 'and not before', condition: fridayNight, now: at(-2, -1), code: 'WRONG_TIME' },
  { why: 'Sunday night lasts into Monday', condition: { code: 'times', anyOf: [{ days: [7], fromMinute: 1320, untilMinute: 120 }] }, now: at(49) },
  { why: 'every night', condition: { code: 'times', anyOf: [{ fromMinute: 1320, untilMinute: 120 }] }, now: at(1) },
  {
    why: 'of hours that end where they begin there are none',
    condition: { code: 'times', anyOf: [{ fromMinute: 930, untilMinute: 930 }] },
    code: 'WRONG_TIME',
  },
  { why: 'just her tier', condition: { code: 'tiers', anyOf: ['gold', 'silver'] } },
  { why: 'a tier above is not hers', condition: { code: 'tiers', anyOf: ['basic', 'gold'] }, code: 'WRONG_TIER' },
  { why: 'her own tier', condition: { code: 'tier', atLeast: 'silver' } },
  { why: 'a lower tier', condition: { code: 'tier', atLeast: 'basic' } },
  { why: 'a higher tier', condition: { code: 'tier', atLeast: 'gold' }, code: 'TIER_TOO_LOW' },
  { why: 'joined three days ago, new for seven', condition: { code: 'new-member', withinDays: 7 } },
  { why: 'the third day counts to its end', condition: { code: 'new-member', withinDays: 3 }, now: at(23, 59) },
  { why: 'the third day counts to its last instant', condition: { code: 'new-member', withinDays: 3 }, now: Date.UTC(2026, 10, 21, 16) - 1 },
  { why: 'and not an instant longer', condition: { code: 'new-member', withinDays: 3 }, now: Date.UTC(2026, 10, 21, 16), code: 'NEW_MEMBERS_ONLY' },
  { why: 'one of the tags', condition: { code: 'tag', anyOf: ['tg_vip', 'tg_tea'] } },
  { why: 'none of the tags', condition: { code: 'tag', anyOf: ['tg_vip'] }, code: 'TAG_MISSING' },
  { why: "no tag at all is nobody's", condition: { code: 'tag', anyOf: [] }, code: 'TAG_MISSING' },
  { why: 'new for two days only', condition: { code: 'new-member', withinDays: 2 }, code: 'NEW_MEMBERS_ONLY' },
])('$condition.code: $why', ({ condition, now = SATURDAY_1530, code }) => {
  expect(brokenCondition([condition], { at: now, member: joined })?.code).toBe(code);
});

test('a misfit carries what its sentence speaks of', () => {
  const facts = { at: SATURDAY_1530, member: joined };
  expect(brokenCondition([lunch], facts)).toEqual({ code: 'WRONG_HOUR', fromMinute: 660, untilMinute: 840 });
  expect(brokenCondition([{ code: 'weekdays', days: [1] }], facts)).toEqual({ code: 'WRONG_WEEKDAY', days: [1] });
  expect(brokenCondition([{ code: 'tier', atLeast: 'gold' }], facts)).toEqual({ code: 'TIER_TOO_LOW', atLeast: 'gold' });
  expect(brokenCondition([{ code: 'tiers', anyOf: ['gold'] }], facts)).toEqual({ code: 'WRONG_TIER', anyOf: ['gold'] });
  expect(brokenCondition([{ code: 'times', anyOf: [lunchTime] }], facts)).toEqual({ code: 'WRONG_TIME', anyOf: [lunchTime] });
  expect(brokenCondition([{ code: 'tag', anyOf: ['tg_vip'] }], facts)).toEqual({ code: 'TAG_MISSING', anyOf: ['tg_vip'] });
  expect(brokenCondition([{ code: 'new-member', withinDays: 1 }], facts)).toEqual({ code: 'NEW_MEMBERS_ONLY', withinDays: 1 });
});

test('who is known to carry no tags carries none', () => {
  const { tags: _tags, ...untagged } = joined;
  expect(brokenCondition([{ code: 'tag', anyOf: ['tg_tea'] }], { at: SATURDAY_1530, member: untagged })?.code).toBe('TAG_MISSING');
});

test('no condition never refuses, and of several the first broken one is named', () => {
  const facts = { at: SATURDAY_1530, member: joined };
  expect(brokenCondition([], facts)).toBeUndefined();
  expect(brokenCondition([{ code: 'tier', atLeast: 'basic' }, { code: 'tier', atLeast: 'gold' }, lunch], facts)?.code).toBe('TIER_TOO_LOW');
  // an hour passes sooner than a tier is reached, wherever it stands
  expect(brokenCondition([lunch, { code: 'tier', atLeast: 'gold' }], facts)?.code).toBe('TIER_TOO_LOW');
  expect(
    brokenCondition(
      [
        { code: 'times', anyOf: [] },
        { code: 'tiers', anyOf: ['gold'] },
      ],
      facts,
    )?.code,
  ).toBe('WRONG_TIER');
});

test('a stored condition that is not known throws: it must not be taken for fulfilled', () => {
  expect(() => brokenCondition([{ code: 'full-moon' } as never], { at: 0, member: joined })).toThrow('unknown condition: full-moon');
});
