import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { aStatement, NO_LINES, NO_PARTS } from '../../../../tests/builders/statement';
import StatementPage from './index';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const statement = aStatement();
const lines = NO_LINES;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value }, detail: { value } });
const as = (role: 'finance' | 'brand-operator') =>
  useActing.getState().choose({ role, storeId: 'st_1', storeName: '湖滨店', brandId: 'br_1' });

beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ statementId: statement.statementId });
});

it('a brand disputes with a reason, and sees the statement as it is then', async () => {
  as('brand-operator');
  const { of } = answering({
    ...lines,
    'statement.get': statement,
    'statement.dispute': { ...statement, state: 'disputed' },
  });
  render(<StatementPage />);
  await moment();
  press('提出异议');
  type('哪里不对', '重复了一笔');
  fireEvent.click(screen.getAllByRole('button', { name: '提出异议' }).at(-1)!);
  await moment();
  expect(of('statement.dispute')).toMatchObject([
    { data: { statementId: statement.statementId, revision: 0, note: '重复了一笔' } },
  ]);
  expect(screen.queryByLabelText('哪里不对')).toBeNull();
  expect(screen.queryByRole('button', { name: '提出异议' })).toBeNull();
});

it('a correction that went through brings the figures and the lines anew', async () => {
  as('finance');
  const { of } = answering({
    ...lines,
    'statement.get': statement,
    'books.correct': { lineId: 'bl_1', month: '2026-11' },
  });
  render(<StatementPage />);
  await moment();
  press('更正');
  type('金额（元）', '-12.5');
  type('原因', '多记了');
  fireEvent.click(screen.getAllByRole('button', { name: '更正' }).at(-1)!);
  await moment();
  expect(useConfirm.getState().question).toMatchObject({
    title: '记一笔更正 −¥12.50？',
    body: '应结算从 ¥100.00 变为 ¥87.50。重新出账后品牌才看到。',
  });
  expect(of('books.correct')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('books.correct')).toMatchObject([
    { data: { brandId: 'br_1', month: '2026-10', amountFen: -1_250, note: '多记了' } },
  ]);
  expect(of('statement.get')).toHaveLength(2);
  expect(of('statement.lines')).toHaveLength(2);
});

it('a step that is refused leaves its sheet open and asks how things stand', async () => {
  as('brand-operator');
  const { of } = answering({
    ...lines,
    'statement.get': statement,
    'statement.dispute': refusal('STATEMENT_WRONG_STATE', '结算单已变化'),
  });
  render(<StatementPage />);
  await moment();
  press('提出异议');
  type('哪里不对', '重复了一笔');
  fireEvent.click(screen.getAllByRole('button', { name: '提出异议' }).at(-1)!);
  await moment();
  expect(of('statement.get')).toHaveLength(2);
  expect(screen.getByLabelText('哪里不对')).toBeTruthy();
});

it('every term of the sum is shown, also one that is nothing, and they add up to what is owed', async () => {
  as('finance');
  const parts = {
    ...NO_PARTS,
    salesFen: 50_000,
    cashFen: 40_000,
    mallFen: 3_000,
    brandFen: 7_000,
    takenFen: 40_000,
  };
  answering({ ...lines, 'statement.get': { ...statement, dueFen: 3_000, parts } });
  render(<StatementPage />);
  await moment();
  const shown = (name: string) => screen.getByText(name).parentElement!.textContent;
  expect(
    ['减：品牌承担优惠', '减：品牌自收', '加：更正', '应结算'].map(
      name => screen.getAllByText(name)[0]!.parentElement!.textContent,
    ),
  ).toEqual(['减：品牌承担优惠−¥70.00', '减：品牌自收−¥400.00', '加：更正¥0.00', '应结算¥30.00']);
  expect(shown('顾客付款')).toBe('顾客付款¥400.00');
  expect(screen.queryByText('积分抵扣')).toBeNull();
});

it('a brand agrees only after a yes, and there is nothing left to decide', async () => {
  as('brand-operator');
  const { of } = answering({
    ...lines,
    'statement.get': statement,
    'statement.confirm': { ...statement, state: 'confirmed' },
  });
  render(<StatementPage />);
  await moment();
  press('确认无误');
  expect(useConfirm.getState().question?.body).toBe('确认后商场按这个金额付款。');
  expect(of('statement.confirm')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('statement.confirm')).toMatchObject([
    { data: { statementId: statement.statementId, revision: 0 } },
  ]);
  expect(screen.getAllByText('已确认').length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: '确认无误' })).toBeNull();
  expect(screen.queryByRole('button', { name: '提出异议' })).toBeNull();
});

it.each([
  { why: 'a yes', sure: true, asked: 1 },
  { why: 'nothing without one', sure: false, asked: 0 },
])('what the brand had agreed to is issued again after $why', async ({ sure, asked }) => {
  as('finance');
  const confirmed = { ...statement, state: 'confirmed', stale: true, bookedDueFen: 7_950 };
  const { of } = answering({
    ...lines,
    'statement.get': confirmed,
    'statement.issue': { ...statement, revision: 1, dueFen: 7_950 },
  });
  render(<StatementPage />);
  await moment();
  expect(screen.getByText(/合计 −¥20.50：.*应结算是 ¥79.50/)).toBeTruthy();
  press('重新出账');
  await moment();
  expect(useConfirm.getState().question?.body).toContain('应结算从 ¥100.00 变为 ¥79.50');
  expect(of('statement.issue')).toEqual([]);
  act(() => useConfirm.getState().answer(sure));
  await moment();
  expect(of('statement.issue')).toHaveLength(asked);
});

it('a correction that is thought better of is not booked, and what was typed stays', async () => {
  as('finance');
  const { of } = answering({ ...lines, 'statement.get': statement });
  render(<StatementPage />);
  await moment();
  press('更正');
  type('金额（元）', '-12.5');
  type('原因', '多记了');
  fireEvent.click(screen.getAllByRole('button', { name: '更正' }).at(-1)!);
  await moment();
  act(() => useConfirm.getState().answer(false));
  await moment();
  expect(of('books.correct')).toEqual([]);
  expect((screen.getByLabelText('原因') as HTMLInputElement).value).toBe('多记了');
});
