/** What any call can be refused with, before a service is asked. */
export const requestErrors = {
  REQUEST_INVALID: '填写的内容有误，请检查后再试',
  REQUEST_ID_REQUIRED: '这次操作缺少编号，请退出页面后重试',
  REQUEST_ID_REUSED: '这次操作的编号已用于另一件事，请返回重新操作',
  ACTION_UNKNOWN: '当前版本不支持这个操作，请更新小程序后再试',
  LOGIN_REQUIRED: '请先登录微信再继续',
  MEMBER_REQUIRED: '请先入会，再使用这项服务',
  MEMBER_PAUSED: '您已撤回会员条款的同意，重新同意后即可使用',
  ROLE_REQUIRED: '您没有这项操作的权限，请联系店长',
  STAFF_SUSPENDED: '您的员工账号已停用，请联系店长',
  STAFF_NOT_ACTIVE: '您的入职申请还在审批，请联系店长',
  STORE_NOT_YOURS: '您不在这家门店任职，请重新选择门店',
  NOT_FOUND: '没有找到相关内容，可能已被删除',
  TOO_MANY_TRIES: '尝试次数过多，请一小时后再试',
  TRY_AGAIN: '人有点多，请稍后再试一次',
  INTERNAL: '系统开小差了，请稍后再试',
  SERVICE_NOT_OPEN: '这项服务还没有开通',
} as const;
