import { act, screen, waitFor } from '@testing-library/react';
import { anOpenBill } from '../../../../tests/builders/open-bill';
import { taroTest } from '../../../../tests/component/taro';
import { begin, open, press, settled, typeAmount } from '../../../../tests/component/visit-page';

beforeEach(begin);

const now = Date.now();
const openBill = anOpenBill({ lines: [], coupons: [] });

test('a bill for the central till is opened by what the screen shows, without a slip, and the next one begins empty', async () => {
  const server = open({ 'bill.open': () => ({ data: openBill }) });
  await typeAmount('300');
  await settled(/核销，收/);
  press('开单，去收银台付款');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
  expect(server.of('bill.open')[0]?.data).toEqual({
    ticketId: 'vt_1',
    lines: [{ lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountFen: 30_000 }],
    couponIds: ['cp_a'],
    expectedPayFen: 25_000,
  });
  expect(screen.getByLabelText<HTMLInputElement>('第 1 行的金额').value).toBe('');
});

test('after a lost answer the same tap asks for the same bill', async () => {
  let lost = true;
  const server = open({ 'bill.open': () => (lost ? 'lost' : { data: openBill }) });
  await typeAmount('300');
  await settled(/核销，收/);
  press('开单，去收银台付款');
  await screen.findByText(/网络断开了，连上后再试/);
  lost = false;
  press('开单，去收银台付款');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
  const [first, second] = server.of('bill.open');
  expect(second?.requestId).toBe(first?.requestId);
});

test('the bills of a visit stand above the next one, each with how it stands', async () => {
  const paid = { ...openBill, billId: 'bill_2', state: 'redeemed', dueFen: 1_000 };
  open({ 'bill.list': () => ({ data: { items: [openBill, paid] } }) });
  expect(await screen.findByText('待付款')).toBeTruthy();
  expect(screen.getByText('已付款')).toBeTruthy();
  expect(screen.getByText('¥250.00')).toBeTruthy();
});

describe('while a bill waits for its money', () => {
  const bills = (state: 'open' | 'redeemed' | 'released') => ({ data: { items: [anOpenBill({ state })] } });
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('the page asks again by itself, and stops once it is paid', async () => {
    let paid = false;
    const server = open({ 'bill.list': () => bills(paid ? 'redeemed' : 'open') });
    await pass(0);
    expect(screen.getByText('待付款')).toBeTruthy();
    paid = true;
    await pass(2_000);
    expect(screen.getByText('已付款')).toBeTruthy();
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
  });

  test('nothing is asked while another page is looked at, and at once on coming back', async () => {
    const server = open({ 'bill.list': () => bills('open') });
    await pass(0);
    act(() => taroTest.hide());
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
    act(() => taroTest.show());
    await pass(0);
    expect(server.of('bill.list')).toHaveLength(asked + 1);
  });

  test('nothing is asked when no bill waits, or its half hour is over', async () => {
    const server = open({
      'bill.list': () => ({
        data: {
          items: [anOpenBill({ state: 'released' }), anOpenBill({ billId: 'bill_2', until: now - 1 })],
        },
      }),
    });
    await pass(0);
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
  });
});
