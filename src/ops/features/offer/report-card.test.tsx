import { render, screen, within } from '@testing-library/react';
import type { OfferReport } from '@core/contracts/offer';
import { taroTest } from '../../../../tests/component/taro';
import { ReportFigures } from './report-card';

beforeEach(() => taroTest.reset());

const REPORT: OfferReport = {
  templateId: 'tp_1',
  title: '周末满减',
  state: 'published',
  stock: { total: 100, issued: 42, left: 58, budgetFen: 500_000, budgetLeftFen: 290_000 },
  used: 20,
  held: 9,
  expired: 6,
  voided: 4,
  refunded: 0,
  underway: 3,
  budget: {
    chargedFen: 210_000,
    parts: { eachFen: 5_000, usedFen: 100_000, openFen: 60_000, endedFen: 50_000 },
  },
  waiting: 0,
  flagged: 0,
  savedFen: 98_000,
  drivenFen: 0,
  addOnFen: 0,
  pending: 0,
  counters: [],
  counterCount: 0,
  joinedCount: 0,
};
const show = (over: Partial<OfferReport> = {}) =>
  render(<ReportFigures report={{ ...REPORT, ...over }} benefit={{ kind: 'cash-off', offFen: 5_000 }} />);
/** What stands under each name. */
const figures = (): Map<string, string> =>
  new Map(
    Array.from(document.querySelectorAll('.offer-figures__value'), value => [
      value.previousElementSibling!.textContent,
      value.textContent,
    ]),
  );
const pieces = (): Map<string, number> =>
  new Map(
    [...figures()].flatMap(([name, text]) => (text.endsWith('张') ? [[name, parseInt(text, 10)]] : [])),
  );

test.each<{ why: string; over: Partial<OfferReport>; parts: string[] }>([
  { why: 'of a free coupon', over: {}, parts: ['已使用', '在券包里', '已过期', '已作废', '领取中'] },
  {
    why: 'of a voucher, which is refunded instead and waits for its payment',
    over: { voucherFen: 0, refunded: 4, voided: 0 },
    parts: ['已使用', '在券包里', '已过期', '已作废', '已退款', '待付款'],
  },
])('what is shown adds up to what was issued: $why', ({ over, parts }) => {
  show(over);
  const shown = pieces();
  expect(parts.reduce((sum, name) => sum + shown.get(name)!, 0)).toBe(shown.get('已发放'));
  expect([...shown.keys()].sort()).toEqual([...parts, '已发放', '剩余库存'].sort());
});

test('voided pieces are told by their number, and that their budget is kept', () => {
  show();
  expect(pieces().get('已作废')).toBe(4);
  const told = within(document.querySelector<HTMLElement>('.offer-budget')!);
  expect(told.getByText(/预算 ¥5,000，已占用 ¥2,100（每张按最多可减的 ¥50 计）/)).toBeTruthy();
  expect(told.getByText(/已使用的占 ¥1,000，还可能用到的占 ¥600，已过期、作废或退款的占 ¥500/)).toBeTruthy();
  expect(told.getByText(/不退回预算/)).toBeTruthy();
});

test('where pieces were charged differently only the whole is told', () => {
  show({ budget: { chargedFen: 210_000 } });
  expect(screen.getByText(/^预算 ¥5,000，已占用 ¥2,100。过期/)).toBeTruthy();
});

test.each<[string, Partial<OfferReport>]>([
  ['there is none', { stock: { total: 100, issued: 42, left: 58 }, budget: undefined }],
  ['nothing of it was taken', { budget: { chargedFen: 0 } }],
])('of a budget nothing is said when %s', (_, over) => {
  show(over);
  expect(document.querySelector('.offer-budget')).toBeNull();
});

test.each<{ why: string; stock: OfferReport['stock']; told: string | undefined }>([
  { why: 'the budget pays for all', stock: REPORT.stock, told: undefined },
  {
    why: 'the budget pays for fewer',
    stock: { ...REPORT.stock, budgetLeftFen: 99_999 },
    told: '预算够发 19 张',
  },
  { why: 'the budget is used up', stock: { ...REPORT.stock, budgetLeftFen: 0 }, told: '预算够发 0 张' },
  { why: 'there is no budget', stock: { total: 100, issued: 42, left: 58 }, told: undefined },
])('beside what is left stands how many the budget pays for, where that is less: $why', ({ stock, told }) => {
  show({ stock });
  expect(screen.queryByText(/^预算够发/)?.textContent).toBe(told);
});
