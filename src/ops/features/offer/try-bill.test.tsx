import { render, screen } from '@testing-library/react';
import { emptyForm } from './draft-form';
import { readForm } from './read-form';
import { EVERYTHING } from './scope-form';
import { TrialOutcome } from './trial-outcome';
import { tryBill, type Trial } from './try-bill';

const NOW = Date.UTC(2026, 10, 21, 7, 30);
const categories = new Map([
  ['cat_women', { parentId: 'cat_apparel' }],
  ['cat_apparel', {}],
  ['cat_beauty', {}],
]);
const { draft } = readForm(
  {
    ...emptyForm(NOW),
    title: '女装券',
    off: '50',
    threshold: '300',
    scope: { ...EVERYTHING, include: { ...EVERYTHING.include, categories: ['cat_apparel'] } },
    tier: 'gold',
  },
  NOW,
);
const REMARK = '门槛 300.00，按适用行 400.00 计；基数 400.00';
const trial = (over: Partial<Trial> = {}): Trial => ({
  lines: [
    { brandId: 'br_a', categoryId: 'cat_women', amountFen: 20_000 },
    { brandId: 'br_a', categoryId: 'cat_women', amountFen: 20_000 },
    { brandId: 'br_b', categoryId: 'cat_beauty', amountFen: 10_000 },
  ],
  storeId: 'st_1',
  tier: 'gold',
  at: NOW,
  ...over,
});

test('a bill that fits comes with what is paid, what came off each line, and why', () => {
  expect(tryBill(draft, trial(), categories)).toEqual({
    fits: true,
    savedFen: 5_000,
    payFen: 45_000,
    savedOnLine: [2_500, 2_500, 0],
    sentences: [
      '「女装券」满 300 元减 50 元：适用商品 400 元，减 50 元',
      '商品 500 元，共减 50 元，应付 450 元',
    ],
    account: [
      ['1', 'trial', '女装券', '商场券', '满 300 元减 50 元', 'l000', '200.00', '25.00', '175.00', REMARK],
      ['1', 'trial', '女装券', '商场券', '满 300 元减 50 元', 'l001', '200.00', '25.00', '175.00', REMARK],
    ],
  });
});

test.each<{ over: Partial<Trial>; reason: RegExp; why: string }>([
  {
    over: { lines: [{ brandId: 'br_a', categoryId: 'cat_women', amountFen: 10_000 }] },
    reason: /300/,
    why: 'below the threshold',
  },
  {
    over: { lines: [{ brandId: 'br_b', categoryId: 'cat_beauty', amountFen: 90_000 }] },
    reason: /适用/,
    why: 'nothing of its category',
  },
  { over: { tier: 'silver' }, reason: /金卡/, why: 'a tier too low' },
])('one that does not fit says why: $why', ({ over, reason }) => {
  expect(tryBill(draft, trial(over), categories)).toMatchObject({
    fits: false,
    reason: expect.stringMatching(reason),
  });
});

test('an offer of one product at one counter is tried at that counter', () => {
  const narrow = readForm(
    {
      ...emptyForm(NOW),
      title: '新品券',
      off: '50',
      scope: { ...EVERYTHING, include: { ...EVERYTHING.include, counters: ['ct_1'], products: ['pd_1'] } },
    },
    NOW,
  ).draft;
  const line = { brandId: 'br_a', categoryId: 'cat_women', amountFen: 20_000 };
  const lines = [{ ...line, productId: 'pd_1' }, line];
  expect(tryBill(narrow, trial({ lines }), categories)).toMatchObject({
    fits: true,
    savedOnLine: [5_000, 0],
  });
});

test('an offer for tagged members is tried as it would go: nobody carries a tag', () => {
  const tagged = readForm({ ...emptyForm(NOW), title: '新品券', off: '50', tags: ['vip'] }, NOW).draft;
  expect(tryBill(tagged, trial(), categories)).toMatchObject({ fits: false });
});

test('the outcome is shown to the shopper in sentences and to the accountant line by line', () => {
  render(<TrialOutcome result={tryBill(draft, trial(), categories)} />);
  expect(screen.getByText('商品 500 元，共减 50 元，应付 450 元')).toBeTruthy();
  expect(screen.getByText('第 1 行')).toBeTruthy();
  expect(screen.getByText('第 2 行')).toBeTruthy();
  expect(screen.queryByText('第 3 行')).toBeNull();
  expect(screen.getAllByText(REMARK)).toHaveLength(2);
});
