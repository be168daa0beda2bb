import type { Till } from '../../../clients/pos/client';

/** Friday 2026-11-20, 12:00 in Shanghai. */
export const AT = Date.UTC(2026, 10, 20, 4);
export const line = (lineId: string, amountFen: number, over = {}) => ({
  lineId,
  brandId: 'A',
  categoryPath: ['coats', 'clothes'],
  amountFen,
  ...over,
});
export const coupon = (couponId: string, template: object = {}, over: object = {}) => ({
  couponId,
  templateId: `t-${couponId}`,
  template: { issuer: 'mall', benefit: { kind: 'cash-off', offFen: 5_000 }, stacking: { kind: 'one-per-class' }, class: couponId, ...template },
  ...over,
});
export const request = (over: object = {}): any => ({
  dryRun: true,
  at: AT,
  storeId: 'S',
  counterId: 'C',
  lines: [line('1', 40_000), line('2', 20_000)],
  member: { tier: 'basic', joinedAt: 0 },
  coupons: [],
  ...over,
});
/** What the bill comes to by the request alone. */
export const dryRun = async (till: Till, over: object = {}): Promise<any> => {
  const answer = await till.call('quote', request(over));
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};
