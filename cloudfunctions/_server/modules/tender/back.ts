import type { ExternalTender } from '@core/contracts/tender';
import type { Transaction } from '../../db/database';
import type { Refund } from '../refund/documents';
import type { Sale } from '../sale/documents';
import { vouchersOn } from './sold';
import { EXTERNAL_TENDERS, tenderId, type TakenTender } from './documents';

/**
 * Notes on certificates what a refund gives back through their platforms, inside its transaction. They stay taken: the platform
 * gives the money back, so none of them pays again. One that another bill took before stays as it is there; one that only a
 * sale of an earlier release knew is taken from now on.
 */
export const markTendersBack = async (tx: Transaction, sale: Sale, { _id: refundId, externals = [], at }: Refund): Promise<void> => {
  const taken = tx.collection<TakenTender>(EXTERNAL_TENDERS);
  const named = vouchersOn(sale);
  for (const { whole, amountFen, unconfirmed, ...back } of externals) {
    if (unconfirmed) continue;
    const _id = tenderId(back as ExternalTender);
    const known = await taken.get(_id);
    const facts = { backFen: (known?.backFen ?? 0) + amountFen, ...(whole ? { refundedAt: at, refundId } : {}) };
    if (known) await taken.update(_id, facts);
    const voucher = named.find(one => tenderId(one) === _id);
    if (!known && voucher)
      await taken.insert({ ...voucher, ...facts, _id, holder: sale._id, storeId: sale.storeId, at: sale.at, schema: 1 });
  }
};
