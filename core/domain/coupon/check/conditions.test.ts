import { DAY, MIDNIGHT, MINUTE, NOW, aDraft, fixed, never, range, type Faulty, type Whole } from '../../../../tests/builders/template-draft';
import { templateFaults } from './template';

test.each<Whole>([
  {
    why: 'every condition at its bounds',
    over: {
      conditions: [
        { code: 'weekdays', days: [1, 7] },
        { code: 'hours', fromMinute: 0, untilMinute: 1440 },
        { code: 'new-member', withinDays: 0 },
        { code: 'tier', atLeast: 'gold' },
      ],
    },
  },
  {
    why: 'several times, of just some levels',
    over: {
      conditions: [
        {
          code: 'times',
          anyOf: [
            { days: [5], fromMinute: 1320, untilMinute: 120 },
            { fromMinute: 0, untilMinute: 1440 },
          ],
        },
        { code: 'tiers', anyOf: ['gold', 'diamond'] },
      ],
    },
  },
  {
    why: 'levels of which one is high enough',
    over: {
      conditions: [
        { code: 'tier', atLeast: 'gold' },
        { code: 'tiers', anyOf: ['silver', 'gold'] },
      ],
    },
  },
  {
    why: 'a window in the last minute of a night',
    over: fixed(MIDNIGHT + DAY + 59 * MINUTE, MIDNIGHT + DAY + 90 * MINUTE, {
      conditions: [{ code: 'times', anyOf: [{ fromMinute: 22 * 60, untilMinute: 60 }] }],
    }),
  },
  {
    why: 'hours over midnight',
    over: {
      conditions: [
        { code: 'hours', fromMinute: 1439, untilMinute: 0 },
        { code: 'new-member', withinDays: 3650 },
      ],
    },
  },
  { why: 'a window that holds the weekday', over: fixed(MIDNIGHT, MIDNIGHT + 2 * DAY - 1, { conditions: [{ code: 'weekdays', days: [7] }] }) },
  { why: 'a window so long that it holds every weekday', over: fixed(MIDNIGHT, MIDNIGHT + 7 * DAY - 1, { conditions: [{ code: 'weekdays', days: [5] }] }) },
  {
    why: 'a window of years is looked at no longer than a week',
    over: fixed(MIDNIGHT, MIDNIGHT + 999 * DAY, { conditions: [{ code: 'weekdays', days: [5] }] }),
  },
  {
    why: 'a window that holds one minute of the hours',
    over: fixed(NOW, NOW + MINUTE, { conditions: [{ code: 'hours', fromMinute: 0, untilMinute: 15 * 60 + 31 }] }),
  },
  {
    why: 'a window that reaches the hours',
    over: fixed(NOW, NOW + 30 * MINUTE, { conditions: [{ code: 'hours', fromMinute: 16 * 60, untilMinute: 17 * 60 }] }),
  },
  {
    why: 'hours over midnight, after it',
    over: fixed(MIDNIGHT + DAY, MIDNIGHT + DAY + 30 * MINUTE, { conditions: [{ code: 'hours', fromMinute: 22 * 60, untilMinute: 60 }] }),
  },
  {
    why: 'a window that ends as its weekday begins',
    over: fixed(NOW, MIDNIGHT + DAY, { conditions: [{ code: 'weekdays', days: [7] }] }),
  },
  {
    why: 'hours over midnight, before it',
    over: fixed(NOW, NOW + 7 * 60 * MINUTE, {
      conditions: [
        { code: 'hours', fromMinute: 22 * 60, untilMinute: 60 },
        { code: 'weekdays', days: [6] },
      ],
    }),
  },
  {
    why: 'good for the rest of its day, and its weekday comes within the days of taking it',
    over: { validity: { kind: 'relative', days: 0 }, claimUntil: NOW + DAY, conditions: [{ code: 'weekdays', days: [7] }] },
  },
  {
    why: 'taken on one day, good until the weekday it is for',
    over: { validity: { kind: 'relative', days: 2 }, claimUntil: NOW, conditions: [{ code: 'weekdays', days: [1] }] },
  },
])('can be used at some time: $why', ({ over }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual([]);
});

test.each<Faulty>([
  { why: 'no weekday', over: { conditions: [{ code: 'weekdays', days: [] }] }, faults: [{ field: 'conditions.0.days', code: 'EMPTY' }] },
  {
    why: 'weekdays that are none, and one twice',
    over: { conditions: [{ code: 'weekdays', days: [0, 8, 8] }] },
    faults: [
      { field: 'conditions.0.days', code: 'REPEATED' },
      range('conditions.0.days.0', 1, 7),
      range('conditions.0.days.1', 1, 7),
      range('conditions.0.days.2', 1, 7),
    ],
  },
  {
    why: 'times that name nothing, and levels that name nobody',
    over: {
      conditions: [
        { code: 'times', anyOf: [] },
        { code: 'tiers', anyOf: [] },
      ],
    },
    faults: [
      { field: 'conditions.0.anyOf', code: 'EMPTY' },
      { field: 'conditions.1.anyOf', code: 'EMPTY' },
    ],
  },
  {
    why: 'times of no day and no minute, a level twice',
    over: {
      conditions: [
        {
          code: 'times',
          anyOf: [
            { days: [], fromMinute: 60, untilMinute: 60 },
            { fromMinute: 0, untilMinute: 1441 },
          ],
        },
        { code: 'tiers', anyOf: ['gold', 'gold'] },
      ],
    },
    faults: [
      never('conditions.0.anyOf.0', 'hours'),
      { field: 'conditions.0.anyOf.0.days', code: 'EMPTY' },
      range('conditions.0.anyOf.1.untilMinute', 0, 1440),
      { field: 'conditions.1.anyOf', code: 'REPEATED' },
    ],
  },
  {
    why: 'levels below the one that is asked for',
    over: {
      conditions: [
        { code: 'tiers', anyOf: ['basic', 'silver'] },
        { code: 'tier', atLeast: 'gold' },
      ],
    },
    faults: [never('conditions.0', 'tier')],
  },
  {
    why: 'no level at all, beside a least one: only that is told',
    over: {
      conditions: [
        { code: 'tier', atLeast: 'gold' },
        { code: 'tiers', anyOf: [] },
      ],
    },
    faults: [{ field: 'conditions.1.anyOf', code: 'EMPTY' }],
  },
  {
    why: 'a night that is over when its window begins',
    over: fixed(MIDNIGHT + DAY + 60 * MINUTE, MIDNIGHT + DAY + 90 * MINUTE, {
      conditions: [{ code: 'times', anyOf: [{ fromMinute: 22 * 60, untilMinute: 60 }] }],
    }),
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'hours that are none',
    over: {
      conditions: [
        { code: 'tier', atLeast: 'gold' },
        { code: 'hours', fromMinute: 1440, untilMinute: 1441 },
      ],
    },
    faults: [range('conditions.1.fromMinute', 0, 1439), range('conditions.1.untilMinute', 0, 1440)],
  },
  {
    why: 'hours that end where they begin',
    over: { conditions: [{ code: 'hours', fromMinute: 60, untilMinute: 60 }] },
    faults: [never('conditions.0', 'hours')],
  },
  { why: 'new for less than a day', over: { conditions: [{ code: 'new-member', withinDays: -1 }] }, faults: [range('conditions.0.withinDays', 0, 3650)] },
  {
    why: 'new for longer than the mall is',
    over: { conditions: [{ code: 'new-member', withinDays: 3651 }] },
    faults: [range('conditions.0.withinDays', 0, 3650)],
  },
  { why: 'only for a tag, which nobody carries', over: { conditions: [{ code: 'tag', anyOf: ['a'] }] }, faults: [never('conditions.0', 'tag')] },
  {
    why: 'two conditions of a kind',
    over: {
      conditions: [
        { code: 'tier', atLeast: 'gold' },
        { code: 'tier', atLeast: 'silver' },
      ],
    },
    faults: [{ field: 'conditions', code: 'REPEATED' }],
  },
  {
    why: 'its window holds no such weekday',
    over: fixed(MIDNIGHT, MIDNIGHT + 2 * DAY - 1, { conditions: [{ code: 'weekdays', days: [1, 5] }] }),
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'its window ends as the hours begin',
    over: fixed(NOW, NOW + 30 * MINUTE - 1, { conditions: [{ code: 'hours', fromMinute: 16 * 60, untilMinute: 17 * 60 }] }),
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'its window begins as the hours end',
    over: fixed(NOW, NOW + MINUTE, { conditions: [{ code: 'hours', fromMinute: 0, untilMinute: 15 * 60 + 30 }] }),
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'the weekday and the hours, but never together',
    over: fixed(NOW, NOW + DAY, {
      conditions: [
        { code: 'weekdays', days: [6] },
        { code: 'hours', fromMinute: 0, untilMinute: 15 * 60 },
      ],
    }),
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'it can be taken on one weekday, is good for that day, and meant for another',
    over: { validity: { kind: 'relative', days: 0 }, claimUntil: NOW + 60 * MINUTE, conditions: [{ code: 'weekdays', days: [7] }] },
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'its hours are over when it can first be taken, and with the day it ends',
    over: { validity: { kind: 'relative', days: 0 }, claimUntil: NOW, conditions: [{ code: 'hours', fromMinute: 600, untilMinute: 900 }] },
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'the day it is for has passed before today, though taking it began earlier',
    over: {
      validity: { kind: 'relative', days: 0 },
      claimFrom: NOW - 5 * DAY,
      claimUntil: NOW,
      conditions: [{ code: 'weekdays', days: [3] }],
    },
    faults: [never('validity', 'conditions')],
  },
  {
    why: 'the weekday of its window has passed when it can first be taken',
    over: fixed(NOW - 2 * DAY, NOW, { claimFrom: NOW, conditions: [{ code: 'weekdays', days: [5] }] }),
    faults: [never('validity', 'conditions')],
  },
])('is refused: $why', ({ over, faults }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual(faults);
});
