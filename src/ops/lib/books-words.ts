import { dateText, DAY_MS, startOfDay } from '@core/domain/calendar';
import type { StatementRow } from '@core/contracts/statement';
import type { LineKind } from '@core/contracts/books-shared';
import type { Tone } from '@/components/tag/tag';

/** "2026年11月" */
export const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const SHOWN = 6;

/** This month and the five before it, latest first: "2026-11", … */
export const lastMonths = (now: number): string[] => {
  const months: string[] = [];
  for (let at = startOfDay(now); months.length < SHOWN;) {
    const day = dateText(at);
    months.push(day.slice(0, 7));
    at -= Number(day.slice(8)) * DAY_MS;
  }
  return months;
};

export const statementStates: Record<StatementRow['state'], { text: string; tone: Tone }> = {
  open: { text: '草稿', tone: 'plain' },
  issued: { text: '待品牌确认', tone: 'warn' },
  confirmed: { text: '已确认', tone: 'good' },
  disputed: { text: '有异议', tone: 'bad' },
  settled: { text: '已结清', tone: 'good' },
};

/** How the sign of a posting is read. */
export const sidesText = '借方为正，贷方为负';

export const answeredText = '异议已答复';

/** In whose hands it is: a dispute that the mall has answered waits for its brand again. */
export const stateText = ({ state, answered }: Pick<StatementRow, 'state' | 'answered'>): string =>
  answered ? answeredText : statementStates[state].text;

export const lineKinds: Record<LineKind, string> = {
  sale: '销售',
  redemption: '核销',
  reversal: '撤销核销',
  refund: '退款',
  correction: '更正',
};
