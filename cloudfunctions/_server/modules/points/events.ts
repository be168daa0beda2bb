import type { Context } from '../../context';
import type { OutboxEvent } from '../outbox/outbox';
import { REFUNDS, type Refund } from '../refund/documents';
import { SALES, type Sale } from '../sale/documents';
import { earnOnSale } from './earn';
import { settleRefund } from './refund';
import { judgeTierOf } from './tier';

const need = async <T extends { _id: string }>({ deps }: Pick<Context, 'deps'>, collection: string, _id: string): Promise<T> => {
  const doc = await deps.db.collection<T>(collection).get(_id);
  if (!doc) throw new Error(`${_id} is not there`);
  return doc;
};

/**
 * Consumer of a sale that arrived, and of a redemption that met one, because whose sale it is may be known only then. Earns,
 * and raises the tier. Safe to run again.
 */
export const onSaleForPoints = async (context: Context, { data }: OutboxEvent): Promise<void> => {
  const sale = await need<Sale>(context, SALES, data['saleId'] as string);
  await earnOnSale(context, sale);
  if (sale.memberId !== undefined) await judgeTierOf(context, sale.memberId);
};

/** Consumer of a refund that was made. Safe to run again, and before its sale's event. */
export const onRefundForPoints = async (context: Context, { data }: OutboxEvent): Promise<void> => {
  const refund = await need<Refund>(context, REFUNDS, data['refundId'] as string);
  const sale = await need<Sale>(context, SALES, refund.saleId);
  const { _id: refundId, payFen: valueFen, pointsFen, nettedFen } = refund;
  await settleRefund(context, sale, { refundId, valueFen, pointsFen, nettedFen });
  if (sale.memberId !== undefined) await judgeTierOf(context, sale.memberId);
};
