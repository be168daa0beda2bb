import type { GuideContract } from '@core/contracts/guide';
import type { Handlers } from '../context';
import { billHandlers } from '../modules/bill/handlers';
import { phoneHandlers } from '../modules/desktop/handlers';
import { grantHandlers } from '../modules/grant/handlers';
import { productHandlers } from '../modules/product/handlers';
import { redemptionHandlers } from '../modules/redemption/handlers';
import { saleHandlers } from '../modules/sale/handlers';
import { shiftHandlers } from '../modules/shift/handlers';
import { postHandlers } from '../modules/staff/post-handlers';
import { visitHandlers } from '../modules/visit/handlers';

export const guideHandlers: Handlers<GuideContract> = {
  ...postHandlers,
  ...visitHandlers,
  ...grantHandlers,
  ...billHandlers,
  ...productHandlers,
  ...redemptionHandlers,
  ...phoneHandlers,
  ...saleHandlers,
  ...shiftHandlers,
};
