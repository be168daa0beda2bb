export const missingMessages = {
  title: '没有找到这个页面',
  note: '地址可能写错了，或者页面已经搬走',
  home: '回首页',
} as const;
