import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { answering } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { aLine } from '../../../../tests/builders/statement';
import AccountsPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const row = (account: string, name: string, kind: string, movementFen: number) => ({
  account,
  name,
  kind,
  openingFen: 0,
  movementFen,
  closingFen: movementFen,
});
const brand = { brandId: 'br_1', name: '青萝', logo: '' };
const accounts = {
  month: '2026-10',
  locked: true,
  items: [
    row('till-clearing', '收银待清算', 'asset', 50_000),
    row('voucher-liability', '代金券负债', 'liability', -20_000),
    { ...row('brand:br_1', '应付青萝', 'liability', -30_000), brand },
  ],
};
const vouchers = {
  liabilityFen: 20_000,
  items: [{ templateId: 'tp_1', title: '三百元代金券', pieces: 1, paidFen: 18_000 }],
  restFen: 2_000,
};
const entry = {
  entryId: 'be_redemption_1',
  entryNo: 'E2E4E6E8EAEC',
  kind: 'redemption',
  at: 1_780_000_000_000,
  slipNo: 'A-1',
  coupons: [{ number: '7K3M9QXR2D4T', title: '三百元代金券' }],
  amountFen: 27_000,
  postings: [
    { account: 'voucher-liability', name: '代金券负债', amountFen: 27_000 },
    { account: 'brand:br_1', name: '应付青萝', amountFen: -27_000 },
  ],
  lines: [{ lineId: 'bl_1', brandName: '青萝' }],
};

beforeEach(() => {
  taroTest.reset();
  useActing.getState().choose({ role: 'finance', storeId: 'st_1', storeName: '湖滨店' });
});

it('lists every account, the brands apart, with sums that are nothing; vouchers by offer with what is on the way', async () => {
  taroTest.setParams({ month: '2026-10' });
  answering({ 'books.accounts': accounts, 'books.vouchers': vouchers });
  render(<AccountsPage />);
  await moment();
  expect(screen.getByText('已锁账')).toBeTruthy();
  expect(screen.getByRole('button', { name: '收银待清算' })).toBeTruthy();
  expect(screen.queryByText('应付青萝')).toBeNull();
  expect(screen.getByText('三百元代金券')).toBeTruthy();
  expect(screen.getByText('在途，约两分钟内入账')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '品牌往来' }));
  expect(screen.getByRole('button', { name: '应付青萝' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '应付青萝' }));
  expect(JSON.stringify(taroTest.calls.at(-1))).toContain('account=brand');
});

it('an account opens its entries, an entry its postings and the bill', async () => {
  taroTest.setParams({ month: '2026-10', account: 'voucher-liability' });
  const { of } = answering({
    'books.accounts': accounts,
    'books.entries': { items: [entry] },
    'statement.line': {
      refused: { code: 'BOOKS_LINE_NOT_FOUND', message: '没有找到这笔明细', retryable: false },
    },
  });
  render(<AccountsPage />);
  await moment();
  // the signs of what is listed are told where they stand
  expect(screen.getByText('借方为正，贷方为负。')).toBeTruthy();
  expect(of('books.entries').map(({ data }) => data)).toEqual([
    { month: '2026-10', account: 'voucher-liability', limit: 30 },
  ]);
  fireEvent.click(screen.getByLabelText('核销 A-1'));
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText('应付青萝')).toBeTruthy();
  expect(sheet.getByText('借方为正，贷方为负。')).toBeTruthy();
  expect(sheet.getByText('7K3M 9QXR 2D4T')).toBeTruthy();
  fireEvent.click(sheet.getByText('看青萝的账单'));
  await moment();
  expect(of('statement.line')).toMatchObject([{ data: { lineId: 'bl_1' } }]);
});

it('the bill behind an entry says how the signs of its postings are read', async () => {
  taroTest.setParams({ month: '2026-10', account: 'voucher-liability' });
  answering({
    'books.accounts': accounts,
    'books.entries': { items: [entry] },
    'statement.line': {
      ...aLine(1),
      goods: [],
      coupons: [],
      refundedFen: 0,
      postings: entry.postings,
    },
  });
  render(<AccountsPage />);
  await moment();
  fireEvent.click(screen.getByLabelText('核销 A-1'));
  fireEvent.click(within(screen.getByRole('dialog')).getByText('看青萝的账单'));
  await moment();
  const head = within(screen.getByRole('dialog')).getByText('入账').parentElement!;
  expect(head.textContent).toBe('入账借方为正，贷方为负。');
});

it('rows of sold vouchers are told apart by what was sold and its number; one leads to the bill it was used on', async () => {
  taroTest.setParams({ month: '2026-10', account: 'voucher-liability' });
  const sold = (number: string) => ({
    ...entry,
    entryId: `be_${number}`,
    kind: 'voucher-sold',
    slipNo: undefined,
    coupons: [{ number, title: '三百元代金券' }],
  });
  const { of } = answering({
    'books.accounts': accounts,
    'books.entries': { items: [sold('AAAABBBBCCCC'), sold('DDDDEEEEFFFF')] },
    'statement.line': {
      refused: { code: 'BOOKS_LINE_NOT_FOUND', message: '没有找到这笔明细', retryable: false },
    },
  });
  render(<AccountsPage />);
  await moment();
  expect(screen.getAllByText('三百元代金券')).toHaveLength(2);
  fireEvent.click(screen.getByLabelText('售券 DDDD EEEE FFFF'));
  fireEvent.click(within(screen.getByRole('dialog')).getByText('看用在青萝的账单'));
  await moment();
  expect(of('statement.line')).toMatchObject([{ data: { lineId: 'bl_1' } }]);
});
