import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useConfirm } from '@/lib/confirm';
import { usePending } from '../../features/bill/pending';
import {
  begin,
  brand,
  category,
  fillIn,
  open,
  press,
  quote,
  receipt,
  receiptShown,
  redeem,
  settled,
  subtotalOf,
  tick,
  typeAmount,
  visit,
} from '../../../../tests/component/visit-page';

beforeEach(begin);

test('typing an amount asks once for the whole of it, and the button says what the customer pays', async () => {
  const server = open();
  await typeAmount('3');
  await typeAmount('300');
  await settled(/^核销，收 ¥250\.00$/);
  expect(server.of('bill.quote')).toHaveLength(1);
  expect(screen.getByText('最省组合')).toBeTruthy();
});

test('redeems the bill by the amount shown and opens the receipt', async () => {
  const server = open({ 'bill.redeem': () => ({ data: receipt }) });
  await redeem();
  await receiptShown();
  expect(server.of('bill.redeem')[0]?.data).toEqual({
    ticketId: 'vt_1',
    slipNo: 'A1',
    lines: [{ lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountFen: 30_000 }],
    couponIds: ['cp_a'],
    expectedPayFen: 25_000,
  });
  expect(usePending.getState().list).toEqual([]);
});

test('without a slip number nothing is sent and the field says so', async () => {
  const server = open();
  await typeAmount('300');
  await settled(/核销，收/);
  press(/核销，收/);
  expect(await screen.findByText('请填写小票号')).toBeTruthy();
  expect(server.of('bill.redeem')).toHaveLength(0);
});

test('a bill that came out otherwise is asked about again; what changed is said and nothing was redeemed', async () => {
  let refused = false;
  const server = open({
    'bill.quote': body => (refused ? quote(body, 3_000, 'cp_b') : quote(body)),
    'bill.redeem': () => {
      refused = true;
      return { refuse: { code: 'BILL_CHANGED', message: '优惠金额有变化，请重新核对后再核销' } };
    },
  });
  await fillIn('300');
  await settled(/核销，收 ¥250\.00/);
  press(/核销，收/);
  expect(await screen.findByText('应收由 ¥250.00 变为 ¥270.00')).toBeTruthy();
  expect(screen.getByText('「满减券」用不上了')).toBeTruthy();
  expect(screen.getByText('改用「九折券」，省 ¥30.00')).toBeTruthy();
  await settled(/核销，收 ¥270\.00/);
  expect(server.of('bill.redeem')).toHaveLength(1);
});

test('an answer for an older amount that comes late changes nothing', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>(resolve => (release = resolve));
  const server = open({
    'bill.quote': body => (subtotalOf(body) === 10_000 ? held.then(() => quote(body)) : quote(body)),
  });
  await typeAmount('100');
  await waitFor(() => expect(server.of('bill.quote')).toHaveLength(1));
  await typeAmount('300');
  await settled(/核销，收 ¥250\.00/);
  await act(async () => release());
  expect(screen.getByRole('button', { name: /核销，收 ¥250\.00/ })).toBeTruthy();
});

test('without a coupon there is nothing to redeem: the way on is the next customer', async () => {
  const server = open();
  await fillIn('300');
  await settled(/核销，收/);
  tick(/满减券/);
  expect(screen.queryByRole('button', { name: /核销，收/ })).toBeNull();
  press('不用券，接待下一位');
  expect(server.of('bill.redeem')).toHaveLength(0);
});

test('a bill without coupons says what becomes of it', async () => {
  open();
  await fillIn('300');
  await settled(/核销，收/);
  tick(/满减券/);
  expect(screen.getByText(/积分才会到账/)).toBeTruthy();
});

test.each([
  ['1.234', '金额最多两位小数'],
  ['3a', '金额只能是数字'],
])('%s can become no amount by typing on, so it is said at once: %s', async (text, message) => {
  open();
  await typeAmount(text);
  expect(await screen.findByText(message)).toBeTruthy();
});

test('a zero may still become an amount, so nothing is said before she leaves the field', async () => {
  open();
  await typeAmount('0');
  expect(screen.queryByText('金额要大于 0')).toBeNull();
  expect(screen.getByText('金额要大于 0，才能看到哪些券能用')).toBeTruthy();
  fireEvent.blur(screen.getByLabelText('第 1 行的金额'));
  expect(await screen.findByText('金额要大于 0')).toBeTruthy();
});

describe('a large bill', () => {
  const redeemed = async (amount: string) => {
    const server = open({ 'bill.redeem': () => ({ data: receipt }) });
    await redeem(amount);
    return server;
  };
  const answer = (yes: boolean) => act(async () => useConfirm.getState().answer(yes));

  test('of fifty thousand yuan goes through', async () => {
    const server = await redeemed('50000');
    await waitFor(() => expect(server.of('bill.redeem')).toHaveLength(1));
  });

  test('above it is asked about, and nothing is sent before the answer', async () => {
    const server = await redeemed('50000.01');
    await waitFor(() =>
      expect(useConfirm.getState().question?.body).toBe('合计 ¥50,000.01，应收 ¥49,950.01。金额对吗？'),
    );
    await answer(false);
    expect(server.of('bill.redeem')).toHaveLength(0);
    press(/核销，收/);
    await waitFor(() => expect(useConfirm.getState().question).toBeDefined());
    await answer(true);
    await waitFor(() => expect(server.of('bill.redeem')).toHaveLength(1));
  });

  test('tapped twice in a hurry keeps its question: neither tap answers it', async () => {
    const server = await redeemed('50000.01');
    await waitFor(() => expect(useConfirm.getState().question).toBeDefined());
    press(/核销，收/);
    const veil = document.querySelector('.y-dialog__veil');
    fireEvent.click(veil!);
    await act(async () => undefined);
    expect(useConfirm.getState().question).toBeDefined();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_000);
    fireEvent.click(veil!);
    jest.restoreAllMocks();
    expect(useConfirm.getState().question).toBeUndefined();
    expect(server.of('bill.redeem')).toHaveLength(0);
  });
});

const coat = {
  productId: 'pd_coat',
  name: '羊毛大衣',
  barcode: '6901234567892',
  brand,
  category,
  priceFen: 30_000,
};

test('a product is found by its barcode and goes on the bill with its price, piece by piece', async () => {
  const server = open({
    'product.list': () => ({ data: { items: [coat] } }),
    'product.scan': () => ({ data: coat }),
  });
  await screen.findByLabelText('第 1 行的金额');
  press('选商品');
  const field = await screen.findByLabelText('商品名或条码');
  fireEvent.change(field, { target: { value: '6901234567892' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByLabelText('羊毛大衣 多一件');
  expect(server.of('product.scan')[0]?.data).toEqual({ barcode: '6901234567892' });
  press('羊毛大衣 多一件');
  await settled(/^核销，收 ¥550\.00$/);
  expect(server.of('bill.quote').at(-1)?.data).toMatchObject({
    lines: [{ productId: 'pd_coat', quantity: 2, amountFen: 60_000 }],
  });
  // it was the wrong one: an empty line takes its place, also when it is the only one
  press('删除第 1 行');
  expect(screen.queryByText('羊毛大衣')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('第 1 行的金额').value).toBe('');
  expect(screen.queryByLabelText('删除第 1 行')).toBeNull();
});

test('after ten minutes the visit is over and the way on is the scanner', async () => {
  open({ 'visit.get': () => ({ data: { ...visit, expiresAt: visit.openedAt - 1 } }) });
  expect(await screen.findByText('接待已超过十分钟')).toBeTruthy();
  expect(screen.getByRole('button', { name: '重新扫码' })).toBeTruthy();
});
