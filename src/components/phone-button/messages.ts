export const phoneMessages = {
  title: '微信授权',
  asks: '申请获取并验证你的手机号',
  purpose: '用于入会、找回会员身份和到店核对，不会用来打推销电话。',
  thisPhone: '这台手机的号码',
  bound: '微信绑定号码',
  allow: '允许',
  refuse: '拒绝',
  notReached: '暂时连不上微信，请再试一次',
  wechatOnly: '请在微信小程序里授权手机号',
} as const;
