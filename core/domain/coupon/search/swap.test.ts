import { aBill, aCoupon } from '../../../../tests/builders/coupon';
import { swapIn } from './swap';

const piece = (couponId: string, rules: Parameters<typeof aCoupon>[0] = {}) => aCoupon({ couponId, ...rules });
const welcome = piece('welcome', { rules: { class: 'mall', benefit: { kind: 'cash-off', offFen: 3_000 }, thresholdFen: 0 } });
const whole = piece('whole', { rules: { class: 'mall' } });
const brand = piece('brand', { rules: { issuer: 'brand', class: 'brand', thresholdFen: 0 } });

test.each([
  { why: 'only what clashes goes', others: [whole, brand], couponIds: ['welcome', 'brand'], goneIds: ['whole'], savedFen: 8_000 },
  { why: 'itself among the others is no other', others: [welcome, brand], couponIds: ['welcome', 'brand'], goneIds: [], savedFen: 8_000 },
  { why: 'nothing else was ticked', others: [], couponIds: ['welcome'], goneIds: [], savedFen: 3_000 },
  {
    why: 'what finds its threshold eaten up goes too',
    others: [piece('dear', { rules: { class: 'other', priority: 20, thresholdFen: 40_000 } })],
    couponIds: ['welcome'],
    goneIds: ['dear'],
    savedFen: 3_000,
  },
])('$why', ({ others, couponIds, goneIds, savedFen }) => expect(swapIn(welcome, others, aBill())).toEqual({ couponIds, goneIds, savedFen }));

test('a coupon that does not fit takes nobody’s place', () => expect(swapIn(piece('late', { validUntil: 1 }), [brand], aBill())).toBeUndefined());
