export const leaveMessages = {
  title: '注销后',
  removedTitle: '会删除，且不能找回',
  removed: (points: number, tier: string, coupons: string | undefined) => [
    '称呼、手机号和微信的绑定',
    `${points.toLocaleString('en-US')} 积分和${tier}等级`,
    coupons === undefined
      ? '券包里没用的券'
      : coupons === ''
        ? '券包（现在没有未用的券）'
        : `券包里没用的 ${coupons}券`,
    '品牌会员和专属导购的绑定',
  ],
  keptTitle: '依法保留',
  kept: ['已发生的消费和核销记账，不含您的姓名和手机号', '您同意和撤回条款的记录'],
  again: '以后可以再入会，但不会再有见面礼。',
  type: '请输入“注销”两个字确认',
  word: '注销',
  wrong: '请输入“注销”两个字',
  action: '注销账号',
  ask: {
    title: '真的要注销吗？',
    body: '积分、等级和券会立即删除，不能恢复。',
    yes: '确认注销',
    no: '我再想想',
  },
  done: '账号已注销，随时欢迎回来',
  joinTitle: '这里没有账号',
  joinNote: '您还不是会员，没有可以注销的',
} as const;
