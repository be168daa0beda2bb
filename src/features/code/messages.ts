export const codeMessages = {
  joinTitle: '入会后这里就是您的会员码',
  joinNote: '付款前出示一下，积分、优惠券、会员价一次办好',
  tell: '付款前出示，不是付款码',
  fresh: (seconds: number) => `${seconds} 秒后更新`,
  revokedTitle: '这台手机已挂失',
  revokedNote: '会员码停用了。如果手机找回来了，可以重新登记。',
  revokedAction: '重新登记这台手机',
  qrLabel: '会员码二维码',
  barsLabel: '会员码条形码',
  digitsLabel: (digits: string) => `会员码数字 ${digits}`,
  toCoupons: '看可用的券',
  points: (points: number) => `${points.toLocaleString('en-US')} 积分`,
} as const;
