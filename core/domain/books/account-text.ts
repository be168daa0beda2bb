import type { Account, MallAccount } from './accounts';

const NAMES: Record<MallAccount, string> = {
  'till-clearing': '收银待清算',
  'voucher-clearing': '售券收款',
  bank: '银行存款',
  'platform-receivable': '应收平台补贴',
  'external-receivable': '应收平台券款',
  'mall-discount': '商场承担优惠',
  'external-discount': '平台券差额',
  'voucher-given': '赠出代金券',
  'voucher-liability': '代金券负债',
  'lapsed-voucher': '代金券作废收入',
  'points-expense': '积分费用',
  'points-liability': '积分负债',
  'points-debt': '积分欠款',
  'points-clearing': '积分待清算',
  correction: '人工更正',
};

const isMall = (account: Account): account is MallAccount => Object.hasOwn(NAMES, account);

/** An account as an accountant reads it. */
export const accountName = (account: Account, brandName: (brandId: string) => string): string => {
  if (isMall(account)) return NAMES[account];
  const at = account.indexOf(':');
  return `${account.slice(0, at) === 'brand' ? '应付' : '已付'}${brandName(account.slice(at + 1))}`;
};
