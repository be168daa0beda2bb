import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useActing } from '@/lib/acting';
import { anOpenBill } from '../../../../tests/builders/open-bill';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import CollectPage from '.';

const bill = anOpenBill();

beforeEach(() => {
  taroTest.reset();
  taroTest.setParams({ code: bill.code });
  act(() =>
    useActing.setState({
      acting: { role: 'cashier', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_2' },
    }),
  );
});
const open = (handlers: Parameters<typeof testServer>[0]) => {
  const server = testServer(handlers);
  render(<CollectPage />);
  return server;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (text: string) => fireEvent.change(screen.getByLabelText('小票号'), { target: { value: text } });

test('the frozen bill, the slip, and the money: the receipt comes after', async () => {
  const server = open({
    'bill.find': () => ({ data: bill }),
    'bill.pay': () => ({ data: { redemptionId: 'rd_1' } }),
  });
  expect(await screen.findByText('真丝长裙')).toBeTruthy();
  expect(screen.getByText('林** 138****2046')).toBeTruthy();
  press('收 ¥250.00，核销');
  expect(screen.getByText('请填写小票号')).toBeTruthy();
  expect(server.of('bill.pay')).toHaveLength(0);
  type(' Ａ12 ');
  press('收 ¥250.00，核销');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.pay')[0]?.data).toEqual({ billId: 'bill_1', slipNo: 'A12' });
});

test('after a lost answer the same tap asks for the same payment', async () => {
  let tries = 0;
  const server = open({
    'bill.find': () => ({ data: bill }),
    'bill.pay': () => ((tries += 1) === 1 ? 'lost' : { data: { redemptionId: 'rd_1' } }),
  });
  await screen.findByText('真丝长裙');
  type('A13');
  press('收 ¥250.00，核销');
  await waitFor(() => expect(server.of('bill.pay')).toHaveLength(1));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: '收 ¥250.00，核销' }).getAttribute('aria-disabled')).not.toBe(
      'true',
    ),
  );
  press('收 ¥250.00，核销');
  await waitFor(() => expect(server.of('bill.pay')).toHaveLength(2));
  const [first, second] = server.of('bill.pay');
  expect(second?.requestId).toBe(first?.requestId);
});

test('another till was faster: that it is paid is told, and nothing can be taken', async () => {
  let paid = false;
  open({
    'bill.find': () => ({ data: paid ? { ...bill, state: 'redeemed', redemptionId: 'rd_1' } : bill }),
    'bill.pay': () => ({ refuse: { code: 'BILL_REDEEMED', message: '这张账单已经付过了' } }),
  });
  await screen.findByText('真丝长裙');
  paid = true;
  type('A14');
  press('收 ¥250.00，核销');
  expect(await screen.findByText('收银台已收款')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^收/ })).toBeNull();
  expect(screen.getByRole('button', { name: '继续扫码' })).toBeTruthy();
});

test('a used slip is told at its field', async () => {
  open({
    'bill.find': () => ({ data: bill }),
    'bill.pay': () => ({ refuse: { code: 'BILL_SLIP_USED', message: '这个小票号今天用过了' } }),
  });
  await screen.findByText('真丝长裙');
  type('A15');
  press('收 ¥250.00，核销');
  expect(await screen.findByText('这个小票号今天用过了')).toBeTruthy();
});

test('a code of no bill is an error', async () => {
  open({ 'bill.find': () => ({ refuse: { code: 'BILL_NOT_FOUND', message: '没有找到这张账单' } }) });
  expect(await screen.findByText('没有找到这张账单')).toBeTruthy();
});
