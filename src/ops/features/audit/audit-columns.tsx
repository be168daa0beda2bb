import { serverNow } from '@/lib/clock';
import { momentText } from '@/lib/time-text';
import type { Column } from '../../components/desktop/data-table';
import { fieldWords } from './field-words';
import { auditMessages as m } from './messages';
import { subjectText } from './subject-text';
import type { AuditRow } from './use-audit';

/** The reason somebody gave, or which fields changed. */
const noteOf = ({ reason, change }: AuditRow): string =>
  reason ?? change.map(({ field }) => fieldWords[field] ?? field).join('、');

export const auditColumns: readonly Column<AuditRow>[] = [
  {
    key: 'at',
    title: m.columns.at,
    width: '140px',
    card: 'aside',
    cell: row => momentText(row.at, serverNow()),
  },
  { key: 'actor', title: m.columns.actor, width: '120px', card: 'line', cell: row => row.actor.name },
  { key: 'what', title: m.columns.what, width: '160px', card: 'title', cell: row => row.what },
  { key: 'subject', title: m.columns.subject, width: '200px', card: 'line', cell: subjectText },
  { key: 'store', title: m.columns.store, width: '100px', card: 'line', cell: row => row.storeName ?? '' },
  { key: 'reason', title: m.columns.reason, card: 'line', cell: noteOf },
];
