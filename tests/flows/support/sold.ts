import type { BookEntry } from '@server/modules/books/documents';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import type { Sale } from '@server/modules/sale/documents';
import type { TakenTender } from '@server/modules/tender/documents';
import type { Mall } from '../harness';
import { whole } from './whole';

/** Everything that waits in the outbox, and what that brings, heard. */
export const deliver = async (mall: Mall): Promise<void> => {
  for (let round = 0; round < 4; round += 1) {
    const waiting = await whole<OutboxEvent>(mall.deps.db, 'outbox');
    if (waiting.length === 0) return;
    for (const { _id } of waiting) await mall.deps.db.collection('outbox').update(_id, { nextAt: 0 });
    expect((await mall.runtime.timers.run('every-minute'))?.ok).toBe(true);
  }
  throw new Error(JSON.stringify(await whole(mall.deps.db, 'outbox')));
};

/** What the entries about a sale come to in one account. */
export const moved = async (mall: Mall, saleId: string, account: string): Promise<number> => {
  const entries = (await whole<BookEntry>(mall.deps.db, 'book_entries')).filter(entry => entry.saleId === saleId);
  return entries.flatMap(({ postings }) => postings).reduce((sum, posting) => (posting.account === account ? sum + posting.amountFen : sum), 0);
};

export const saleDoc = async (mall: Mall, saleId: string): Promise<Sale> => (await mall.deps.db.collection<Sale>('sales').get(saleId))!;

/** A certificate of Douyin that a bill or a sale has taken. */
export const tenderDoc = (mall: Mall, certificateId: string): Promise<TakenTender | undefined> =>
  mall.deps.db.collection<TakenTender>('external_tenders').get(`xt_douyin_${certificateId}`);

/** A voucher of 300 yuan that was bought for 270.01, so that its split has odd parts. */
export const voucher = (certificateId: string, over: object = {}) => ({
  platform: 'douyin' as const,
  certificateId,
  paidFen: 27_001,
  faceFen: 30_000,
  ...over,
});

/** The same as it stands on an uploaded sale, with what it paid of it. */
export const external = (certificateId: string, amountFen = 30_000, over: object = {}) => ({
  kind: 'external' as const,
  amountFen,
  voucher: voucher(certificateId, over),
});

/** What a cashier asks for at her desk. */
export const atDesk = (mall: Mall, action: string, data: unknown, requestId?: string) =>
  mall.call('guide', mall.staff('cashier'), action, data, { as: mall.at('cashier'), requestId });
