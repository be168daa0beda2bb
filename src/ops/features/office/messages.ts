import type { WaitingKey } from './waiting';

export const officeMessages = {
  hello: (name: string): string => `您好，${name}`,
  waits: '等您处理',
  nothing: '没有等您处理的事',
  nothingNote: '有新的申请、确认或异议时会出现在这里',
  menu: '全部功能',
  switch: '切换岗位',
  current: '当前岗位',
  choose: '以哪个岗位工作',
  noPost: '您还没有总部或门店管理的岗位',
  noPostNote: '请联系集团运营为您开通',
  desktopNote: '用手机扫码，在电脑上处理',
  toWorkbench: '去工作台',
  count: (count: number, more: boolean): string => (more ? `${count}+` : String(count)),
  failed: '没能查到，点这里再试',
  waiting: {
    applicants: '入职申请待批准',
    unmet: '核销待核实',
    confirmations: '优惠等您确认费用',
    joinable: '优惠等柜台参与',
    statements: '结算单待确认',
    disputes: '结算单有异议',
    exports: '导出待批准',
  } satisfies Record<WaitingKey, string>,
};
