import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, cut } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import BooksPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const figures = (voucherLiabilityFen: number, at = 1_780_000_000_000) => ({
  at,
  voucherLiabilityFen,
  pointsLiabilityFen: 0,
  lapsedVoucherFen: 0,
  mallDiscountFen: 0,
  brandsOwedFen: 0,
});
const month = (name: string, over: boolean) => ({
  month: name,
  over,
  locked: over,
  dueFen: 0,
  brands: 1,
  states: {},
});
const open = { figures: figures(30_000), months: [month('2026-11', false), month('2026-10', true)] };

const NO_SALES = { voucherFen: 0, drivenFen: 0, addOnFen: 0, plainFen: 0, refundedFen: 0, bills: 0 };
const noSales = { items: [], total: NO_SALES, pending: 0 };

beforeEach(() => taroTest.reset());

it('keeps the four parts of a month’s sales apart, and asks again for another month', async () => {
  const brand = { brandId: 'br_1', name: '青萝', logo: '' };
  const lake = { ...NO_SALES, brand, voucherFen: 27_000, drivenFen: 45_000, addOnFen: 7_000, bills: 3 };
  const { of } = answering({ 'books.open': open, 'books.sales': { items: [lake], total: lake, pending: 2 } });
  render(<BooksPage />);
  await moment();
  expect(screen.getByText('青萝')).toBeTruthy();
  expect(
    ['券售', '带动', '连带', '其他', '已退'].map(name => screen.getByText(name).parentElement!.textContent),
  ).toEqual(['券售¥270.00', '带动¥450.00', '连带¥70.00', '其他¥0.00', '已退¥0.00']);
  expect(screen.getByText(/另有 2 个门店日今晚汇总后更新/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '2026年10月' }));
  await moment();
  expect(of('books.sales').map(({ data }) => data)).toEqual([{ month: '2026-11' }, { month: '2026-10' }]);
});

it('the sums under a month’s sales count the bills too', async () => {
  const of = (n: number) => ({
    ...NO_SALES,
    brand: { brandId: `br_${n}`, name: `品牌${n}`, logo: '' },
    drivenFen: n * 100,
    bills: n,
  });
  const total = { ...NO_SALES, drivenFen: 700, bills: 7 };
  answering({ 'books.open': open, 'books.sales': { items: [of(3), of(4)], total, pending: 0 } });
  render(<BooksPage />);
  await moment();
  const foot = screen.getByText('合计').parentElement!.parentElement!;
  expect(foot.textContent).toContain('7 笔');
  expect(foot.textContent).toContain('7.00');
});

it('shows the liabilities as they were at the end of a month that is over, and now again', async () => {
  const { of } = answering({ 'books.open': open, 'books.figures': figures(12_300), 'books.sales': noSales });
  render(<BooksPage />);
  await moment();
  expect(screen.getByLabelText(/300/)).toBeTruthy();
  expect(of('books.figures')).toEqual([]);
  expect(screen.queryByRole('radio', { name: '2026年11月末' })).toBeNull();

  fireEvent.click(screen.getByRole('radio', { name: '2026年10月末' }));
  await moment();
  // the last millisecond of October in Shanghai
  expect(of('books.figures').map(({ data }) => data)).toEqual([{ at: Date.UTC(2026, 9, 31, 16) - 1 }]);
  expect(screen.getByLabelText(/123/)).toBeTruthy();

  fireEvent.click(screen.getByRole('radio', { name: '现在' }));
  expect(screen.getByLabelText(/300/)).toBeTruthy();
});

it('a failure stays beside the choice, and the months stay in sight', async () => {
  answering({ 'books.open': open, 'books.figures': cut, 'books.sales': noSales });
  render(<BooksPage />);
  await moment();
  fireEvent.click(screen.getByRole('radio', { name: '2026年10月末' }));
  await moment();
  expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
  expect(screen.getByText('各月结算')).toBeTruthy();
});

test.each([
  { role: 'group-operator', opens: false, why: 'there is nothing to look at yet' },
  { role: 'finance', opens: true, why: 'drafts can be made before its end' },
] as const)('a month that runs says when its statements come; $role: $why', async ({ role, opens }) => {
  useActing.getState().choose({ role, storeId: 'st_1', storeName: '湖滨店' });
  answering({ 'books.open': open, 'books.sales': noSales });
  render(<BooksPage />);
  await moment();
  expect(screen.getAllByText('月底之后出结算单')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: '2026年11月' }) !== null).toBe(opens);
  expect(screen.getByRole('button', { name: '2026年10月' })).toBeTruthy();
  expect(screen.getByText(/约两分钟内计入/)).toBeTruthy();
});
