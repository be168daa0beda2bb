import type { PosContract } from '@core/contracts/pos';
import { ok } from '@core/domain/result';
import type { Handlers } from '../context';
import type { Routes } from '../http';
import { lookUp, quoteForTill, redeemForTill, reverseForTill } from '../modules/till/service';
import { identify } from '../modules/visit/identify';

export const posHandlers: Handlers<PosContract> = {
  'time.get': async ({ now }) => ok({ now }),
  'till.identify': identify,
  'till.quote': quoteForTill,
  'till.redeem': redeemForTill,
  'till.reverse': reverseForTill,
  'till.lookup': lookUp,
};

export const posRoutes: Routes = {
  'GET /pos/v1/time': 'time.get',
  'POST /pos/v1/time': 'time.get',
  'POST /pos/v1/identify': 'till.identify',
  'POST /pos/v1/quote': 'till.quote',
  'POST /pos/v1/redeem': 'till.redeem',
  'POST /pos/v1/reverse': 'till.reverse',
  'POST /pos/v1/lookup': 'till.lookup',
};
