import type { auditActions } from '@core/contracts/audit';
import type { Handlers } from '../../context';
import { listAudit } from './read';

export const auditHandlers: Handlers<typeof auditActions> = { 'audit.list': listAudit };
