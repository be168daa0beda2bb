import { timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';
import { yuanText } from '@core/domain/money-text';
import { fieldWords, valueWord } from './field-words';
import { auditMessages } from './messages';

const INSTANT = /(At|From|Until)$|^(from|until)$/;
/** No count of anything is that large, and no instant of ours that small. */
const FIRST_INSTANT = 1_000_000_000_000;

const numberText = (field: string, value: number, now: number): string => {
  if (field.endsWith('Fen')) return `¥${yuanText(value)}`;
  if (field.endsWith('Bp')) return `${value / 100}%`;
  if (INSTANT.test(field) && value >= FIRST_INSTANT) return `${dayText(value, now)} ${timeText(value)}`;
  return String(value);
};

/** One value of a record for a person: amounts in yuan, shares in percent, instants as dates, lists and parts in words; `kind` of thing it is of. */
export const changeText = (field: string, value: unknown, now: number, kind?: string): string => {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? auditMessages.yes : auditMessages.no;
  if (typeof value === 'number') return numberText(field, value, now);
  if (typeof value === 'string') return valueWord(value, field, kind);
  if (Array.isArray(value))
    return value
      .map(one => changeText(field, one, now))
      .join(Array.isArray(value[0]) || typeof value[0] === 'object' ? '；' : '、');
  return Object.entries(value)
    .map(([name, part]) => [fieldWords[name] ?? name, changeText(name, part, now)])
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name} ${text}`)
    .join('，');
};
