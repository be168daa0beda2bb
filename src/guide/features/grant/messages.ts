export const grantMessages = {
  open: '送券',
  title: '送券给这位顾客',
  none: '现在没有可以送的券',
  give: '送出',
  left: (left: number, perDay: number) => `今天还能送 ${left} 张，共 ${perDay} 张`,
  given: (title: string) => `「${title}」已送到顾客的券包`,
  askTitle: (title: string) => `送出「${title}」？`,
  askBody: '送出后直接进入顾客的券包，并记入您今天的次数。',
  yes: '确认送出',
} as const;
