import type { OpsContract } from '@core/contracts/ops';
import type { Handlers } from '../context';
import { auditHandlers } from '../modules/audit/handlers';
import { deskHandlers } from '../modules/desk/handlers';
import { browserHandlers } from '../modules/desktop/handlers';
import { importHandlers } from '../modules/import/handlers';
import { offerHandlers } from '../modules/offer/handlers';
import { exportHandlers } from '../modules/export/handlers';
import { recallHandlers } from '../modules/recall/handlers';
import { staffHandlers } from '../modules/staff/staff-handlers';
import { statementHandlers } from '../modules/statement/handlers';

export const opsHandlers: Handlers<OpsContract> = {
  ...auditHandlers,
  ...staffHandlers,
  ...deskHandlers,
  ...offerHandlers,
  ...recallHandlers,
  ...importHandlers,
  ...browserHandlers,
  ...statementHandlers,
  ...exportHandlers,
};
