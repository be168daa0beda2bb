import { z } from 'zod';
import { action, timer } from './define';
import { nothing } from './shared';

const counts = z.strictObject({ done: z.int(), failed: z.int(), more: z.boolean() });

/** Work that the platform's timers start; a client that asks for it is refused. */
export const jobsContract = {
  'outbox.deliver': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'reservation.sweep': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'coupon.expire': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'bill.lapse': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'points.expire': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'points.close': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'tier.judge': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'recall.run': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'voucher.lapse': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'voucher.refund-over': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'books.carry': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'statement.draft': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'export.make': action({ caller: timer, touches: 'group', changes: false, audit: '制作导出文件', input: nothing, output: counts }),
  'redemption.flag': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'sale.sum': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'import.run': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
  'record.sweep': action({ caller: timer, touches: 'group', changes: false, input: nothing, output: counts }),
};
export type JobsContract = typeof jobsContract;
