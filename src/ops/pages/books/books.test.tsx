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

beforeEach(() => taroTest.reset());

it('shows the liabilities as they were at the end of a month that is over, and now again', async () => {
  const { of } = answering({ 'books.open': open, 'books.figures': figures(12_300) });
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
  answering({ 'books.open': open, 'books.figures': cut });
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
  answering({ 'books.open': open });
  render(<BooksPage />);
  await moment();
  expect(screen.getAllByText('月底之后出结算单')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: '2026年11月' }) !== null).toBe(opens);
  expect(screen.getByRole('button', { name: '2026年10月' })).toBeTruthy();
  expect(screen.getByText(/约两分钟内计入/)).toBeTruthy();
});
