import { accountName } from './account-text';
import { brandAccount, MALL_ACCOUNTS, paidAccount } from './accounts';

const nameOf = (brandId: string): string => ({ br_a: '青湖' })[brandId] ?? '?';

test('every account of the mall has a name of its own', () => {
  const names = MALL_ACCOUNTS.map(account => accountName(account, nameOf));
  expect(new Set(names).size).toBe(MALL_ACCOUNTS.length);
  for (const name of names) expect(name).toMatch(/^[一-鿿]{4,}$/);
});

test('what is owed and what was paid to a brand name the brand', () => {
  expect([brandAccount('br_a'), paidAccount('br_a')].map(account => accountName(account, nameOf))).toEqual(['应付青湖', '已付青湖']);
});
