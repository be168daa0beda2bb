import type { CameraProblem } from './camera';

export const codeMessages = {
  aim: '对准顾客的会员码，二维码和条形码都可以',
  aimAny: '对准会员码或账单码，二维码和条形码都可以',
  starting: '正在打开相机…',
  reading: '正在识别…',
  again: (name: string) => `${name} 刚刚识别过，回到接待`,
  goesOn: '可以继续扫下一个码',
  openCamera: '打开相机扫码',
  cameraTitle: {
    DENIED: '相机没有打开',
    NONE: '没有找到相机',
    INSECURE: '这里不能用相机',
    NOT_LOADED: '扫码没加载出来',
    SLOW: '相机还没有打开',
  } satisfies Record<CameraProblem | 'SLOW', string>,
  cameraHint: {
    DENIED: '没关系，请允许使用相机后再试；也可以选一张图片，或输入会员码下方的数字',
    NONE: '可以选一张会员码的图片，或输入会员码下方的数字',
    INSECURE: '可以选一张会员码的图片，或输入会员码下方的数字',
    NOT_LOADED: '网络恢复后再试；也可以输入会员码下方的数字',
    SLOW: '浏览器问能不能用相机时，请点「允许」；也可以选一张图片，或输入会员码下方的数字',
  } satisfies Record<CameraProblem | 'SLOW', string>,
  deniedHint:
    '请在设置里允许使用相机；手机系统也要允许微信使用相机。也可以选一张图片，或输入会员码下方的数字',
  openSetting: '去设置',
  retryCamera: '再试一次',
  picture: '选一张图片',
  pictureProblem: {
    NOT_A_PICTURE: '这不是图片，请重新选择',
    NO_CODE: '图片里没有找到会员码，请换一张清楚的',
    NOT_LOADED: '识别没加载出来，网络恢复后再试',
  },
  typed: '或输入会员码下方的 20 位数字',
  typedAny: '或输入码下方的数字：会员码 20 位，账单码 14 位',
  typedPlaceholder: '点这里输入数字',
  submit: '识别',
  billCode: '这是待付账单的码，点「识别」打开',
  incomplete: (left: number) => `还差 ${left} 位`,
};
