import type { ImportRow } from '@core/contracts/import';

const states: Record<ImportRow['state'], string> = {
  waiting: '等待上传',
  running: '导入中',
  done: '已完成',
  refused: '未导入',
};

export const importMessages = {
  title: '导入兑换码',
  note: 'CSV 文件，第一列每行一个兑换码，最大 8 MB，表格软件另存的 CSV 即可。文件导入后即删除，系统不保存兑换码原文。',
  characters:
    '兑换码由英文字母和数字组成，去掉空格和连字符后 8 至 32 位，不分大小写。例如 ab12-cd34 和 AB12CD34 是同一个码。',
  pick: '选择要导入兑换码的优惠',
  noOffers: '没有可以导入的优惠',
  noOffersNote: '您发布的、费用全由您这一方承担、没有每日库存和预算的免费优惠才能导入',
  unfit: '只列出能导入的：有每日库存、预算、要付款或由别方分担费用的优惠不能导入',
  other: '换一个优惠',
  choose: '选择文件并导入',
  tooLarge: '文件超过 8 MB，请分成几份',
  empty: '文件是空的',
  sendFailed: (name: string) => `${name} 没有传上去，什么都没有导入。请检查网络后再传一次`,
  again: '再传一次',
  states,
  progress: (percent: number) => `已处理 ${percent}%`,
  counts: (added: number, bad: number) => `导入 ${added} 个，问题行 ${bad} 行`,
  faults: '问题行（最多列出 50 行）',
  faultLine: (line: number, message: string) => `第 ${line} 行：${message}`,
  report: '下载全部问题行',
  reportFailed: '请用电脑浏览器打开本页下载',
  history: '导入记录',
  none: '这个优惠还没有导入过',
  offerColumns: { title: '优惠', worth: '内容' },
  columns: { name: '文件', state: '进度', counts: '结果', by: '谁在什么时候' },
  by: (name: string, moment: string) => `${name} · ${moment}`,
} as const;
