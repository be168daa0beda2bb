export const workbenchMessages = {
  hello: (hour: number, name: string): string => {
    const part =
      hour < 5 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好';
    return `${part}，${name}`;
  },
  scan: {
    'member-code': { text: '扫会员码', hint: '扫码、选图片或输入数字都可以' },
    'any-code': { text: '扫会员码、账单码', hint: '账单码收款，会员码开单核销；也可以输入数字' },
    'needs-counter': { text: '选一个柜台再扫码', hint: '核销要记在柜台上' },
  },
  whose: { mine: '我的今天', store: '全店今天' },
  figures: { redemptions: '核销', saved: '为顾客省', members: '新会员' },
  waiting: (count: number) => `${count} 人待批准`,
  switch: '切换',
  entries: {
    today: '今日核销',
    badge: '我的工牌码',
    staff: '员工管理',
    desk: '服务台',
    office: '总部',
    desktop: '电脑登录',
    sales: '小票与退款',
    shift: '交班报表',
    unmet: '待核实的核销',
  },
  entryHints: {
    today: '查看与撤销',
    badge: '请顾客扫码入会',
    staff: '邀请与审批',
    desk: '手机挂失',
    office: '待办与对账',
    desktop: '扫码登录电脑',
    sales: '查小票、退款',
    shift: '核销、退款与待核对',
    unmet: '没对上小票的',
  },
};
