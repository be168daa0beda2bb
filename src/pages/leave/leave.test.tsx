import { render, screen } from '@testing-library/react';
import { aMember, answering, aSession, cut } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import LeavePage from './index';

const session = { 'session.open': aSession({ member: aMember({ points: 1280, tier: 'gold' }) }) };
const coupons = (count: number, more?: string) => ({
  items: Array.from({ length: count }, (_, index) => ({ couponId: `cp_${index}` })),
  ...(more ? { nextCursor: more } : {}),
});

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it.each([
  { why: 'some', list: coupons(3), said: '券包里没用的 3 张券' },
  { why: 'more than are counted', list: coupons(100, 'next'), said: '券包里没用的 100 多张券' },
  { why: 'none', list: coupons(0), said: '券包（现在没有未用的券）' },
  { why: 'nobody answers', list: cut, said: '券包里没用的券' },
])('says what is lost: $why', async ({ list, said }) => {
  answering({ ...session, 'coupon.list': list });
  render(<LeavePage />);
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByText('1,280 积分和金卡等级')).toBeTruthy();
});
