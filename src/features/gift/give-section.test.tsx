import { act, fireEvent, render, screen } from '@testing-library/react';
import type { CouponDetail } from '@core/contracts/coupon';
import { answering, refusal } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { useConfirm } from '@/lib/confirm';
import { GiveSection } from './give-section';

const coupon = (part: object = {}) =>
  ({ couponId: 'cp_a_b_1', title: '满减券', state: 'usable', giveable: true, ...part }) as CouponDetail;
const show = (part: object = {}) => {
  const settled = jest.fn(async () => undefined);
  const view = render(<GiveSection coupon={coupon(part)} onSettled={settled} />);
  return { settled, ...view };
};
const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));

beforeEach(() => taroTest.reset());

it('asks before a coupon is offered, says what that means, and then asks for the coupon again', async () => {
  const { of } = answering({ 'coupon.give': { giftId: 'gf_x', until: 1 } });
  const { settled } = show();
  fireEvent.click(screen.getByRole('button', { name: /送给朋友/ }));
  expect(useConfirm.getState().question?.body).toContain('24 小时内没人领');
  expect(of('coupon.give')).toEqual([]);
  act(() => useConfirm.getState().answer(true));
  await moment();
  expect(of('coupon.give')).toMatchObject([{ data: { couponId: 'cp_a_b_1' } }]);
  expect(settled).toHaveBeenCalledTimes(1);
});

it('while it waits: the link is copied as a whole, and it can be taken back', async () => {
  const { of } = answering({ 'coupon.take-back': refusal('GIFT_TAKEN', '已经被领走了') });
  const { settled } = show({
    state: 'giving',
    giveable: false,
    giftId: 'gf_secret',
    giftUntil: Date.now() + 1000,
  });
  fireEvent.click(screen.getByRole('button', { name: '复制赠券链接' }));
  expect(taroTest.calls.at(-1)).toMatchObject({
    api: 'setClipboardData',
    options: { data: expect.stringContaining('#/pages/gift/index?giftId=gf_secret') },
  });
  fireEvent.click(screen.getByRole('button', { name: '收回这张券' }));
  await moment();
  expect(of('coupon.take-back')).toHaveLength(1);
  // taken meanwhile: she is shown what it is now
  expect(settled).toHaveBeenCalledTimes(1);
});

it('tells who has it, and offers nothing where nothing can be given', () => {
  show({ state: 'given', giveable: false, givenTo: '苏*' });
  expect(screen.getByText('苏*')).toBeTruthy();
  const { container } = show({ giveable: false });
  expect(container.textContent).toBe('');
});
