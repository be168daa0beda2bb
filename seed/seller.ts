import type { SaleInput } from '@core/contracts/sale';
import { HOUR_MS } from '@core/domain/calendar';
import type { TillContext } from '@server/context';
import { requestHash } from '@server/crypto';
import type { Deps } from '@server/deps';
import { bookPoints } from '@server/modules/books/points';
import { bookMet, bookRefund, bookSale } from '@server/modules/books/service';
import type { OutboxEvent } from '@server/modules/outbox/outbox';
import { onRefundForPoints, onSaleForPoints } from '@server/modules/points/events';
import { uploadRefund } from '@server/modules/refund/upload';
import { uploadSale } from '@server/modules/sale/upload';
import type { Till } from '@server/modules/till/documents';
import type { SeedClock } from './clock';

/** The demo mall's till, as it sends its day; what its events bring is brought at once. */
export type Seller = {
  sell(input: SaleInput): Promise<string>;
  /** @param amountFen of its first line, before coupons */
  refund(saleId: string, refundNo: string, at: number, amountFen: number): Promise<void>;
  carryPoints(): Promise<void>;
};

/** What an outbox event of the seed's own says. */
export const heard = (data: Record<string, unknown>, at: number) => ({ data, at }) as OutboxEvent;

/** The till's own calls, as they come in after it has signed. */
export const sellerOf = (deps: Deps, till: Till, clock: SeedClock): Seller => {
  let count = 0;
  const context = (action: string, input: unknown): TillContext => ({
    deps,
    action,
    requestId: `seed-till-${String((count += 1)).padStart(6, '0')}`,
    bodyHash: requestHash(deps.env.YIMA_HASH_KEY, input),
    now: clock.now(),
    till,
    clerk: {
      kind: 'till',
      id: till._id,
      name: till.name,
      employer: 'mall',
      storeId: till.storeId,
      terminalId: `till:${till.terminalId}`,
      wrongCodes: {},
    },
  });
  return {
    sell: async input => {
      clock.set(input.at + HOUR_MS);
      const answer = await uploadSale(context('till.upload-sale', input), input);
      if (!answer.ok) throw new Error(`seed: the sale ${input.slipNo} was refused: ${answer.code} ${JSON.stringify(answer.data ?? '')}`);
      const { saleId, redemption } = answer.data;
      if (redemption?.met === false) throw new Error(`seed: the sale ${input.slipNo} is not what was redeemed`);
      const here = context('seed', {});
      if (redemption || input.ticketId) await onSaleForPoints(here, heard({ saleId }, here.now));
      await bookSale(here, heard({ saleId }, here.now));
      if (redemption) await bookMet(here, heard({ saleId, redemptionId: redemption.redemptionId }, here.now));
      return saleId;
    },
    refund: async (saleId, refundNo, at, amountFen) => {
      clock.set(at);
      const input = { sale: { saleId }, refundNo, at, lines: [{ lineId: 'l1', amountFen }] };
      const answer = await uploadRefund(context('till.upload-refund', input), input);
      if (!answer.ok) throw new Error(`seed: the refund ${refundNo} was refused: ${answer.code}`);
      const event = heard({ refundId: answer.data.refundId }, at);
      await onRefundForPoints(context('seed', {}), event);
      await bookRefund(context('seed', {}), event);
    },
    carryPoints: async () => void (await bookPoints(context('seed', {}))),
  };
};
