import { billActions } from './bill';
import { phoneActions } from './desktop';
import { grantActions } from './grant';
import { openBillActions } from './open-bill';
import { productActions } from './product';
import { redemptionActions } from './redemption';
import { saleActions } from './sale';
import { shiftActions } from './shift';
import { postActions } from './staff';
import { visitActions } from './visit';

/** What people at the counter can ask for. */
export const guideContract = {
  ...postActions,
  ...visitActions,
  ...grantActions,
  ...billActions,
  ...openBillActions,
  ...productActions,
  ...redemptionActions,
  ...phoneActions,
  ...saleActions,
  ...shiftActions,
};
export type GuideContract = typeof guideContract;
