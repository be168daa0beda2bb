import type { PosContract } from '@core/contracts/pos';
import { ok } from '@core/domain/result';
import type { Handlers } from '../context';
import type { Routes } from '../http';
import { fetchBill } from '../modules/bill/open-service';
import { lockForTill, releaseForTill } from '../modules/till/bills';
import { lookUp, quoteForTill, redeemForTill, reverseForTill } from '../modules/till/service';
import { uploadRefund } from '../modules/refund/upload';
import { findSale } from '../modules/sale/service';
import { uploadSale } from '../modules/sale/upload';
import { shiftReport } from '../modules/shift/service';
import { showSaleForTill } from '../modules/till/sales';
import { identify } from '../modules/visit/identify';

export const posHandlers: Handlers<PosContract> = {
  'time.get': async ({ now }) => ok({ now }),
  'till.identify': identify,
  'till.quote': quoteForTill,
  'till.lock': lockForTill,
  'till.fetch-bill': fetchBill,
  'till.release': releaseForTill,
  'till.redeem': redeemForTill,
  'till.reverse': reverseForTill,
  'till.upload-sale': uploadSale,
  'till.upload-refund': uploadRefund,
  'till.find-sale': findSale,
  'till.show-sale': showSaleForTill,
  'till.shift': shiftReport,
  'till.lookup': lookUp,
};

export const posRoutes: Routes = {
  'GET /pos/v1/time': 'time.get',
  'POST /pos/v1/time': 'time.get',
  'POST /pos/v1/identify': 'till.identify',
  'POST /pos/v1/quote': 'till.quote',
  'POST /pos/v1/lock': 'till.lock',
  'POST /pos/v1/fetch-bill': 'till.fetch-bill',
  'POST /pos/v1/release': 'till.release',
  'POST /pos/v1/redeem': 'till.redeem',
  'POST /pos/v1/reverse': 'till.reverse',
  'POST /pos/v1/upload-sale': 'till.upload-sale',
  'POST /pos/v1/upload-refund': 'till.upload-refund',
  'POST /pos/v1/find-sale': 'till.find-sale',
  'POST /pos/v1/show-sale': 'till.show-sale',
  'POST /pos/v1/shift': 'till.shift',
  'POST /pos/v1/lookup': 'till.lookup',
};
