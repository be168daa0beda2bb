import { auditActions } from './audit';
import { booksActions } from './books';
import { statementActions } from './statement';
import { deskActions } from './desk';
import { browserActions } from './desktop';
import { exportActions } from './export';
import { importActions } from './import';
import { offerActions } from './offer';
import { recallActions } from './recall';
import { staffActions } from './staff';

/** What a store manager (and later headquarters) can ask for. */
export const opsContract = {
  ...auditActions,
  ...staffActions,
  ...deskActions,
  ...offerActions,
  ...recallActions,
  ...importActions,
  ...browserActions,
  ...booksActions,
  ...statementActions,
  ...exportActions,
};
export type OpsContract = typeof opsContract;
