import { render, screen } from '@testing-library/react';
import { aMember, answering, aSession, cut } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import LeavePage from './index';

const session = { 'session.open': aSession({ member: aMember({ points: 1280, tier: 'gold' }) }) };
const free = { benefit: { kind: 'cash-off', offFen: 5_000 }, source: 'claim', state: 'usable' };
const bought = {
  benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 },
  source: 'purchase',
  state: 'usable',
};
const coupons = (count: number, more?: string) => ({
  items: Array.from({ length: count }, (_, index) => ({ ...free, couponId: `cp_${index}` })),
  ...(more ? { nextCursor: more } : {}),
});

beforeEach(() => {
  taroTest.reset();
  forgetSession();
});

it.each([
  { why: 'some', list: coupons(3), said: '券包里没用的 3 张券' },
  { why: 'more than are counted', list: coupons(100, 'next'), said: '券包里没用的 100 多张券' },
  { why: 'none', list: coupons(0), said: '券包（现在没有会删除的券）' },
  { why: 'nobody answers', list: cut, said: '券包里没用的券，买的券除外' },
])('says what is lost: $why', async ({ list, said }) => {
  answering({ ...session, 'coupon.list': list });
  render(<LeavePage />);
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByText('1,280 积分和金卡等级')).toBeTruthy();
});

test.each([
  {
    why: 'what she paid for is not deleted but refunded',
    items: [free, bought, bought],
    says: ['券包里没用的 1 张券', '2 张买的券会原路退款'],
    not: [/朋友送/, /待付账单/, /链接失效/],
  },
  {
    why: 'the money of a friend goes back to the friend',
    items: [{ ...bought, source: 'gift' }],
    says: ['券包（现在没有会删除的券）', '1 张朋友送的代金券会退款给买券的人'],
    not: [/买的券会原路退款/],
  },
  {
    why: 'a gift under way and a bill that waits are named, and their coupons counted once',
    items: [
      { ...free, state: 'giving' },
      { ...bought, state: 'locked' },
    ],
    says: [
      '券包里没用的 1 张券',
      '1 张买的券会原路退款',
      '1 张送出、还没被领取的券会收回，领取链接失效',
      '待付账单会取消，占用的 1 张券不再有效，按上面删除或退款',
    ],
    not: [/朋友送/],
  },
  {
    why: 'an empty wallet promises nothing',
    items: [],
    says: ['券包（现在没有会删除的券）'],
    not: [/会退款/, /还在进行的/],
  },
])('$why', async ({ items, says, not }) => {
  answering({ ...session, 'coupon.list': { items } });
  render(<LeavePage />);
  for (const line of says) expect(await screen.findByText(line)).toBeTruthy();
  for (const line of not) expect(screen.queryByText(line)).toBeNull();
});

it('names what was bought and has brought no points yet', async () => {
  answering({
    ...session,
    'coupon.list': coupons(0),
    'points.get': { points: 1280, waiting: { bills: 2, dueFen: 104_000 } },
  });
  render(<LeavePage />);
  expect(await screen.findByText('2 笔消费 ¥1,040.00 的积分还没到账，注销后不会再到账')).toBeTruthy();
});
