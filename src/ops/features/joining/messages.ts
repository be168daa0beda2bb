export const joiningMessages = {
  emptyTitle: '现在没有要报名的优惠',
  emptyNote: '集团或品牌发起需要报名的优惠时，会列在这里',
  until: (date: string) => `${date} 截止领取`,
  share: (percent: string) => `品牌承担 ${percent}`,
  joined: (n: number, all: number) => `${n} / ${all} 个柜台参与`,
  join: '参与',
  leave: '退出',
  joinedNow: '已参与',
  left: '已退出',
  leaveTitle: (name: string) => `${name}退出这个优惠？`,
  leaveText: '之后领到的券在这个柜台不能用；已经领到的不受影响。',
  waitsToGoOut: '还没发布',
};
