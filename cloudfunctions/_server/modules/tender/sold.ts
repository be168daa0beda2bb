import type { ExternalTender } from '@core/contracts/tender';
import { certificateKey, type ExternalLeft } from '@core/domain/sale/tenders';
import type { Database, Transaction } from '../../db/database';
import type { Sale } from '../sale/documents';
import { takeFree } from './service';

/** Certificates that a till named on a sale. */
export const vouchersOn = ({ tenders }: Pick<Sale, 'tenders'>): ExternalTender[] =>
  tenders.flatMap(tender => (tender.kind === 'external' ? [tender.voucher] : []));

const flagged = (externals: readonly ExternalLeft[], used: ReadonlySet<string>): ExternalLeft[] =>
  externals.map(({ unconfirmed: _, ...one }) => (used.has(certificateKey(one)) ? { ...one, unconfirmed: true } : one));

/**
 * Takes the certificates of a sale for it, inside its transaction; those of `from`, the redemption of its slip, are its own. A
 * sale is a fact of its till, so it is kept also when another bill took one before: that one is flagged, and no platform owes
 * anything for it.
 * @returns the sale as it is then
 * @throws TenderTakenError when another call took one at the same moment
 */
export const takeForSale = async (
  tx: Transaction,
  command: Database['command'],
  sale: Sale,
  { from, now }: { from?: string; now: number },
): Promise<Sale> => {
  const tenders = vouchersOn(sale);
  if (tenders.length === 0 || sale.left.touched) return sale;
  const { _id: holder, saleKey, storeId } = sale;
  const used = await takeFree(tx, command, { tenders, holder, from, saleKey, storeId, now });
  const externals = flagged(sale.externals ?? [], new Set(used.map(certificateKey)));
  const unconfirmed = used.map(({ platform, certificateId }) => ({ platform, certificateId, why: 'USED' as const }));
  const { unconfirmed: _, ...rest } = sale;
  return { ...rest, externals, leftExternals: externals, ...(unconfirmed.length === 0 ? {} : { unconfirmed }) };
};
