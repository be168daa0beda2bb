import type { auditActions } from '@core/contracts/audit';
import type { Handlers } from '../../context';
import { findAuditPeople, listAuditKinds } from './choices';
import { listAudit } from './read';

export const auditHandlers: Handlers<typeof auditActions> = {
  'audit.kinds': listAuditKinds,
  'audit.list': listAudit,
  'audit.people': findAuditPeople,
};
