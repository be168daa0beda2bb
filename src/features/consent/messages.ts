export const consentMessages = {
  given: (day: string, version: string) => `${day} 同意 · 版本 ${version}`,
  withdraw: '撤回',
  mallNote: '商场会员服务的基础：识别会员、积分、优惠券',
  brandNote: '该品牌可以认出您、为您服务和发放品牌券',
  withdrawMall: {
    title: '撤回会员条款的同意？',
    body: '会员码、积分和券会立即暂停使用，但不会消失。重新同意后全部恢复。\n如果想彻底离开，请用“注销账号”。',
  },
  withdrawBrand: (brand: string) => ({
    title: `撤回对${brand}的同意？`,
    body: `${brand}不再能认出您，专属导购的绑定会解除，未用的品牌券不再能用。商场会员不受影响。`,
  }),
  yes: '撤回同意',
  withdrawn: '已撤回',
  pausedTitle: '会员服务已暂停',
  pausedNote: '您已撤回会员条款的同意。积分、券和等级都还在，重新同意就能继续用。',
  agree: (title: string) => `我已满 14 周岁，同意《${title}》`,
  again: '重新同意',
  tickFirst: '请先阅读并勾选会员条款',
  restored: '欢迎回来，会员服务已恢复',
  joinTitle: '还没有同意过什么',
  joinNote: '入会时会请您阅读并勾选，之后可以在这里逐项撤回',
} as const;
