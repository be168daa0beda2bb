import { SATURDAY_1530, someRules } from '../../../../tests/builders/coupon';
import type { TemplateDraft } from './draft';
import { faultText } from './fault-text';
import { templateFaults } from './template';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = SATURDAY_1530;
const MIDNIGHT = Date.UTC(2026, 10, 20, 16);

const aDraft = (over: Partial<TemplateDraft> = {}): TemplateDraft => ({
  ...someRules(),
  validity: { kind: 'relative', days: 7 },
  claimFrom: NOW,
  claimUntil: NOW + 7 * DAY,
  perMember: 2,
  stock: 1000,
  ...over,
});
const scope = (over: Partial<TemplateDraft['scope']>): Partial<TemplateDraft> => ({ scope: { include: [], exclude: [], ...over } });
const fixed = (from: number, until: number, over: Partial<TemplateDraft> = {}): Partial<TemplateDraft> => ({
  validity: { kind: 'fixed', from, until },
  claimFrom: Math.min(from, NOW),
  claimUntil: until,
  ...over,
});
const freight = { benefit: { kind: 'freight' as const }, channel: 'online' as const };

test('a template that is whole has no fault', () => {
  expect(templateFaults(aDraft(), NOW)).toEqual([]);
});

test.each<{ why: string; over: Partial<TemplateDraft> }>([
  { why: 'the smallest amount', over: { benefit: { kind: 'cash-off', offFen: 1 } } },
  { why: 'the largest amount', over: { benefit: { kind: 'cash-off', offFen: 1_000_000_000 } } },
  { why: 'as much off as each step asks for', over: { benefit: { kind: 'cash-off', offFen: 300, everyFen: 300, capFen: 600 } } },
  { why: 'the smallest rate, the smallest cap', over: { benefit: { kind: 'percent-off', offBp: 1, capFen: 1 } } },
  { why: 'the largest rate, no cap', over: { benefit: { kind: 'percent-off', offBp: 10_000 } } },
  { why: 'a voucher sold at its face', over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 300 } } },
  { why: 'a gift', over: { benefit: { kind: 'exchange', gift: '茶' } } },
  { why: 'freight in the mini program', over: freight },
  { why: 'freight in both', over: { ...freight, channel: 'both' } },
  { why: 'freight of a brand that bears it', over: { ...freight, issuer: 'brand', brandId: 'br_one', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] } },
  {
    why: 'freight of the mall, of which a named brand bears a part',
    over: {
      ...freight,
      brandId: 'br_one',
      costBearers: [
        { bearer: 'mall', shareBp: 1 },
        { bearer: 'brand', shareBp: 9999 },
      ],
    },
  },
  { why: 'no threshold', over: { thresholdFen: 0 } },
  { why: 'the highest threshold', over: { thresholdFen: 1_000_000_000 } },
  { why: 'a part of a list is excluded', over: scope({ include: [{ kind: 'brands', ids: ['br_1', 'br_2'] }], exclude: [{ kind: 'brands', ids: ['br_1'] }] }) },
  { why: 'the same id of another kind is excluded', over: scope({ include: [{ kind: 'brands', ids: ['x'] }], exclude: [{ kind: 'stores', ids: ['x'] }] }) },
  {
    why: 'two lists that share something',
    over: scope({
      include: [
        { kind: 'brands', ids: ['br_1', 'br_2'] },
        { kind: 'brands', ids: ['br_2', 'br_3'] },
      ],
    }),
  },
  {
    why: 'categories that may lie below each other',
    over: scope({
      include: [
        { kind: 'categories', ids: ['cat_1'] },
        { kind: 'categories', ids: ['cat_2'] },
      ],
    }),
  },
  {
    why: 'a brand in its own list',
    over: {
      issuer: 'brand',
      brandId: 'br_1',
      ...scope({
        include: [
          { kind: 'categories', ids: ['c'] },
          { kind: 'brands', ids: ['br_1'] },
        ],
      }),
    },
  },
  {
    why: 'counters that are in the list',
    over: { counterIds: ['ct_1', 'ct_2'], ...scope({ include: [{ kind: 'counters', ids: ['ct_2'] }], exclude: [{ kind: 'counters', ids: ['ct_1'] }] }) },
  },
  {
    why: 'one of two lists is enough',
    over: scope({
      anyOf: [[{ kind: 'brands', ids: ['br_1', 'br_2'] }], [{ kind: 'categories', ids: ['cat_1'] }]],
      exclude: [{ kind: 'brands', ids: ['br_2'] }],
    }),
  },
  {
    why: 'one of the named counters takes part',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'counters', ids: ['ct_1', 'ct_9'] }] }) },
  },
  {
    why: 'lists of another kind say nothing of counters',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'products', ids: ['pd_1'] }], exclude: [{ kind: 'stores', ids: ['ct_1'] }] }) },
  },
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
  { why: 'as many of its kind as go on a bill', over: { stacking: { kind: 'up-to', n: 20 }, maxPerBill: 20, priority: 9999 } },
  { why: 'one of its kind', over: { stacking: { kind: 'up-to', n: 1 }, maxPerBill: 1, priority: 0 } },
  { why: 'claimed in one instant', over: { claimFrom: NOW, claimUntil: NOW } },
  { why: 'good on the day of issue', over: { validity: { kind: 'relative', days: 0 } } },
  { why: 'a window of one instant, now', over: fixed(NOW, NOW) },
  { why: 'a window that began long ago', over: fixed(NOW - 99 * DAY, NOW + DAY, { claimFrom: NOW }) },
  { why: 'taken until the end of the window', over: fixed(NOW, NOW + DAY, { claimFrom: NOW + DAY }) },
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
  { why: 'as many for each as a claim can count', over: { perMember: 100 } },
  { why: 'the stock that is out', over: { stock: 7, issued: 7, perMember: 7, dailyStock: 7 } },
  { why: 'a budget for just one piece', over: { budgetFen: 5000 } },
  { why: 'a budget for the part of a voucher that was not paid', over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 270 }, budgetFen: 30 } },
  { why: 'a budget for a rate with a cap', over: { benefit: { kind: 'percent-off', offBp: 1, capFen: 5 }, budgetFen: 5 } },
  {
    why: 'shares, one of which is nothing',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 10_000 },
        { bearer: 'brand', shareBp: 0 },
      ],
    },
  },
])('is published: $why', ({ over }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual([]);
});

const never = (field: string, why: string) => ({ field, code: 'NEVER_USABLE', data: { why } });
const range = (field: string, min: number, max: number) => ({ field, code: 'OUT_OF_RANGE', data: { min, max } });

test.each<{ why: string; over: Partial<TemplateDraft>; faults: object[] }>([
  { why: 'no title', over: { title: ' ' }, faults: [{ field: 'title', code: 'EMPTY' }] },
  { why: 'nothing off', over: { benefit: { kind: 'cash-off', offFen: 0 } }, faults: [range('benefit.offFen', 1, 1_000_000_000)] },
  { why: 'a fen too much off', over: { benefit: { kind: 'cash-off', offFen: 1_000_000_001 } }, faults: [range('benefit.offFen', 1, 1_000_000_000)] },
  {
    why: 'more off than a step asks for',
    over: { benefit: { kind: 'cash-off', offFen: 301, everyFen: 300 } },
    faults: [range('benefit.offFen', 1, 300)],
  },
  {
    why: 'steps of nothing, up to nothing',
    over: { benefit: { kind: 'cash-off', offFen: 1, everyFen: 0, capFen: 0 } },
    faults: [range('benefit.everyFen', 1, 1_000_000_000), range('benefit.capFen', 1, 1_000_000_000)],
  },
  { why: 'half a fen off', over: { benefit: { kind: 'cash-off', offFen: 0.5 } }, faults: [{ field: 'benefit.offFen', code: 'NOT_WHOLE' }] },
  {
    why: 'a rate of nothing, a cap of nothing',
    over: { benefit: { kind: 'percent-off', offBp: 0, capFen: 0 } },
    faults: [range('benefit.offBp', 1, 10_000), range('benefit.capFen', 1, 1_000_000_000)],
  },
  { why: 'more than the whole', over: { benefit: { kind: 'percent-off', offBp: 10_001 } }, faults: [range('benefit.offBp', 1, 10_000)] },
  { why: 'no gift', over: { benefit: { kind: 'exchange', gift: ' ' } }, faults: [{ field: 'benefit.gift', code: 'EMPTY' }] },
  {
    why: 'a voucher of nothing for nothing',
    over: { benefit: { kind: 'voucher', faceFen: 0, priceFen: 0 } },
    faults: [range('benefit.faceFen', 1, 1_000_000_000), range('benefit.priceFen', 1, 1_000_000_000)],
  },
  {
    why: 'a voucher dearer than its face',
    over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 301 } },
    faults: [{ field: 'benefit.priceFen', code: 'PRICE_ABOVE_FACE', data: { faceFen: 300 } }],
  },
  {
    why: 'freight at a counter',
    over: { benefit: { kind: 'freight', capFen: 0 } },
    faults: [range('benefit.capFen', 1, 1_000_000_000), never('channel', 'benefit')],
  },
  {
    why: 'freight that a brand bears, and which is not said',
    over: { ...freight, costBearers: [{ bearer: 'brand', shareBp: 10_000 }] },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  {
    why: 'freight of which a brand bears a part, and which is not said',
    over: {
      ...freight,
      costBearers: [
        { bearer: 'mall', shareBp: 5000 },
        { bearer: 'brand', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  {
    why: "a brand's freight of no brand is said once",
    over: { ...freight, issuer: 'brand', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  { why: 'a threshold below nothing', over: { thresholdFen: -1 }, faults: [range('thresholdFen', 0, 1_000_000_000)] },
  { why: 'too high a threshold', over: { thresholdFen: 1_000_000_001 }, faults: [range('thresholdFen', 0, 1_000_000_000)] },
  {
    why: 'lists of nothing',
    over: scope({ include: [{ kind: 'brands', ids: [] }], exclude: [{ kind: 'stores', ids: [] }] }),
    faults: [
      { field: 'scope.include.0.ids', code: 'EMPTY' },
      { field: 'scope.exclude.0.ids', code: 'EMPTY' },
    ],
  },
  { why: 'an id twice', over: scope({ exclude: [{ kind: 'brands', ids: ['br_1', 'br_1'] }] }), faults: [{ field: 'scope.exclude.0.ids', code: 'REPEATED' }] },
  {
    why: 'all that is included is excluded',
    over: scope({
      include: [{ kind: 'brands', ids: ['br_1'] }],
      exclude: [
        { kind: 'brands', ids: ['br_2'] },
        { kind: 'brands', ids: ['br_1'] },
      ],
    }),
    faults: [never('scope.include.0', 'scope.exclude')],
  },
  {
    why: 'two lists that share nothing',
    over: scope({
      include: [
        { kind: 'stores', ids: ['st_1'] },
        { kind: 'brands', ids: ['x'] },
        { kind: 'stores', ids: ['st_2'] },
      ],
    }),
    faults: [never('scope.include.2', 'scope.include')],
  },
  {
    why: 'three lists, of which each two share something and all three nothing',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a', 'b'] },
        { kind: 'brands', ids: ['b', 'c'] },
        { kind: 'brands', ids: ['a', 'c'] },
      ],
    }),
    faults: [never('scope.include.2', 'scope.include')],
  },
  {
    why: 'what two lists share is excluded',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a', 'b'] },
        { kind: 'brands', ids: ['b', 'c'] },
      ],
      exclude: [{ kind: 'brands', ids: ['b'] }],
    }),
    faults: [never('scope.include.1', 'scope.exclude')],
  },
  {
    why: 'a list that is empty by itself is told, not the one after it',
    over: scope({
      include: [
        { kind: 'brands', ids: ['a'] },
        { kind: 'brands', ids: ['a', 'c'] },
      ],
      exclude: [{ kind: 'brands', ids: ['a'] }],
    }),
    faults: [never('scope.include.0', 'scope.exclude')],
  },
  { why: 'no counter takes part', over: { counterIds: [] }, faults: [{ field: 'counterIds', code: 'EMPTY' }] },
  {
    why: 'no counter takes part, and one is named',
    over: { counterIds: [], ...scope({ include: [{ kind: 'counters', ids: ['ct_1'] }] }) },
    faults: [{ field: 'counterIds', code: 'EMPTY' }],
  },
  { why: 'a counter takes part twice', over: { counterIds: ['ct_1', 'ct_1'] }, faults: [{ field: 'counterIds', code: 'REPEATED' }] },
  {
    why: 'other counters take part than are named',
    over: { counterIds: ['ct_1'], ...scope({ include: [{ kind: 'counters', ids: ['ct_2'] }] }) },
    faults: [never('counterIds', 'scope.include')],
  },
  {
    why: 'all that take part are excluded',
    over: { counterIds: ['ct_1'], ...scope({ exclude: [{ kind: 'counters', ids: ['ct_1', 'ct_2'] }] }) },
    faults: [never('counterIds', 'scope.exclude')],
  },
  { why: "a brand's coupon of no brand", over: { issuer: 'brand' }, faults: [{ field: 'brandId', code: 'EMPTY' }] },
  {
    why: "a brand's coupon for another brand",
    over: { issuer: 'brand', brandId: 'br_1', ...scope({ include: [{ kind: 'brands', ids: ['br_2'] }] }) },
    faults: [never('scope.include.0', 'brandId')],
  },
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
  { why: 'one of no lists', over: scope({ anyOf: [] }), faults: [{ field: 'scope.anyOf', code: 'EMPTY' }] },
  {
    why: 'a list to choose that names nothing, one that names twice, one that is taken out',
    over: scope({
      anyOf: [[{ kind: 'brands', ids: [] }], [{ kind: 'categories', ids: ['cat_1', 'cat_1'] }], [{ kind: 'products', ids: ['pd_1', 'pd_2'] }]],
      exclude: [
        { kind: 'products', ids: ['pd_1'] },
        { kind: 'products', ids: ['pd_2'] },
      ],
    }),
    faults: [{ field: 'scope.anyOf.0.0.ids', code: 'EMPTY' }, { field: 'scope.anyOf.1.0.ids', code: 'REPEATED' }, never('scope.anyOf.2', 'scope.exclude')],
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
  { why: 'no class', over: { class: '' }, faults: [{ field: 'class', code: 'EMPTY' }] },
  { why: 'a priority below the first', over: { priority: -1 }, faults: [range('priority', 0, 9999)] },
  { why: 'a priority below the last', over: { priority: 10_000 }, faults: [range('priority', 0, 9999)] },
  { why: 'none of its kind', over: { stacking: { kind: 'up-to', n: 0 }, maxPerBill: 0 }, faults: [range('stacking.n', 1, 20), range('maxPerBill', 1, 20)] },
  {
    why: 'more of its kind than go on a bill',
    over: { stacking: { kind: 'up-to', n: 21 }, maxPerBill: 21 },
    faults: [range('stacking.n', 1, 20), range('maxPerBill', 1, 20)],
  },
  {
    why: 'a basis point short of the whole',
    over: { costBearers: [{ bearer: 'mall', shareBp: 9999 }] },
    faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 9999 } }],
  },
  {
    why: 'a basis point over the whole',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 5001 },
        { bearer: 'brand', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 10_001 } }],
  },
  { why: 'nobody bears it', over: { costBearers: [] }, faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 0 } }] },
  {
    why: 'somebody bears it twice',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 5000 },
        { bearer: 'mall', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'costBearers', code: 'REPEATED' }],
  },
  {
    why: 'a share below nothing, a broken one',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 10_001 },
        { bearer: 'brand', shareBp: -1 },
        { bearer: 'platform', shareBp: 0.5 },
      ],
    },
    faults: [range('costBearers.0.shareBp', 0, 10_000), range('costBearers.1.shareBp', 0, 10_000), { field: 'costBearers.2.shareBp', code: 'NOT_WHOLE' }],
  },
  { why: 'ends before it begins', over: { claimFrom: NOW + 1, claimUntil: NOW }, faults: [{ field: 'claimUntil', code: 'WRONG_ORDER' }] },
  { why: 'ended a moment ago', over: { claimFrom: NOW - 9, claimUntil: NOW - 1 }, faults: [{ field: 'claimUntil', code: 'ALREADY_OVER' }] },
  { why: 'good for less than a day', over: { validity: { kind: 'relative', days: -1 } }, faults: [range('validity.days', 0, 3650)] },
  { why: 'good for longer than ten years', over: { validity: { kind: 'relative', days: 3651 } }, faults: [range('validity.days', 0, 3650)] },
  { why: 'its window ends before it begins', over: fixed(NOW + 2, NOW + 1, { claimUntil: NOW + 1 }), faults: [{ field: 'validity', code: 'WRONG_ORDER' }] },
  { why: 'its window ended a moment ago', over: fixed(NOW - 2, NOW - 1, { claimUntil: NOW }), faults: [{ field: 'validity.until', code: 'ALREADY_OVER' }] },
  {
    why: 'its window is over when it can be taken',
    over: fixed(NOW, NOW + 1, { claimFrom: NOW + 2, claimUntil: NOW + 3 }),
    faults: [never('validity.until', 'claimFrom')],
  },
  {
    why: 'it can still be taken when its window is over',
    over: fixed(NOW, NOW + DAY, { claimUntil: NOW + DAY + 1 }),
    faults: [never('claimUntil', 'validity')],
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
  {
    why: 'no stock',
    over: { stock: 0, perMember: 1 },
    faults: [range('stock', 1, 100_000_000), { field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 0 } }],
  },
  { why: 'more stock than there are people', over: { stock: 100_000_001 }, faults: [range('stock', 1, 100_000_000)] },
  { why: 'a piece fewer than are out', over: { stock: 9, issued: 10 }, faults: [{ field: 'stock', code: 'BELOW_ISSUED', data: { issued: 10 } }] },
  { why: 'none for anybody', over: { perMember: 0 }, faults: [range('perMember', 1, 100)] },
  { why: 'a piece more for each than a claim can count', over: { perMember: 101 }, faults: [range('perMember', 1, 100)] },
  {
    why: 'a budget for gifts, which cost it nothing',
    over: { benefit: { kind: 'exchange', gift: '茶' }, budgetFen: 100 },
    faults: [{ field: 'budgetFen', code: 'NEVER_CHARGED' }],
  },
  {
    why: 'a budget for a voucher sold at its face, which costs it nothing',
    over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 300 }, budgetFen: 300 },
    faults: [{ field: 'budgetFen', code: 'NEVER_CHARGED' }],
  },
  { why: 'a piece more for each than there are', over: { stock: 2, perMember: 3 }, faults: [{ field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 2 } }] },
  { why: 'none a day', over: { dailyStock: 0 }, faults: [range('dailyStock', 1, 100_000_000)] },
  { why: 'a piece more a day than there are', over: { dailyStock: 1001 }, faults: [{ field: 'dailyStock', code: 'ABOVE_STOCK', data: { stock: 1000 } }] },
  { why: 'a budget a fen short of one piece', over: { budgetFen: 4999 }, faults: [{ field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 5000 } }] },
  {
    why: 'a budget a fen short of the cap',
    over: { benefit: { kind: 'percent-off', offBp: 1000, capFen: 300 }, budgetFen: 299 },
    faults: [{ field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 300 } }],
  },
  {
    why: 'a budget for a rate that has no cap',
    over: { benefit: { kind: 'percent-off', offBp: 1000 }, budgetFen: 300 },
    faults: [{ field: 'benefit.capFen', code: 'EMPTY' }],
  },
  {
    why: 'a budget for steps without a cap',
    over: { benefit: { kind: 'cash-off', offFen: 100, everyFen: 1000 }, budgetFen: 300 },
    faults: [{ field: 'benefit.capFen', code: 'EMPTY' }],
  },
  { why: 'no budget at all', over: { budgetFen: 0 }, faults: [range('budgetFen', 1, 1_000_000_000_000)] },
])('is refused: $why', ({ over, faults }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual(faults);
});

test('all faults are told at once', () => {
  expect(templateFaults(aDraft({ title: '', stock: 0, perMember: 1, class: '' }), NOW).map(({ field }) => field)).toEqual([
    'title',
    'class',
    'stock',
    'perMember',
  ]);
});

test.each([
  { what: { benefit: { kind: 'points' } as never }, says: 'unknown benefit: points' },
  { what: { conditions: [{ code: 'full-moon' }] as never }, says: 'unknown condition: full-moon' },
])('a rule that is not known throws: $says', ({ what, says }) => {
  expect(() => templateFaults(aDraft(what), NOW)).toThrow(says);
});

test.each<{ fault: Parameters<typeof faultText>[0]; text: string }>([
  { fault: { field: 'title', code: 'EMPTY' }, text: '请填写' },
  { fault: { field: 'stock', code: 'NOT_WHOLE' }, text: '请填写整数' },
  { fault: { field: 'stock', code: 'OUT_OF_RANGE', data: { min: 1, max: 9 } }, text: '请填写 1 到 9 之间的数' },
  { fault: { field: 'claimUntil', code: 'WRONG_ORDER' }, text: '结束早于开始' },
  { fault: { field: 'claimUntil', code: 'ALREADY_OVER' }, text: '结束时间已经过去' },
  { fault: { field: 'validity', code: 'NEVER_USABLE', data: { why: 'conditions' } }, text: '与其他规则矛盾，这样的券永远用不了' },
  { fault: { field: 'conditions.0', code: 'NEVER_USABLE', data: { why: 'tag' } }, text: '会员还没有标签，这样的券没有人能用，请去掉' },
  {
    fault: { field: 'scope', code: 'NEVER_USABLE', data: { why: 'counters' } },
    text: '没有一个专柜卖这个范围里的商品，这样的券永远用不了',
  },
  { fault: { field: 'budgetFen', code: 'BELOW_CHARGED', data: { chargedFen: 300 } }, text: '已占用 3 元，预算不能更少' },
  {
    fault: { field: 'joining', code: 'COUNTERS_UNASKED', data: { counters: 3 } },
    text: '范围里有 3 个租赁专柜自己收款，须由柜台自己报名，不能替它们参加',
  },
  { fault: { field: 'budgetFen', code: 'NEVER_CHARGED' }, text: '这种券每张的优惠是 0，预算管不住它，请用库存来限制' },
  { fault: { field: 'conditions', code: 'REPEATED' }, text: '有重复的项' },
  { fault: { field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 9950 } }, text: '各方承担比例合计须为 100%，现在是 99.5%' },
  { fault: { field: 'stock', code: 'BELOW_ISSUED', data: { issued: 3 } }, text: '已发出 3 张，库存不能更少' },
  { fault: { field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 3 } }, text: '不能超过库存 3 张' },
  { fault: { field: 'benefit.priceFen', code: 'PRICE_ABOVE_FACE', data: { faceFen: 30_000 } }, text: '售价不能高于面值 300 元' },
  { fault: { field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 5050 } }, text: '预算不够一张券的优惠 50.50 元' },
])('the operator reads "$text"', ({ fault, text }) => {
  expect(faultText(fault)).toBe(text);
});
