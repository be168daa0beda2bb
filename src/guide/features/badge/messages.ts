export const badgeMessages = {
  how: '怎么用',
  steps: ['请顾客用微信扫一扫', '顾客确认后，同时成为商场和品牌会员', '入会礼自动到账，顾客记在您名下'],
  link: '工牌码的链接',
  copy: '复制链接',
  copied: '链接已复制',
  alt: (name: string) => `${name}的工牌码，请用微信扫一扫`,
};
