export const deviceMessages = {
  intro: '会员码只在登记过的手机上生成。手机丢了，挂失它，上面的会员码立即停用。',
  current: '这台手机',
  since: (day: string) => `${day} 登记`,
  revoke: '挂失',
  ask: (name: string) => ({
    title: `挂失“${name}”？`,
    body: '它上面的会员码会立即停用。积分和券都在您的账号里，不受影响。',
  }),
  askCurrent: {
    title: '挂失这台手机？',
    body: '这台手机上的会员码会立即停用。要在这台手机上重新启用，须验证您的手机号。',
  },
  yes: '挂失',
  done: '已挂失，会员码已停用',
  emptyTitle: '还没有登记的设备',
  emptyNote: '第一次打开会员码时会登记这台手机',
  open: '打开会员码',
  joinTitle: '还不是会员',
  joinNote: '入会后，第一次打开会员码时会登记这台手机',
} as const;
