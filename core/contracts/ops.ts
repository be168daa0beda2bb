import { deskActions } from './desk';
import { browserActions } from './desktop';
import { offerActions } from './offer';
import { staffActions } from './staff';

/** What a store manager (and later headquarters) can ask for. */
export const opsContract = { ...staffActions, ...deskActions, ...offerActions, ...browserActions };
export type OpsContract = typeof opsContract;
