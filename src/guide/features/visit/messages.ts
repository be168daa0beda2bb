export const visitMessages = {
  points: '积分',
  brandMember: '本品牌会员',
  notBrandMember: '还不是本品牌会员',
  since: (date: string) => `${date} 入会`,
  left: (text: string) => `接待剩余 ${text}`,
  over: '接待已超过十分钟',
  overHint: '请让顾客刷新会员码，重新扫一次',
  scanAgain: '重新扫码',
};
