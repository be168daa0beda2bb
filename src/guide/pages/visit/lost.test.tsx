import { cleanup, screen, waitFor } from '@testing-library/react';
import { useDrafts } from '../../features/bill/draft-store';
import { taroTest } from '../../../../tests/component/taro';
import { begin, open, press, receipt, redeem } from '../../../../tests/component/visit-page';

beforeEach(begin);

test('after a lost answer only the same request can be sent again, and it brings the first receipt', async () => {
  let tries = 0;
  const server = open({ 'bill.redeem': () => ((tries += 1) === 1 ? 'lost' : { data: receipt }) });
  await redeem();
  expect(await screen.findByText('这笔核销还没收到结果')).toBeTruthy();
  expect(screen.queryByLabelText('第 1 行的金额')).toBeNull();
  press('再次确认');
  await waitFor(() =>
    expect(taroTest.calls.at(-1)?.options).toMatchObject({ url: expect.stringContaining('rd_1') }),
  );
  const [first, second] = server.of('bill.redeem');
  expect([second?.requestId, second?.data]).toEqual([first?.requestId, first?.data]);
  expect(useDrafts.getState().list).toEqual([]);
});

test('while the answer is missing it says what to do with the customer’s money', async () => {
  open({ 'bill.redeem': () => 'lost' });
  await redeem();
  expect(await screen.findByText(/^先别收钱，请顾客稍等/)).toBeTruthy();
});

test('a page opened anew over an unanswered redemption shows it instead of an empty bill', async () => {
  open({ 'bill.redeem': () => 'lost' });
  await redeem('300', 'A7');
  await screen.findByText('这笔核销还没收到结果');
  cleanup();
  open();
  expect(await screen.findByText('这笔核销还没收到结果')).toBeTruthy();
  expect(screen.getByText(/小票号 A7/)).toBeTruthy();
});
