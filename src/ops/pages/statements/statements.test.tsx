import { endOfMonth } from '@core/domain/books/month';
import { dayText } from '@core/domain/day-text';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { answering } from '../../../../tests/component/server';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { lastMonths, monthText } from '../../lib/books-words';
import StatementsPage from './index';

const moment = (ms = 20) => act(() => new Promise<void>(done => void setTimeout(done, ms)));
const [NOW, LAST] = lastMonths(Date.now()) as [string, string];
const month = (states: object) => ({ month: LAST, over: true, locked: false, dueFen: 0, brands: 12, states });
const sums = { dueFen: 9_600, salesFen: 10_000, mallFen: 600, brandFen: 400, takenFen: 0, lineCount: 2 };
const row = (n: number, state: string, stale = false) => ({
  statementId: `stmt_${n}`,
  brand: { brandId: `br_${n}`, name: `品牌${n}`, logo: '' },
  month: LAST,
  state,
  revision: 0,
  stale,
  locked: false,
  ...sums,
});
const asked = (of: (action: string) => { data: unknown }[]) => of('statement.list').map(({ data }) => data);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const isOff = (name: string) => screen.getByRole('button', { name }).getAttribute('aria-disabled');

beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ month: LAST });
  useActing.getState().choose({ role: 'finance', storeId: 'st_1', storeName: '湖滨店' });
});

test.each([
  { states: { issued: 12, confirmed: 3 }, says: /12 张结算单还等品牌确认，锁账后/, why: 'nobody agreed yet' },
  {
    states: { issued: 2, disputed: 1 },
    says: /2 张结算单还等品牌确认，1 张有异议没有答复，锁账后/,
    why: 'one objected',
  },
  { states: { confirmed: 12 }, says: /^锁账后/, why: 'all agreed' },
])('before a month is locked it says who has not agreed: $why', async ({ states, says }) => {
  const { of } = answering({
    'statement.list': { items: [] },
    'books.open': { figures: {}, months: [month(states)] },
    'books.lock': { month: LAST, lockedAt: 1 },
  });
  render(<StatementsPage />);
  await moment();
  press('锁账');
  await moment();
  expect(useConfirm.getState().question?.body).toMatch(says);
  expect(of('books.lock')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('books.lock')).toHaveLength(1);
});

it('a month that runs cannot be issued or locked, and says why before anybody presses', async () => {
  taroTest.setParams({ month: NOW });
  const { of } = answering({ 'statement.list': { items: [{ ...row(1, 'open'), month: NOW }] } });
  render(<StatementsPage />);
  await moment();
  const lastDay = dayText(endOfMonth(NOW) - 1, Date.now());
  expect(
    screen.getByText(new RegExp(`^${monthText(NOW)}到 ${lastDay}才结束，之后才能出账和锁账`)).textContent,
  ).toBeTruthy();
  expect([isOff('全部出账'), isOff('锁账'), isOff('制作草稿')]).toEqual(['true', 'true', 'false']);
  press('锁账');
  press('全部出账');
  await moment();
  expect([of('books.open'), asked(of).length]).toEqual([[], 1]);
});

it.each([
  { items: [row(1, 'issued'), row(2, 'settled', true)], offered: false, why: 'each was issued as it is' },
  { items: [row(1, 'issued'), row(2, 'open')], offered: true, why: 'a draft' },
  { items: [row(1, 'issued', true)], offered: true, why: 'something came after' },
  { items: [row(1, 'issued')], nextCursor: 'next', offered: true, why: 'others are not listed' },
])(
  'issuing all is offered where there may be something to issue: $why',
  async ({ offered, items, nextCursor }) => {
    answering({ 'statement.list': { items, nextCursor } });
    render(<StatementsPage />);
    await moment();
    expect(screen.queryByRole('button', { name: '全部出账' }) !== null).toBe(offered);
  },
);

it('all of a month are issued, also those that are not listed', async () => {
  const { of } = answering({
    'statement.list': ({ data }: any) =>
      data.cursor === undefined
        ? { items: [row(1, 'open'), row(2, 'issued')], nextCursor: 'next' }
        : { items: [row(3, 'confirmed', true), row(4, 'settled', true)] },
    'statement.issue': row(1, 'issued'),
  });
  render(<StatementsPage />);
  await moment();
  press('全部出账');
  await moment();
  expect(useConfirm.getState().question).toMatchObject({
    title: '为 2 个品牌出账？',
    body: expect.stringContaining('其中 1 张品牌已经确认过，重新出账后确认作废'),
  });
  act(() => useConfirm.getState().answer(true));
  await moment(60);
  expect(of('statement.issue').map(({ data }) => data)).toEqual([
    { statementId: 'stmt_1' },
    { statementId: 'stmt_3' },
  ]);
});

it('is narrowed by month, state and brand, and asks no more than it needs', async () => {
  taroTest.setParams({});
  const { of } = answering({ 'statement.list': { items: [row(1, 'issued')] } });
  render(<StatementsPage />);
  await moment();
  fireEvent.click(screen.getByRole('radio', { name: monthText(LAST) }));
  await moment();
  fireEvent.click(screen.getByRole('radio', { name: '有异议' }));
  await moment();
  const field = screen.getByLabelText('品牌');
  fireEvent.input(field, { target: { value: ' 青 ' }, detail: { value: ' 青 ' } });
  await moment(400);
  expect(asked(of)).toEqual([
    { limit: 50 },
    { limit: 50, month: LAST },
    { limit: 50, month: LAST, state: 'disputed' },
    { limit: 50, month: LAST, state: 'disputed', brandName: '青' },
  ]);
});

it('an answered dispute is a standing of its own in the chips, as in the list', async () => {
  taroTest.setParams({});
  const { of } = answering({ 'statement.list': { items: [{ ...row(1, 'issued'), answered: true }] } });
  render(<StatementsPage />);
  await moment();
  fireEvent.click(screen.getByRole('radio', { name: '异议已答复' }));
  await moment();
  expect(asked(of).at(-1)).toEqual({ limit: 50, answered: true });
});

it('under the list stand the sums of all of it, the brand’s part beside the mall’s', async () => {
  const total = { ...sums, statements: 73, brandFen: 123_400, mallFen: 567_800 };
  answering({ 'statement.list': { items: [row(1, 'issued')], nextCursor: 'next', total } });
  render(<StatementsPage />);
  await moment();
  const table = within(screen.getByLabelText('结算单'));
  expect(table.getByText('合计 73 张')).toBeTruthy();
  for (const words of ['商场承担', '品牌承担']) expect(table.getAllByText(words).length).toBeGreaterThan(0);
  expect(screen.getByLabelText('结算单').textContent).toMatch(/5,678\.00[^]*1,234\.00/);
});

it('a brand’s people have no brand to look for, no drafts and nothing to issue', async () => {
  taroTest.setParams({});
  useActing
    .getState()
    .choose({ role: 'brand-operator', storeId: 'st_1', storeName: '湖滨店', brandId: 'br_1' });
  answering({ 'statement.list': { items: [row(1, 'issued')] } });
  render(<StatementsPage />);
  await moment();
  expect([screen.queryByLabelText('品牌'), screen.queryByRole('radio', { name: '草稿' })]).toEqual([
    null,
    null,
  ]);
  fireEvent.click(screen.getByRole('radio', { name: monthText(LAST) }));
  await moment();
  expect(screen.queryByRole('button', { name: '全部出账' })).toBeNull();
});
