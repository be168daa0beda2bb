export const inboxMessages = {
  emptyTitle: '还没有消息',
  emptyNote: '入会、用券和账号的变化都会在这里告诉您',
  joinTitle: '入会后在这里收凭证',
  joinNote: '每次用券，这里都有一张看得懂的凭证',
  more: '看更多',
  moreFailed: '没能加载更多，再试一次',
  unread: '未读',
  undone: { reversed: '已撤销', refunded: '已退', 'partly-refunded': '部分已退' },
  undoneAt: (word: string, moment: string) => `${word} · ${moment}`,
} as const;
