/** What a role is called, on the screen and in a title. */
export const roleNames = {
  guide: '导购',
  cashier: '收银员',
  'store-manager': '店长',
  'brand-operator': '品牌运营',
  'group-operator': '集团运营',
  finance: '财务',
} as const;
