import { backWord, platformsAdvice, platformsWord, type UsedParts } from './back-words';

const douyin = { platform: 'douyin' as const };
const meituan = { platform: 'meituan' as const };

test.each<{ why: string; parts: UsedParts; back: string; platforms: string }>([
  { why: 'a coupon', parts: { coupons: [1] }, back: '券', platforms: '' },
  { why: 'points alone', parts: { coupons: [], pointsUsed: 500 }, back: '积分', platforms: '' },
  {
    why: 'everything',
    parts: { coupons: [1], pointsUsed: 500, tenders: [douyin, meituan] },
    back: '券和积分',
    platforms: '抖音券和美团券',
  },
  {
    why: 'vouchers of platforms come back by no hand of ours',
    parts: { coupons: [], tenders: [douyin] },
    back: '',
    platforms: '抖音券',
  },
  {
    why: 'two of one platform are named once',
    parts: { coupons: [], tenders: [douyin, douyin] },
    back: '',
    platforms: '抖音券',
  },
])('$why', ({ parts, back, platforms }) => {
  expect(backWord(parts)).toBe(back);
  expect(platformsWord(parts)).toBe(platforms);
  expect(platformsAdvice(parts).startsWith(platforms)).toBe(true);
  expect(platformsAdvice(parts) === '').toBe(platforms === '');
});
