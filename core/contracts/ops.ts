import { deskActions } from './desk';
import { browserActions } from './desktop';
import { staffActions } from './staff';

/** What a store manager (and later headquarters) can ask for. */
export const opsContract = { ...staffActions, ...deskActions, ...browserActions };
export type OpsContract = typeof opsContract;
