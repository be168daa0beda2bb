import { accountKind, brandOfAccount, MALL_ACCOUNTS } from './accounts';

test.each([
  { why: 'what is owed to a brand', account: 'brand:br_one', kind: 'liability' },
  { why: 'what was paid out of it', account: 'brand-paid:br_one', kind: 'liability' },
  { why: 'a discount that the mall bears', account: 'mall-discount', kind: 'expense' },
  { why: 'vouchers that were sold', account: 'voucher-liability', kind: 'liability' },
  { why: 'a voucher that bought nothing', account: 'lapsed-voucher', kind: 'income' },
  { why: 'what lies in the tills', account: 'till-clearing', kind: 'asset' },
] as const)('$why: $kind', ({ account, kind }) => {
  expect(accountKind(account)).toBe(kind);
});

test('only accounts with a brand have one', () => {
  expect(brandOfAccount('brand:br_one')).toBe('br_one');
  expect(brandOfAccount('brand-paid:br_two')).toBe('br_two');
  expect(MALL_ACCOUNTS.filter(account => brandOfAccount(account) !== undefined)).toEqual([]);
});
