export const homeMessages = {
  hello: (hour: number) =>
    hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 14 ? '中午好' : hour < 18 ? '下午好' : '晚上好',
  slogan: '一码在手，商场和品牌都认得您',
  showCode: '出示会员码',
  joinTitle: '成为会员',
  joinNote: '扫导购的工牌码，一次加入商场和品牌',
  joinAction: '免费入会',
  howTitle: '三步就好',
  how: ['请导购出示工牌码，微信扫一扫', '看清见面礼，勾选同意', '付款前出示会员码，积分和券自动算好'],
  offers: '今日好券',
  all: '全部',
  inbox: '消息',
  paused: '会员服务已暂停，去重新同意',
} as const;
