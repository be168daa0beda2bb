import { auditMessages as m } from './messages';
import type { AuditRow } from './use-audit';

/** "员工 秦川", "设备 iPhone", "核销单 7F3K9QXZ": what it was done to; a member who told no name is known by the end of her id. */
export const subjectText = ({ subject }: Pick<AuditRow, 'subject'>): string => {
  const kind = m.subjects[subject.kind] ?? subject.kind;
  const end = subject.subjectId.slice(-8);
  if (subject.name === kind) return m.unnamed(kind, end);
  return [kind, subject.name ?? end].join(' ');
};
