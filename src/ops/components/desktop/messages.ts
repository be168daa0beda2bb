import type { MenuSection } from '@/routes';

export const desktopMessages = {
  sections: {
    overview: '总览',
    offer: '优惠',
    sale: '销售',
    books: '对账',
    people: '门店',
    audit: '审计',
  } satisfies Record<MenuSection, string>,
  product: '一码',
  navigation: '总部导航',
  counter: '柜台',
  backTo: (title: string) => `回到${title}`,
  filters: '筛选',
  more: '再看一些',
  leave: '退出登录',
  leaveTitle: '退出登录？',
  leaveText: '没有保存的内容不会保留；再进来要用手机扫码确认。',
  leaveYes: '退出',
};
