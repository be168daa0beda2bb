export const tierMessages = {
  until: (day: string) => `等级有效期至 ${day}`,
  forever: '普卡长期有效',
  spent: '近 12 个月实付',
  toNext: (yuan: string, tier: string) => `再消费 ¥${yuan} 升级${tier}`,
  reached: (tier: string) => `已达到${tier}的消费，马上升级`,
  top: '您已是最高等级',
  keepMissing: (yuan: string, day: string, tier: string) => `${day} 前再消费 ¥${yuan}，继续保留${tier}`,
  kept: (tier: string) => `近 12 个月的消费已够继续保留${tier}`,
  ladder: '等级与权益',
  need: (yuan: string) => (yuan === '0' ? '入会即享' : `12 个月内实付满 ¥${yuan}`),
  rate: (points: string) => `每元 ${points} 积分`,
  now: '当前',
  rules:
    '消费一到就升级，升级后保留 12 个月。到期按近 12 个月的消费重新计算，每次最多降一级。退货会从消费里减去。',
  joinTitle: '入会后有等级',
  joinNote: '消费越多，等级越高，积分更多',
  progress: (percent: number) => `升级进度 ${percent}%`,
} as const;
