import type { TenderPlatform } from '@core/contracts/tender';
import { platformNames } from '@core/domain/bill/platform-names';

export const tenderMessages = {
  title: '其他平台的券',
  add: '登记一张平台券',
  hint: '顾客在别的平台买的券：先在该平台的商家端验券，再登记在这里，抵账单的金额。',
  platform: '平台',
  certificate: '券码',
  certificateHint: '验券后显示的券码，每张只能用一次',
  paid: '顾客购买价（元）',
  face: '可抵金额（元）',
  keep: '登记',
  row: (platform: TenderPlatform, certificateId: string) => `${platformNames[platform]} ${certificateId}`,
  remove: (certificateId: string) => `删除券 ${certificateId}`,
  paidFor: (yuan: string) => `购买价 ¥${yuan}`,
  problem: {
    certificate: '券码是 4 到 64 位的字母、数字、横线',
    repeated: '这张券已经登记过了',
    paid: '请填写购买价，最多两位小数',
    face: '请填写可抵金额，要大于 0',
    dear: '购买价不会高于可抵金额，请核对',
  },
};
