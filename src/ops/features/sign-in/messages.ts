import type { SignInState } from './use-sign-in';

export const signInMessages = {
  title: '登录总部',
  lead: '用手机确认是您本人，电脑上不用输密码',
  steps: [
    '打开「一码」小程序，进入工作台或总览',
    '点「电脑登录」，扫这个二维码',
    '在手机上核对浏览器和岗位，点「确认登录」',
  ],
  qr: '登录二维码',
  states: {
    starting: '正在生成登录码…',
    waiting: '请用手机扫码',
    scanned: '已扫码，请在手机上确认',
    confirmed: '已确认，正在进入…',
    entered: '已确认，正在进入…',
    refused: '手机上选择了「不是我」',
    expired: '登录码已过期',
    failed: '没能生成登录码',
  } satisfies Record<SignInState, string>,
  again: '换一个码',
  seconds: (left: number) => `${left} 秒内有效`,
  link: '复制确认链接',
  copied: '链接已复制，请在已登录的手机上打开',
  safe: '登录 8 小时后自动退出；离开时请点「退出登录」。',
};
