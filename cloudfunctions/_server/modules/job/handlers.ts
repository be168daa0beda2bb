import type { JobsContract } from '@core/contracts/jobs';
import { ok } from '@core/domain/result';
import type { Context, Handlers } from '../../context';
import { bookPoints } from '../books/points';
import { makeExports } from '../export/make';
import { runImports } from '../import/run';
import { makeStatements } from '../statement/make';
import { deliverOutbox } from './deliver';
import { withLease } from './lease';
import type { Counts } from './pages';
import { lapseVouchers, refundVouchers, runRecalls } from './sweep';
import {
  expireCoupons,
  flagRedemptions,
  sweepBills,
  sweepPoints,
  sumPoints,
  sumSales,
  sweepRecords,
  sweepReservations,
  sweepTiers,
} from './sweep';

const job = (work: (context: Context) => Promise<Counts>) => async (context: Context) =>
  ok(await withLease(context, context.action, () => work(context)));

export const jobHandlers: Handlers<JobsContract> = {
  'outbox.deliver': job(deliverOutbox),
  'reservation.sweep': job(sweepReservations),
  'coupon.expire': job(expireCoupons),
  'bill.lapse': job(sweepBills),
  'points.expire': job(sweepPoints),
  'points.close': job(sumPoints),
  'tier.judge': job(sweepTiers),
  'recall.run': job(runRecalls),
  'voucher.lapse': job(lapseVouchers),
  'voucher.refund-over': job(refundVouchers),
  'books.carry': job(bookPoints),
  'statement.draft': job(makeStatements),
  'export.make': job(makeExports),
  'redemption.flag': job(flagRedemptions),
  'sale.sum': job(sumSales),
  'import.run': job(runImports),
  'record.sweep': job(sweepRecords),
};
