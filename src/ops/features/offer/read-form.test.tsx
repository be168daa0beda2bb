import { formOf, emptyForm, type OfferForm } from './draft-form';
import { problemAt, readForm } from './read-form';

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
    categoryIds: ['cat_womens'],
    withoutBrandIds: ['br_x'],
    weekdays: [6, 7],
    hoursFrom: '11:00',
    hoursUntil: '14:00',
    tier: 'gold',
    newDays: '30',
    budget: '20000',
    dailyStock: '100',
    mallShare: '40',
    brandShare: '60',
  });
  const { draft, problems } = readForm(form, NOW);
  expect(problems).toEqual([]);
  expect(draft).toMatchObject({
    benefit: { kind: 'cash-off', offFen: 5_000 },
    thresholdFen: 30_000,
    scope: {
      include: [{ kind: 'categories', ids: ['cat_womens'] }],
      exclude: [{ kind: 'brands', ids: ['br_x'] }],
    },
    conditions: [
      { code: 'weekdays', days: [6, 7] },
      { code: 'hours', fromMinute: 660, untilMinute: 840 },
      { code: 'tier', atLeast: 'gold' },
      { code: 'new-member', withinDays: 30 },
    ],
    budgetFen: 2_000_000,
    dailyStock: 100,
    costBearers: [
      { bearer: 'mall', shareBp: 4_000 },
      { bearer: 'brand', shareBp: 6_000 },
    ],
  });
  expect(formOf(draft)).toEqual(form);
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

test.each<{ over: Partial<OfferForm>; field: string; why: string }>([
  { over: { off: '五十' }, field: 'benefit.offFen', why: 'an amount in words' },
  { over: { off: '' }, field: 'benefit.offFen', why: 'no amount' },
  {
    over: { kind: 'percent-off', fold: '8.8888' },
    field: 'benefit.offBp',
    why: 'a rate finer than a basis point',
  },
  { over: { kind: 'percent-off', fold: '' }, field: 'benefit.offBp', why: 'no rate' },
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

test('what the form has no field for goes along untouched', () => {
  const form = aForm();
  const kept = {
    include: [{ kind: 'counters' as const, ids: ['ct_1'] }],
    exclude: [{ kind: 'products' as const, ids: ['p1'] }],
    tags: ['vip'],
    class: 'spring',
  };
  const { draft } = readForm({ ...form, kept }, NOW);
  expect(formOf(draft).kept).toEqual(kept);
});

test('a problem of a part is found at the whole, of a neighbour with the same beginning it is not', () => {
  const problems = [{ field: 'validity.until', message: '一' }];
  expect(problemAt(problems, 'validity')).toBe('一');
  expect(problemAt(problems, 'valid')).toBeUndefined();
});
