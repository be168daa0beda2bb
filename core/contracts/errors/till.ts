/** What a till's call can be refused with before its action is looked at, and the two ends a request number can have. */
export const tillErrors = {
  TILL_UNSIGNED: '请求没有签名或签名头不全，请检查收银机的接口设置',
  TILL_KEY_UNKNOWN: '没有这个密钥，请检查收银机的密钥编号',
  TILL_KEY_REVOKED: '这个密钥已停用，请换用新的密钥',
  TILL_SIGNATURE_WRONG: '签名不对，请检查密钥和签名方法',
  TILL_CLOCK_OFF: '收银机的时间与服务器相差超过五分钟，请先校准时间',
  TILL_NONCE_USED: '这个请求已经收到过，请换新的随机串重发',
  CONTENT_TYPE_WRONG: '请求内容须是 JSON，请检查 Content-Type',
  REQUEST_CLOSED: '这个请求编号已作废，晚到也不再执行',
  REDEMPTION_NOT_ARRIVED: '这笔核销没有到达，编号已作废，晚到也不会核销',
} as const;
