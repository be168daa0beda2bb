import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { answering } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { aLine, aStatement, NO_LINES, NO_PARTS } from '../../../../tests/builders/statement';
import StatementPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const onScreen = (wide: boolean): void => {
  window.matchMedia = (() => ({
    matches: wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })) as never;
};
const WITH = {
  ...NO_PARTS,
  salesFen: 10_000,
  cashFen: 8_700,
  pointsFen: 300,
  mallFen: 600,
  brandFen: 400,
};
const items = [
  aLine(1, { withCoupons: true, dueFen: 9_600, parts: WITH }),
  aLine(2),
  aLine(3, { kind: 'refund', dueFen: -5_000, parts: { ...NO_PARTS, salesFen: -5_000, cashFen: -5_000 } }),
];
const byKind = [
  { kind: 'refund', count: 1, dueFen: -5_000, parts: items[2]!.parts },
  { kind: 'sale', count: 2, dueFen: 19_600, parts: { ...WITH, salesFen: 20_000, cashFen: 18_700 } },
];

const show = async (wide: boolean, part: object = {}, rows: object[] = items) => {
  onScreen(wide);
  useActing.getState().choose({ role: 'finance', storeId: 'st_1', storeName: '湖滨店' });
  answering({
    ...NO_LINES,
    'statement.get': aStatement({ lineCount: 3, byKind, ...part }),
    'statement.lines': { items: rows },
  });
  render(<StatementPage />);
  await moment();
};
beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ statementId: 'stmt_br_1_2026-10' });
});

it('on a phone a bill is one card that says its coupons and its points; what it has not is no line', async () => {
  await show(false);
  const [used, plain, back] = screen.getAllByText(/^小票号$/).map(label => label.closest('.cards__card')!);
  const linesOf = (card: Element) =>
    Array.from(card.querySelectorAll('.cards__line'), line => line.textContent).slice(2);
  expect(used!.querySelector('.cards__title')?.textContent).toBe('销售·用券');
  expect(linesOf(used!)).toEqual([
    '商品金额¥100.00',
    '商场承担¥6.00',
    '品牌承担¥4.00',
    '积分抵扣¥3.00',
    '应结算¥96.00',
  ]);
  expect(linesOf(plain!)).toEqual(['商品金额¥100.00', '应结算¥100.00']);
  expect(linesOf(back!)).toEqual(['商品金额−¥50.00', '应结算−¥50.00']);
});

it('on a desktop points have a column beside those of the coupons', async () => {
  await show(true);
  const table = screen.getByRole('table', { name: '明细' });
  const heads = within(table)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  expect(heads.slice(4)).toEqual(['商品金额', '商场承担', '品牌承担', '积分抵扣', '券款及平台', '应结算']);
  const [row] = within(table).getAllByRole('row').slice(1);
  const cells = within(row!)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
  expect(cells.slice(4)).toEqual(['¥100.00', '¥6.00', '¥4.00', '¥3.00', '', '¥96.00']);
});

it.each([
  { why: 'all of its entries', stale: false, name: '合计' },
  { why: 'what was issued, where the books went on', stale: true, name: '合计（本版）' },
])('on a desktop the sums of the statement stand under its entries: $why', async ({ stale, name }) => {
  const parts = { ...WITH, salesFen: 15_000, cashFen: 13_700, takenFen: 0 };
  await show(true, { stale, parts, dueFen: 14_600 });
  const [foot] = within(screen.getByRole('table', { name: '明细' }))
    .getAllByRole('row')
    .slice(-1);
  const cells = within(foot!)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
  expect(cells).toEqual([name, '', '', '', '¥150.00', '¥6.00', '¥4.00', '¥3.00', '¥0.00', '¥146.00']);
  fireEvent.click(screen.getByRole('radio', { name: '退款' }));
  await moment();
  expect(screen.queryByText(name)).toBeNull();
});

it('an entry that came after the issue says that it is in the next one', async () => {
  await show(true, {}, [aLine(1), aLine(2, { later: true })]);
  const rows = within(screen.getByRole('table', { name: '明细' })).getAllByRole('row');
  expect(rows.map(row => row.textContent?.includes('下一版计入'))).toEqual([false, false, true, false]);
});

it('says how entries are counted, and offers bills with coupons apart', async () => {
  await show(false);
  expect(screen.getByText('销售 2 笔')).toBeTruthy();
  expect(screen.getByText('一张账单算一笔，用的券合在里面')).toBeTruthy();
  expect(screen.getByText('金额是应结算的部分：已扣除品牌承担的优惠和品牌自收')).toBeTruthy();
  expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toEqual([
    '全部',
    '退款',
    '销售',
    '核销',
  ]);
});
