import { fireEvent, render, screen } from '@testing-library/react';
import { answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import CouponPage from './index';
import { shareOf } from './share';

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it('tells a guest with the link of a coupon what this is, and how to join and come back', async () => {
  taroTest.setParams({ couponId: 'cp_1' });
  const { of } = answering({ 'session.open': aSession() });
  render(<CouponPage />);
  expect(await screen.findByText('这是会员券包里的券')).toBeTruthy();
  expect(screen.getByText(/云汀百货的会员/)).toBeTruthy();
  expect(of('coupon.get')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '免费入会' }));
  expect(taroTest.calls.at(-1)).toMatchObject({ options: { url: '/pages/join/index?next=back' } });
});

test.each([
  {
    coupon: { source: 'claim' as const },
    path: '/pages/offer/index?templateId=tp_1',
    why: 'what everybody may take is shown as the offer',
  },
  {
    coupon: { source: 'purchase' as const },
    path: '/pages/offer/index?templateId=tp_1',
    why: 'and what everybody may buy',
  },
  {
    coupon: { source: 'welcome-pack' as const },
    path: '/pages/home/index',
    why: 'what a pack gave is on offer to nobody',
  },
  {
    coupon: { source: 'claim' as const, giftId: 'g1' },
    path: '/pages/gift/index?giftId=g1',
    why: 'one that is being given is the gift',
  },
])('the card that a shopper sends: $why', ({ coupon, path }) => {
  expect(shareOf({ title: '满减券', templateId: 'tp_1', ...coupon }).path).toBe(path);
});

test('before the coupon is there the card leads to the front page', () => {
  expect(shareOf(undefined)).toEqual({ path: '/pages/home/index' });
});
