export const badgeMessages = {
  how: '怎么用',
  steps: (brand: string) => [
    '请顾客用微信扫一扫',
    `顾客确认后成为商场会员；同意${brand}条款的，同时成为${brand}会员`,
    '入会礼自动到账，顾客记在您名下',
  ],
  link: '工牌码的链接',
  copy: '复制链接',
  copied: '链接已复制',
  alt: (name: string) => `${name}的工牌码，请用微信扫一扫`,
};
