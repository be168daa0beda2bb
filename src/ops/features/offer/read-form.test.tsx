import { formOf, emptyForm, type OfferForm } from './draft-form';
import { problemAt, readForm } from './read-form';
import { EVERYTHING, fieldOfList, mayBeAny } from './scope-form';

const NOTHING = EVERYTHING.include;

/** Saturday, 21 November 2026, 15:30 in the mall. */
const NOW = Date.UTC(2026, 10, 21, 7, 30);
const aForm = (over: Partial<OfferForm> = {}): OfferForm => ({
  ...emptyForm(NOW),
  title: '周末满减',
  off: '50',
  threshold: '300',
  ...over,
});

test('a form that is filled in is a draft without problems, and comes back as it was typed', () => {
  const form = aForm({
    scope: {
      include: { ...NOTHING, categories: ['cat_womens'], counters: ['ct_1'], products: ['pd_1'] },
      exclude: { ...NOTHING, brands: ['br_x'], stores: ['st_1'], products: ['pd_2'] },
    },
    names: { ct_1: '城北专柜', pd_1: '大衣', pd_2: '围巾' },
    className: '满减类',
    weekdays: [6, 7],
    hoursFrom: '11:00',
    hoursUntil: '14:00',
    tier: 'gold',
    tiers: ['gold', 'diamond'],
    every: '300',
    cap: '200',
    thresholdOn: 'before',
    newDays: '30',
    budget: '20000',
    dailyStock: '100',
    mallShare: '40',
    brandShare: '60',
  });
  const { draft, problems } = readForm(form, NOW);
  expect(problems).toEqual([]);
  expect(draft).toMatchObject({
    benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000, capFen: 20_000 },
    thresholdFen: 30_000,
    thresholdOn: 'before',
    scope: {
      include: [
        { kind: 'categories', ids: ['cat_womens'] },
        { kind: 'counters', ids: ['ct_1'] },
        { kind: 'products', ids: ['pd_1'] },
      ],
      exclude: [
        { kind: 'brands', ids: ['br_x'] },
        { kind: 'stores', ids: ['st_1'] },
        { kind: 'products', ids: ['pd_2'] },
      ],
    },
    conditions: [
      { code: 'weekdays', days: [6, 7] },
      { code: 'hours', fromMinute: 660, untilMinute: 840 },
      { code: 'tier', atLeast: 'gold' },
      { code: 'tiers', anyOf: ['gold', 'diamond'] },
      { code: 'new-member', withinDays: 30 },
    ],
    className: '满减类',
    budgetFen: 2_000_000,
    dailyStock: 100,
    costBearers: [
      { bearer: 'mall', shareBp: 4_000 },
      { bearer: 'brand', shareBp: 6_000 },
    ],
  });
  expect(formOf(draft, form.names)).toEqual(form);
});

test('a tag of an old draft stays in sight and is refused beside its name, not beside the hours', () => {
  const { draft, problems } = readForm(
    aForm({ tags: ['vip'], hoursFrom: '11:00', hoursUntil: '14:00' }),
    NOW,
  );
  expect(formOf(draft).tags).toEqual(['vip']);
  expect(problemAt(problems, 'conditions.tag')).toMatch(/标签/);
  expect(problemAt(problems, 'conditions.hours')).toBeUndefined();
});

test.each<{ over: Partial<OfferForm>; benefit: object; why: string }>([
  {
    over: { kind: 'percent-off', fold: '8.8', cap: '150' },
    benefit: { offBp: 1_200, capFen: 15_000 },
    why: '8.8 of ten is 12% off',
  },
  {
    over: { kind: 'percent-off', fold: '9' },
    benefit: { kind: 'percent-off', offBp: 1_000 },
    why: 'no cap is no cap',
  },
  {
    over: { kind: 'voucher', face: '300', price: '270' },
    benefit: { faceFen: 30_000, priceFen: 27_000 },
    why: 'face and price are two facts',
  },
  {
    over: { kind: 'exchange', gift: '小样' },
    benefit: { kind: 'exchange', gift: '小样' },
    why: 'a gift has no amount',
  },
])('the benefit: $why', ({ over, benefit }) => {
  expect(readForm(aForm(over), NOW).draft.benefit).toMatchObject(benefit);
});

test('a cap that was typed for another kind is none', () => {
  expect(readForm(aForm({ off: '50', cap: '20' }), NOW).draft.benefit).toEqual({
    kind: 'cash-off',
    offFen: 5_000,
  });
});

test.each<{ over: Partial<OfferForm>; field: string; why: string }>([
  { over: { off: '五十' }, field: 'benefit.offFen', why: 'an amount in words' },
  { over: { off: '' }, field: 'benefit.offFen', why: 'no amount' },
  {
    over: { kind: 'percent-off', fold: '8.8888' },
    field: 'benefit.offBp',
    why: 'a rate finer than a basis point',
  },
  { over: { kind: 'percent-off', fold: '' }, field: 'benefit.offBp', why: 'no rate' },
  { over: { off: '301', every: '300' }, field: 'benefit.offFen', why: 'more off than each step asks for' },
  { over: { every: '三百' }, field: 'benefit.everyFen', why: 'a step in words' },
  {
    over: { tier: 'gold', tiers: ['silver'] },
    field: 'conditions.tiers',
    why: 'a level that is not reached',
  },
  { over: { title: ' ' }, field: 'title', why: 'no title' },
  { over: { stock: '一百' }, field: 'stock', why: 'a count in words' },
  { over: { perMember: '2000' }, field: 'perMember', why: 'more for one than there are' },
  { over: { claimUntil: '2026-02-30' }, field: 'claimUntil', why: 'a day that there is not' },
  { over: { claimUntil: '2026-11-20' }, field: 'claimUntil', why: 'a day that is past' },
  { over: { hoursFrom: '25:00', hoursUntil: '26:00' }, field: 'hours', why: 'an hour that there is not' },
  { over: { mallShare: '40', brandShare: '50' }, field: 'costBearers', why: 'shares that are not the whole' },
  { over: { budget: '10' }, field: 'budgetFen', why: 'a budget below one piece' },
  { over: { issuer: 'brand' }, field: 'brandId', why: 'a brand’s offer of no brand' },
  { over: { kind: 'freight', channel: 'counter' }, field: 'channel', why: 'freight at a counter' },
])('refused beside its field $field: $why', ({ over, field }) => {
  expect(problemAt(readForm(aForm(over), NOW).problems, field)).toMatch(/[一-鿿]/);
});

test('stock below what is out is told', () => {
  expect(problemAt(readForm(aForm({ stock: '5' }), NOW, 9).problems, 'stock')).toBe(
    '已发出 9 张，库存不能更少',
  );
});

test('a class that nobody named goes along untouched', () => {
  const { draft } = readForm(aForm({ classKey: 'spring' }), NOW);
  expect(draft).toMatchObject({ class: 'spring' });
  expect(formOf(draft)).toMatchObject({ classKey: 'spring', className: '' });
});

test('until midnight is until the end of the day', () => {
  const { draft, problems } = readForm(aForm({ hoursFrom: '18:00', hoursUntil: '00:00' }), NOW);
  expect(problems).toEqual([]);
  expect(draft.conditions).toEqual([{ code: 'hours', fromMinute: 1080, untilMinute: 1440 }]);
  expect(formOf(draft)).toMatchObject({ hoursFrom: '18:00', hoursUntil: '00:00' });
});

test('several times, each with its days: nothing chosen is every day and all day, and they come back', () => {
  const times = [
    { days: [5], from: '22:00', until: '02:00' },
    { days: [6, 7], from: '', until: '' },
    { days: [], from: '18:00', until: '00:00' },
  ];
  const { draft, problems } = readForm(aForm({ times }), NOW);
  expect(problems).toEqual([]);
  expect(draft.conditions).toEqual([
    {
      code: 'times',
      anyOf: [
        { days: [5], fromMinute: 1320, untilMinute: 120 },
        { days: [6, 7], fromMinute: 0, untilMinute: 1440 },
        { fromMinute: 1080, untilMinute: 1440 },
      ],
    },
  ]);
  expect(formOf(draft).times).toEqual(times);
});

test.each([
  { why: 'a time that there is not', time: { days: [], from: '25:00', until: '26:00' } },
  { why: 'a time of no length', time: { days: [], from: '10:00', until: '10:00' } },
])('refused beside the times: $why', ({ time }) => {
  expect(problemAt(readForm(aForm({ times: [time] }), NOW).problems, 'conditions.times')).toMatch(/[一-鿿]/);
});

test('of several lists of goods one may be enough; where it is sold is asked besides', () => {
  const include = { ...NOTHING, brands: ['br_a'], categories: ['cat_x'], stores: ['st_1'] };
  const scope = { any: true as const, include, exclude: { ...NOTHING, brands: ['br_b'] } };
  const { draft, problems } = readForm(aForm({ scope }), NOW);
  expect(problems).toEqual([]);
  expect(draft.scope).toEqual({
    include: [{ kind: 'stores', ids: ['st_1'] }],
    anyOf: [[{ kind: 'brands', ids: ['br_a'] }], [{ kind: 'categories', ids: ['cat_x'] }]],
    exclude: [{ kind: 'brands', ids: ['br_b'] }],
  });
  expect(formOf(draft).scope).toEqual(scope);
  const out = { ...scope, exclude: { ...NOTHING, categories: ['cat_x'] } };
  expect(
    problemAt(readForm(aForm({ scope: out }), NOW).problems, fieldOfList(out, 'include', 'categories')),
  ).toMatch(/矛盾/);
});

test('of a single list there is nothing to choose', () => {
  const scope = { any: true as const, include: { ...NOTHING, brands: ['br_a'] }, exclude: NOTHING };
  expect(readForm(aForm({ scope }), NOW).draft.scope).toEqual({
    include: [{ kind: 'brands', ids: ['br_a'] }],
    exclude: [],
  });
  expect([
    mayBeAny(scope),
    mayBeAny({ ...scope, include: { ...scope.include, products: ['pd_1'] } }),
  ]).toEqual([false, true]);
});

test('a list that contradicts another is told at that list, whatever else is chosen', () => {
  const scope = {
    include: { ...NOTHING, brands: ['br_a'], stores: ['st_1'] },
    exclude: { ...NOTHING, stores: ['st_1'] },
  };
  const { problems } = readForm(aForm({ scope }), NOW);
  expect(problemAt(problems, fieldOfList(scope, 'include', 'stores'))).toMatch(/矛盾/);
  expect(problemAt(problems, fieldOfList(scope, 'include', 'brands'))).toBeUndefined();
});

test('a problem of a part is found at the whole, of a neighbour with the same beginning it is not', () => {
  const problems = [{ field: 'validity.until', message: '一' }];
  expect(problemAt(problems, 'validity')).toBe('一');
  expect(problemAt(problems, 'valid')).toBeUndefined();
});
