import { act, fireEvent, render, screen } from '@testing-library/react';
import { timeText } from '@core/domain/calendar';
import { answering, refusal } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { BuyAction } from './buy-action';

const ORDER = {
  orderId: 'vo_1',
  templateId: 'tp_1',
  title: '300 元抵用券',
  priceFen: 27_000,
  faceFen: 30_000,
  state: 'awaiting-payment',
  payUntil: 1,
};
const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' };
const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const show = () => {
  const settled = jest.fn(async () => undefined);
  render(<BuyAction templateId="tp_1" priceFen={27_000} onSettled={settled} />);
  return settled;
};

beforeEach(() => taroTest.reset());

it('says the price and what becomes of the money when the voucher is not used', () => {
  show();
  expect(screen.getByRole('button', { name: '¥270.00 购买' })).toBeTruthy();
  expect(screen.getByText(/未使用随时可退，过期自动退款/)).toBeTruthy();
});

it('an order that is paid already leads to its voucher', async () => {
  const { of } = answering({
    'voucher.buy': { ...ORDER, state: 'paid', couponId: 'cp_1' },
    'voucher.settle': { ...ORDER, state: 'paid', couponId: 'cp_1' },
  });
  show();
  fireEvent.click(screen.getByRole('button', { name: '¥270.00 购买' }));
  await moment();
  expect(of('voucher.settle')).toMatchObject([{ data: { orderId: 'vo_1' } }]);
  expect(taroTest.calls.at(-1)).toMatchObject({
    options: { url: '/pages/coupon/index?couponId=cp_1&bought=1' },
  });
});

it('nothing is paid without her: an order waits, and a refusal asks for the offer again', async () => {
  const { of } = answering({ 'voucher.buy': { ...ORDER, payment } });
  show();
  fireEvent.click(screen.getByRole('button', { name: '¥270.00 购买' }));
  await moment();
  expect(of('voucher.settle')).toEqual([]);
  answering({ 'voucher.buy': refusal('TEMPLATE_SOLD_OUT', '来晚一步') });
  const settled = show();
  fireEvent.click(screen.getAllByRole('button', { name: '¥270.00 购买' }).at(-1)!);
  await moment();
  expect(settled).toHaveBeenCalledTimes(1);
});

it('what was ordered and not paid says until when it is kept, and the way on is to pay', async () => {
  const payUntil = Date.now() + 15 * 60_000;
  answering({ 'voucher.buy': { ...ORDER, payUntil, payment } });
  show();
  fireEvent.click(screen.getByRole('button', { name: '¥270.00 购买' }));
  await moment();
  fireEvent.click(screen.getByRole('button', { name: '暂不支付' }));
  expect(screen.getByRole('status').textContent).toBe(`还没有支付，券为您保留到 ${timeText(payUntil)}`);
  expect(screen.getByRole('button', { name: '继续支付 ¥270.00' })).toBeTruthy();
});
