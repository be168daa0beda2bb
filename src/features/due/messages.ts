export const dueMessages = {
  note: (yuan: string) => `待付账单 ¥${yuan}`,
  noteHint: '到收银台出示这张账单的码',
  show: '出示',
  tell: '到收银台出示，收银员扫码收款',
  openedAt: (place: string, name: string) => `${place} · ${name}开单`,
  holds: (until: string, back: string) =>
    `${until} 前未付款会自动取消${back === '' ? '' : `，${back}退回您的账户`}`,
  emptyTitle: '没有待付的账单',
  emptyNote: '在柜台开了单、要到收银台付款时，账单会出现在这里',
  overTitle: '账单已付款或已取消',
  overNote: '付了款的，用券凭证在「消息」里；取消的，券和积分已经退回',
  toInbox: '看消息',
  toCode: '看会员码',
  joinTitle: '入会后在这里出示账单',
  joinNote: '在柜台开的账单会出现在这里，到收银台出示就能付款',
};
