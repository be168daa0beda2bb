import type { JobsContract } from '@core/contracts/jobs';
import type { Envelope } from '@core/contracts/define';

/** What each timer of `cloudbaserc.json` starts. */
const jobsOf: Readonly<Record<string, readonly (keyof JobsContract)[]>> = {
  'every-minute': ['outbox.deliver', 'reservation.sweep', 'bill.lapse', 'voucher.lapse', 'recall.run'],
  books: ['books.carry', 'statement.draft', 'export.make'],
  files: ['import.run'],
  nightly: [
    'coupon.expire',
    'voucher.refund-over',
    'points.expire',
    'points.close',
    'tier.judge',
    'redemption.flag',
    'sale.sum',
    'record.sweep',
  ],
};

type Main<T> = (event: unknown, context: object) => Promise<T>;

/**
 * Turns a timer's event into its jobs, one after the other. The event only says which timer; that it is one, says the
 * platform's context, which `serve` asks for each job: the same event from a client is refused.
 */
export const onTimer =
  (serveJob: Main<Envelope<unknown>>): Main<Envelope<unknown>[]> =>
  async (event, context) => {
    const name = (event as { TriggerName?: unknown } | null)?.TriggerName;
    const actions = typeof name === 'string' && Object.hasOwn(jobsOf, name) ? jobsOf[name]! : ['unknown timer'];
    const answers: Envelope<unknown>[] = [];
    for (const action of actions) answers.push(await serveJob({ action, data: {} }, context));
    return answers;
  };
