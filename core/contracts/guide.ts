import { billActions } from './bill';
import { redemptionActions } from './redemption';
import { postActions } from './staff';
import { visitActions } from './visit';

/** What people at the counter can ask for. */
export const guideContract = { ...postActions, ...visitActions, ...billActions, ...redemptionActions };
export type GuideContract = typeof guideContract;
