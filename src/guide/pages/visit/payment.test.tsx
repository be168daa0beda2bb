import { fireEvent, screen } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import {
  begin,
  fillIn,
  open,
  press,
  quote,
  receipt,
  receiptShown,
  saving,
  settled,
  subtotalOf,
  tick,
  type,
} from '../../../../tests/component/visit-page';

beforeEach(begin);

/** The plain quote, with so many points that may pay, a fen each. */
const withPoints = (body: RequestBody, points: number) => {
  const { data } = quote(body);
  return { data: subtotalOf(body) === 0 ? data : { ...data, pointsUsable: points, pointsFen: points } };
};

/** Writes a voucher down that is worth 100 yuan and was bought for 90. */
const addVoucher = async (certificateId: string): Promise<void> => {
  press('登记一张平台券');
  await type('券码', certificateId);
  await type('可抵金额（元）', '100');
  await type('顾客购买价（元）', '90');
  press('登记');
};

/** A bill of 250 yuan due, half of which she wants to pay in points. */
const withHalfInPoints = async (): Promise<ReturnType<typeof open>> => {
  const server = open({
    'bill.redeem': () => ({ data: receipt }),
    'bill.quote': body => withPoints(body, 12_500),
  });
  await fillIn('300');
  await settled(/^核销，收 ¥250\.00$/);
  tick('用 12,500 积分抵 ¥125.00');
  await settled(/^核销，收 ¥125\.00$/);
  return server;
};

test('points pay a part when she wants it: never by themselves, and the button says what is left to take', async () => {
  const server = await withHalfInPoints();
  press(/核销，收/);
  await receiptShown();
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({ expectedPayFen: 25_000, points: 12_500 });
});

test('she may use fewer points: whole steps of what is typed, and none below one step', async () => {
  const server = await withHalfInPoints();
  const field = screen.getByLabelText('用多少积分');
  fireEvent.input(field, { target: { value: '99' } });
  await settled(/^核销，收 ¥250\.00$/);
  fireEvent.input(field, { target: { value: '5070' } });
  await settled(/^核销，收 ¥200\.00$/);
  press(/核销，收/);
  await receiptShown();
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({ expectedPayFen: 25_000, points: 5000 });
});

test('points that are gone by now are said so, and the bill is asked for again', async () => {
  const server = open({
    'bill.redeem': () => ({
      refuse: { code: 'POINTS_NOT_ENOUGH', message: '积分不够了，请重新核对后再试' },
    }),
    'bill.quote': body => (server.of('bill.redeem').length > 0 ? quote(body) : withPoints(body, 500)),
  });
  await fillIn('300');
  await settled(/核销，收/);
  tick('用 500 积分抵 ¥5.00');
  await settled(/^核销，收 ¥245\.00$/);
  press(/核销，收/);
  expect(await screen.findByText(/积分不够了/)).toBeTruthy();
  await settled(/^核销，收 ¥250\.00$/);
  expect(screen.queryByText('用 500 积分抵 ¥5.00')).toBeNull();
});

test('a voucher of another platform pays a part: the button says what is left to take', async () => {
  const server = open({ 'bill.redeem': () => ({ data: receipt }) });
  await fillIn('300');
  await settled(/核销，收/);
  await addVoucher('DY 0001');
  expect(await screen.findByText('抖音 DY0001')).toBeTruthy();
  await settled(/^核销，收 ¥150\.00$/);
  // one sum to pay: what stands above the button is what the button takes
  expect(screen.getByLabelText('150.00元', { selector: '.y-money--24' })).toBeTruthy();
  press(/核销，收/);
  await receiptShown();
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({
    expectedPayFen: 25_000,
    tenders: [{ platform: 'douyin', certificateId: 'DY0001', paidFen: 9_000, faceFen: 10_000 }],
  });
});

test('a voucher of another platform alone is taken too: it is spent there already', async () => {
  const server = open({
    'bill.redeem': () => ({ data: receipt }),
    'bill.quote': body => {
      const subtotalFen = subtotalOf(body);
      return { data: { subtotalFen, fits: [], misfits: [], best: saving([], 0, subtotalFen) } };
    },
  });
  await fillIn('120');
  await settled(/不用券，接待下一位/);
  await addVoucher('DY0002');
  await settled(/^核销，收 ¥20\.00$/);
  expect(screen.queryByRole('button', { name: /不用券/ })).toBeNull();
  expect(screen.getByRole('button', { name: '开单，去收银台付款' })).toBeTruthy();
  press(/核销，收/);
  await receiptShown();
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({
    couponIds: [],
    expectedPayFen: 12_000,
    tenders: [{ certificateId: 'DY0002', faceFen: 10_000 }],
  });
});
