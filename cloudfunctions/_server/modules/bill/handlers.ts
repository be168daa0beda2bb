import type { billActions } from '@core/contracts/bill';
import type { dueBillActions } from '@core/contracts/due-bill';
import type { openBillActions } from '@core/contracts/open-bill';
import { readingAhead } from '../../ahead';
import type { Handlers } from '../../context';
import { visitAhead } from '../visit/service';
import { listDue } from './due';
import { openBill } from './open';
import { fetchBill, listBills, releaseBill, showBill } from './open-service';
import { payBill } from './pay';
import { quote } from './quote';
import { redeem } from './redeem';

export const billHandlers: Handlers<typeof billActions & typeof openBillActions> = {
  'bill.quote': readingAhead(visitAhead, quote),
  'bill.redeem': readingAhead(visitAhead, redeem),
  'bill.open': openBill,
  'bill.get': showBill,
  'bill.list': listBills,
  'bill.find': fetchBill,
  'bill.pay': payBill,
  'bill.release': releaseBill,
};

/** What a shopper asks of her own bills. */
export const dueBillHandlers: Handlers<typeof dueBillActions> = { 'bill.due': listDue };
