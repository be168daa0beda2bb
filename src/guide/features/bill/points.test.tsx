import type { QuoteAnswer } from '@core/contracts/bill';
import { pointsOffer } from './points';

const quote = (pointsUsable?: number) => ({ pointsUsable }) as QuoteAnswer;
const outcome = { couponIds: [], savedFen: 0, payFen: 20_000, coupons: [] };
const voucher = (faceFen: number) => [
  { platform: 'douyin' as const, certificateId: 'DY0001', paidFen: faceFen, faceFen },
];

test.each([
  { why: 'what the quote allows', usable: 1_200, tenders: [], offer: { used: 1_200, fen: 1_200 } },
  {
    why: 'what a voucher leaves, in whole hundreds',
    usable: 9_000,
    tenders: voucher(15_050),
    offer: { used: 4_900, fen: 4_900 },
  },
  { why: 'nothing where a voucher pays it all', usable: 9_000, tenders: voucher(20_000), offer: undefined },
  { why: 'nothing where the quote names none', usable: undefined, tenders: [], offer: undefined },
])('offers $why', ({ usable, tenders, offer }) => {
  expect(pointsOffer(quote(usable), outcome, tenders)).toEqual(offer);
});
