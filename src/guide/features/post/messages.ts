import type { StaffRole } from '@core/contracts/define';

export const roleNames: Record<StaffRole, string> = {
  guide: '导购',
  cashier: '收银员',
  'store-manager': '店长',
  'brand-operator': '品牌运营',
  'group-operator': '集团运营',
  finance: '财务',
};

export const postMessages = {
  chooseTitle: '您在哪里上班？',
  chooseHint: '选好后会记住，随时可以切换',
  switchTitle: '切换岗位',
  wholeStore: '全店',
  current: '当前',
  switch: '切换',
  applyAgain: '用邀请码申请新的岗位',
  none: { title: '您还不是员工', hint: '拿到店长给的邀请码，就可以申请入职', action: '用邀请码申请' },
  applied: { title: '申请已提交', hint: '店长批准后就能上岗，批准后点「刷新」', action: '刷新' },
  rejected: { title: '申请没有通过', hint: '可以向店长要新的邀请码，再申请一次', action: '用邀请码申请' },
  rejectedFor: (reason: string) => `店长写的原因：${reason}`,
  suspended: { title: '您的账号已停用', hint: '有疑问请联系店长，恢复后点「刷新」', action: '刷新' },
  left: { title: '您已离职', hint: '再次入职请向店长要新的邀请码', action: '用邀请码申请' },
  noPosts: { title: '还没有岗位', hint: '请店长为您安排门店和柜台，安排好后点「刷新」', action: '刷新' },
};
