import { accountKind, balanced, brandAccount, brandOfAccount, MALL_ACCOUNTS } from './accounts';

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
  expect(brandAccount('br_one')).toBe('brand:br_one');
  expect(brandOfAccount('brand:br_one')).toBe('br_one');
  expect(brandOfAccount('brand-paid:br_two')).toBe('br_two');
  expect(brandOfAccount('former-brand:br_one')).toBeUndefined();
  expect(MALL_ACCOUNTS.filter(account => brandOfAccount(account) !== undefined)).toEqual([]);
});

test('postings come one for each account, in the order of their names, those of nothing left out', () => {
  expect(
    balanced([
      { account: 'till-clearing', amountFen: 70 },
      { account: 'brand:br_one', amountFen: -90 },
      { account: 'bank', amountFen: 5 },
      { account: 'mall-discount', amountFen: 10 },
      { account: 'till-clearing', amountFen: 10 },
      { account: 'bank', amountFen: -5 },
    ]),
  ).toEqual([
    { account: 'brand:br_one', amountFen: -90 },
    { account: 'mall-discount', amountFen: 10 },
    { account: 'till-clearing', amountFen: 80 },
  ]);
});

test('postings that do not sum to zero, or are no whole fen, are never made', () => {
  expect(() => balanced([{ account: 'bank', amountFen: 1 }])).toThrow(new RangeError('postings are off by 1 fen'));
  expect(() =>
    balanced([
      { account: 'bank', amountFen: 0.5 },
      { account: 'correction', amountFen: -0.5 },
    ]),
  ).toThrow(new RangeError('bank: 0.5 is no whole amount of fen'));
});
