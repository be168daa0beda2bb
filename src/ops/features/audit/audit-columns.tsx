import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { changeText } from './change-text';
import { fieldWords } from './field-words';
import { auditMessages as m } from './messages';
import { subjectText } from './subject-text';
import type { AuditRow } from './use-audit';

/** A value longer than this is read in the record itself. */
const SHORT = 12;

/** "状态 已发布 → 已暂停"; what is too long for a line by the field's name alone. */
const changeLine = ({ field, before, after }: AuditRow['change'][number], kind: string): string => {
  const name = fieldWords[field] ?? field;
  const [was, is] = [before, after].map(value => changeText(field, value, serverNow(), kind) || m.nothing);
  return [was, is].some(text => text!.length > SHORT) ? name : m.changed(name, was!, is!);
};

type Change = AuditRow['change'];

/** The state in which something came to be; undefined of what was there before. */
const bornAs = (change: Change): unknown =>
  change.every(({ before }) => before === undefined)
    ? change.find(({ field }) => field === 'state')?.after
    : undefined;

const changesText = (change: Change, kind: string): string =>
  [
    ...change.slice(0, 2).map(one => changeLine(one, kind)),
    ...(change.length > 2 ? [m.others(change.length - 2)] : []),
  ].join('；');

/** The reason somebody gave; that it is new, and as what; or what changed: the first two fields. */
export const noteOf = ({ reason, change }: Pick<AuditRow, 'reason' | 'change'>, kind: string): string => {
  const state = bornAs(change);
  if (reason !== undefined) return reason;
  return state === undefined
    ? changesText(change, kind)
    : m.born(changeText('state', state, serverNow(), kind));
};

export const auditColumns: readonly Column<AuditRow>[] = [
  {
    key: 'at',
    title: m.columns.at,
    width: 'minmax(92px, 140px)',
    card: 'aside',
    cell: row => momentText(row.at, serverNow()),
  },
  {
    key: 'actor',
    title: m.columns.actor,
    width: 'minmax(80px, 120px)',
    card: 'line',
    cell: row => row.actor.name,
  },
  { key: 'what', title: m.columns.what, width: 'minmax(96px, 160px)', card: 'title', cell: row => row.what },
  {
    key: 'subject',
    title: m.columns.subject,
    width: 'minmax(112px, 200px)',
    card: 'line',
    cell: subjectText,
  },
  {
    key: 'store',
    title: m.columns.store,
    width: 'minmax(80px, 100px)',
    card: 'line',
    cell: row => row.storeName ?? '',
  },
  { key: 'reason', title: m.columns.reason, card: 'line', cell: row => noteOf(row, row.subject.kind) },
];
