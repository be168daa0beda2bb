import { mayBeGiven } from './gift';
import type { Condition } from '../rules';

test.each<{ why: string; conditions?: Condition[]; source?: string; may: boolean }>([
  { why: 'what she took herself', may: true },
  { why: 'what she paid for', source: 'purchase', may: true },
  { why: 'what was given to her', source: 'gift', may: true },
  { why: 'a welcome is for who came', source: 'welcome-pack', may: false },
  {
    why: 'days and hours are no person',
    conditions: [
      { code: 'weekdays', days: [1] },
      { code: 'hours', fromMinute: 0, untilMinute: 60 },
    ],
    may: true,
  },
  { why: 'only for a level', conditions: [{ code: 'tier', atLeast: 'gold' }], may: false },
  { why: 'only for some levels', conditions: [{ code: 'tiers', anyOf: ['gold'] }], may: false },
  { why: 'open times are no person', conditions: [{ code: 'times', anyOf: [{ fromMinute: 0, untilMinute: 60 }] }], may: true },
  { why: 'only for new members', conditions: [{ code: 'new-member', withinDays: 30 }], may: false },
  {
    why: 'only for who was chosen',
    conditions: [
      { code: 'weekdays', days: [1] },
      { code: 'tag', anyOf: ['tag_1'] },
    ],
    may: false,
  },
])('may be given to a friend: $why → $may', ({ conditions = [], source = 'claim', may }) => {
  expect(mayBeGiven({ conditions }, source)).toBe(may);
});
