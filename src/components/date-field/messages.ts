export const dateFieldMessages = { none: { date: '选择日期', time: '不限' } } as const;
