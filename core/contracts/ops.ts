import { auditActions } from './audit';
import { booksActions, statementActions } from './books';
import { deskActions } from './desk';
import { browserActions } from './desktop';
import { exportActions } from './export';
import { offerActions } from './offer';
import { staffActions } from './staff';

/** What a store manager (and later headquarters) can ask for. */
export const opsContract = {
  ...auditActions,
  ...staffActions,
  ...deskActions,
  ...offerActions,
  ...browserActions,
  ...booksActions,
  ...statementActions,
  ...exportActions,
};
export type OpsContract = typeof opsContract;
