import { fireEvent, render, screen } from '@testing-library/react';
import { answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import CouponPage from './index';

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
