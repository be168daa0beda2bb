export const wecomMessages = {
  title: '请在微信里打开',
  note: '企业微信里认不出您的会员身份，换到微信就好',
  steps: [
    '退出这里，打开手机上的微信',
    '用微信扫同一个码，或在微信里搜索小程序“一码”',
    '之前领的券和积分都在',
  ],
} as const;
