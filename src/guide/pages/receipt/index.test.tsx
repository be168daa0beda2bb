import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Receipt } from '@core/contracts/redemption';
import { dateText } from '@core/domain/calendar';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { handedReceipt } from '../../lib/handovers';
import { aGiftReceipt, aReceipt } from '../../../../tests/builders/receipt';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import ReceiptPage from '.';

const now = Date.now();
const receipt = aReceipt({ at: now, reversibleUntil: now + 300_000 });
const reversed: Receipt = { ...receipt, state: 'reversed', reversedAt: now };
const tea = aGiftReceipt({
  redemptionId: 'rd_01J9ZC4S7Q8N2M5KX7F3K9TEAA',
  at: now,
  reversibleUntil: now + 300_000,
});

const open = (handlers: Parameters<typeof testServer>[0], shown = receipt) => {
  const server = testServer({ 'redemption.get': () => ({ data: shown }), ...handlers });
  taroTest.setParams({ redemptionId: shown.redemptionId });
  const { container } = render(<ReceiptPage />);
  return { server, text: () => container.textContent ?? '' };
};

beforeEach(() => taroTest.reset());

test('reads from the items to the sum, then discounts, then what was paid', async () => {
  const { text } = open({});
  await screen.findByText('核销成功');
  const places = ['女装', '合计', '满减券', '实收', '小票号'].map(word => text().lastIndexOf(word));
  expect(places).toEqual([...places].sort((left, right) => left - right));
  expect(screen.getByText('经手人')).toBeTruthy();
  expect(screen.getByText('F3K9 QXZA')).toBeTruthy();
});

test('of a bill that the till took the money for, it names who opened it and who took it, and who can undo it', async () => {
  act(() =>
    useActing.setState({
      acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' },
    }),
  );
  const { text } = open({}, { ...receipt, guideName: '林晓', collectorName: '三号收银台' });
  await screen.findByText('核销成功');
  expect(text()).toMatch(/开单林晓收款三号收银台/);
  expect(screen.queryByText('经手人')).toBeNull();
  expect(screen.queryByRole('button', { name: /撤销核销/ })).toBeNull();
  expect(screen.getByText(/要撤销请到收银台/)).toBeTruthy();
});

test.each([
  { role: 'cashier', leads: true, why: 'she answers for a drawer' },
  { role: 'store-manager', leads: true, why: 'so does she' },
  { role: 'guide', leads: false, why: 'she refunds nothing' },
] as const)('leads a $role to the slip at the till: $leads, $why', async ({ role, leads }) => {
  act(() =>
    useActing.setState({ acting: { role, storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' } }),
  );
  open({});
  await screen.findByText('核销成功');
  const entry = screen.queryByRole('button', { name: '查小票、退款' });
  expect(entry !== null).toBe(leads);
  if (!entry) return;
  fireEvent.click(entry);
  expect(taroTest.calls.at(-1)?.options).toEqual({
    url: `/guide/pages/sales/index?slipNo=A1&day=${dateText(now)}`,
  });
});

test('a gift without a purchase is told by its name: no slip, no figure', async () => {
  const { text } = open({}, tea);
  await screen.findByText('兑换成功');
  expect(screen.getAllByText('兑换 乌龙一杯').length).toBeGreaterThan(0);
  expect(text()).not.toMatch(/¥|小票号|合计|实收/);
});

test('undone, it says what is due now and takes nothing off any more', async () => {
  const { text } = open({}, reversed);
  await screen.findByText('已撤销');
  expect(text()).toContain('应收（没有优惠）¥550.50');
  expect(text()).toContain('满减券已退回');
  expect(text()).not.toContain('470');
});

test('undone from the list meanwhile, it is asked for again when it is looked at', async () => {
  handedReceipt.give({ receipt });
  const { server } = open({ 'redemption.get': () => ({ data: reversed }) });
  await screen.findByText('核销成功');
  expect(server.of('redemption.get')).toHaveLength(0);
  act(() => taroTest.show());
  expect(await screen.findByText('已撤销')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /撤销核销/ })).toBeNull();
});

test('undone here, the receipt that was handed over is renewed', async () => {
  handedReceipt.give({ receipt });
  open({ 'redemption.reverse': () => ({ data: reversed }) });
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() =>
    expect(useConfirm.getState().question?.body).toBe(
      '小票 A1 的核销会取消：「满减券」退回顾客。这单应收从 ¥470.50 变为 ¥550.50：照买就再收 ¥80.00，不买了就退还 ¥470.50。',
    ),
  );
  await act(async () => useConfirm.getState().answer(true));
  expect(await screen.findByText('已撤销')).toBeTruthy();
  expect(handedReceipt.take(receipt.redemptionId)?.receipt.state).toBe('reversed');
});

test('undoing a gift asks for the gift back, not for money', async () => {
  open({}, tea);
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() =>
    expect(useConfirm.getState().question?.body).toBe(
      '这次兑换会取消：「迎新饮」退回顾客。请收回「乌龙一杯」。',
    ),
  );
  await act(async () => useConfirm.getState().answer(false));
});

test('undoing a gift that came with a purchase changes no sum, and says so', async () => {
  const coupons = [{ couponId: 'cp_tea', title: '迎新饮', gift: '乌龙一杯', savedFen: 0 }];
  open(
    {},
    { ...receipt, redemptionId: 'rd_01J9ZC4S7Q8N2M5KX7F3K9TEAB', coupons, savedFen: 0, payFen: 55_050 },
  );
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() =>
    expect(useConfirm.getState().question?.body).toBe(
      '小票 A1 的核销会取消：「迎新饮」退回顾客。这单应收仍是 ¥550.50，不买了就退还。请收回「乌龙一杯」。',
    ),
  );
  await act(async () => useConfirm.getState().answer(false));
});

test('undoing points names them and what is to be taken again; undone, the receipt says what went back', async () => {
  const paid = {
    ...receipt,
    coupons: [],
    savedFen: 0,
    payFen: 55_050,
    pointsUsed: 500,
    pointsFen: 500,
    dueFen: 54_550,
  };
  const undone = { ...paid, state: 'reversed' as const, reversedAt: Date.now() };
  handedReceipt.give({ receipt: paid });
  open({ 'redemption.reverse': () => ({ data: undone }) }, paid);
  expect(await screen.findByText('500 积分抵扣')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() =>
    expect(useConfirm.getState().question?.body).toBe(
      '小票 A1 的核销会取消：500 积分退回顾客。这单应收从 ¥545.50 变为 ¥550.50：照买就再收 ¥5.00，不买了就退还 ¥545.50。',
    ),
  );
  await act(async () => useConfirm.getState().answer(true));
  expect(await screen.findByText(/撤销，积分已退回顾客/)).toBeTruthy();
});

test('undoing a bill with a platform’s voucher says that the platform must undo it too; undone, the receipt says so', async () => {
  const douyin = { platform: 'douyin' as const, certificateId: 'DY-1', paidFen: 9_000, faceFen: 50_000 };
  const paid = { ...receipt, tenders: [douyin], dueFen: 0 };
  handedReceipt.give({ receipt: paid });
  const { text } = open(
    { 'redemption.reverse': () => ({ data: { ...paid, state: 'reversed', reversedAt: now } }) },
    paid,
  );
  // what it counts for, so that the column adds up, and what it is worth
  expect(await screen.findByText('抖音券 DY-1（券面 ¥500.00）')).toBeTruthy();
  expect(text()).toContain('470.50');
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() =>
    expect(useConfirm.getState().question?.body).toBe(
      '小票 A1 的核销会取消：「满减券」退回顾客。这单应收从 ¥0.00 变为 ¥550.50：照买就再收 ¥550.50。抖音券要在平台的商家端另外撤销，这里只取消登记。',
    ),
  );
  await act(async () => useConfirm.getState().answer(true));
  expect(await screen.findByText('抖音券要在平台的商家端另外撤销，这里只取消登记。')).toBeTruthy();
  expect(screen.getByText('登记已取消')).toBeTruthy();
});

test('past its time it says who can still undo it', async () => {
  open({}, { ...receipt, redemptionId: 'rd_01J9ZC4S7Q8N2M5KX7F3K9LATE', reversibleUntil: now - 1 });
  expect(await screen.findByText(/需要撤销请找店长/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /撤销核销/ })).toBeNull();
});

test('the till’s slip came while the button still counted down: it is said why, and what to do instead', async () => {
  handedReceipt.give({ receipt });
  open(
    { 'redemption.reverse': () => ({ refuse: { code: 'REDEMPTION_MET', message: '已对上' } }) },
    { ...receipt, provisional: false, reversibleUntil: receipt.at },
  );
  fireEvent.click(await screen.findByRole('button', { name: /撤销核销/ }));
  await waitFor(() => expect(useConfirm.getState().question).toBeTruthy());
  await act(async () => useConfirm.getState().answer(true));
  expect(await screen.findByText(/请到收银台按小票办理退货/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /撤销核销/ })).toBeNull();
});
