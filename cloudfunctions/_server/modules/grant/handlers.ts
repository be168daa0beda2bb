import type { grantActions } from '@core/contracts/grant';
import type { Handlers } from '../../context';
import { giveGrant } from './give';
import { listGrants } from './service';

export const grantHandlers: Handlers<typeof grantActions> = {
  'grant.list': listGrants,
  'grant.give': giveGrant,
};
