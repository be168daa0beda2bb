import { deskActions } from './desk';
import { staffActions } from './staff';

/** What a store manager (and later headquarters) can ask for. */
export const opsContract = { ...staffActions, ...deskActions };
export type OpsContract = typeof opsContract;
