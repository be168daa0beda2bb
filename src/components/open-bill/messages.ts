export const openBillWords = {
  qrLabel: '账单二维码',
  digits: (code: string) => `账单码 ${code}`,
  due: '收银台应收',
  tenders: (yuan: string) => `平台券抵 ¥${yuan}`,
  points: (yuan: string) => `积分抵 ¥${yuan}`,
  saved: '已省',
  left: (text: string) => `还剩 ${text}`,
  lines: '明细',
  subtotal: '合计',
  used: '抵扣',
  usedPoints: (points: string) => `${points} 积分`,
  tender: (platform: string, certificateId: string) => `${platform}券 ${certificateId}`,
  face: (yuan: string) => `券面 ¥${yuan}`,
  pieces: (count: number) => `× ${count}`,
};

/** "9148 2106 7395 13": as it is read out. */
export const inGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
