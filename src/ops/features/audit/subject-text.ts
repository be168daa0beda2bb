import { auditMessages as m } from './messages';
import type { AuditRow } from './use-audit';

/** "员工 秦川", "设备 7F3K9QXZ": what it was done to. */
export const subjectText = ({ subject }: Pick<AuditRow, 'subject'>): string =>
  [m.subjects[subject.kind] ?? subject.kind, subject.name ?? subject.subjectId.slice(-8)].join(' ');
