import { higherTier, reachesTier, TIERS } from './tier';

test('tiers rise from basic to diamond', () => {
  expect(TIERS).toEqual(['basic', 'silver', 'gold', 'platinum', 'diamond']);
});

test.each(TIERS.flatMap((tier, mine) => TIERS.map((needed, wanted) => ({ tier, needed, reaches: mine >= wanted }))))(
  '$tier reaches $needed: $reaches',
  ({ tier, needed, reaches }) => {
    expect(reachesTier(tier, needed)).toBe(reaches);
    expect(higherTier(tier, needed)).toBe(reaches ? tier : needed);
  },
);
