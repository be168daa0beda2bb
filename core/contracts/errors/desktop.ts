export const desktopErrors = {
  DESKTOP_CODE_NOT_FOUND: '这个登录码不对或已过期，请在电脑上刷新后再扫',
  DESKTOP_CODE_USED: '这个登录码已被使用，请在电脑上刷新后再扫',
  DESKTOP_SIGNED_OUT: '电脑上的登录已结束，请重新扫码登录',
  DESKTOP_OTHER_POST: '电脑是以另一个岗位登录的，要换岗位请用手机重新登录',
  DESKTOP_SESSION_NOT_FOUND: '没有找到这次登录，可能已经退出',
  DESKTOP_TOO_MANY: '这里请求登录码太频繁，请过一会儿再试',
} as const;
