import type { billActions } from '@core/contracts/bill';
import type { openBillActions } from '@core/contracts/open-bill';
import type { Handlers } from '../../context';
import { openBill } from './open';
import { listBills, releaseBill, showBill } from './open-service';
import { quote } from './quote';
import { redeem } from './redeem';

export const billHandlers: Handlers<typeof billActions & typeof openBillActions> = {
  'bill.quote': quote,
  'bill.redeem': redeem,
  'bill.open': openBill,
  'bill.get': showBill,
  'bill.list': listBills,
  'bill.release': releaseBill,
};
