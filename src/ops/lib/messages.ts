export const opsMessages = {
  wholeStore: '全店',
  andMore: (shown: string, count: number) => `${shown} 等 ${count} 个柜台`,
  linkCopied: '链接已复制，十分钟内在电脑上打开',
  notOpened: '文件没能打开，请再试一次',
} as const;
