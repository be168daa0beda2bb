export const exchangeMessages = {
  open: '口令 / 兑换码',
  title: '用口令或兑换码领券',
  label: '口令或兑换码',
  hint: '空格、标点和大小写都不影响',
  missing: '请输入口令或兑换码',
  take: '领取',
  taken: (title: string) => `「${title}」已放进券包`,
} as const;
