import type { GuideContract } from '@core/contracts/guide';
import type { Handlers } from '../context';
import { billHandlers } from '../modules/bill/handlers';
import { redemptionHandlers } from '../modules/redemption/handlers';
import { postHandlers } from '../modules/staff/post-handlers';
import { visitHandlers } from '../modules/visit/handlers';

export const guideHandlers: Handlers<GuideContract> = {
  ...postHandlers,
  ...visitHandlers,
  ...billHandlers,
  ...redemptionHandlers,
};
