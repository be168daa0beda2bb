import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { announce, type OutboxEvent } from '../outbox/outbox';
import { wantTender } from '../tender/service';
import { takeForSale } from '../tender/sold';
import { tenderId } from '../tender/documents';
import type { Sale } from './documents';
import { changeSale, getSale } from './repo';

/** A certificate of a sale counts after all: `saleId`, `tenderId`. */
export const SALE_CONFIRMED = 'sale.confirmed';

const waitsFor = ({ unconfirmed = [] }: Pick<Sale, 'unconfirmed'>, wanted: string): boolean =>
  unconfirmed.some(one => one.why === 'USED' && tenderId(one) === wanted);

/** Takes it for the sale, unless something of that was refunded: what went back was split without it. */
const confirm = async (context: Context, tx: Transaction, saleId: string, wanted: string): Promise<boolean> => {
  const { command } = context.deps.db;
  const sale = await getSale(tx, saleId);
  if (!sale || sale.left.touched || !waitsFor(sale, wanted)) return false;
  const { externals, leftExternals, unconfirmed } = await takeForSale(tx, command, sale, { now: context.now });
  if (waitsFor({ unconfirmed }, wanted)) return false;
  await changeSale(tx, saleId, {
    externals: command.set(externals),
    leftExternals: command.set(leftExternals),
    unconfirmed: unconfirmed ? command.set(unconfirmed) : command.remove(),
  });
  await announce(context, tx, { _id: `${SALE_CONFIRMED}:${saleId}:${wanted}`, kind: SALE_CONFIRMED, data: { saleId, tenderId: wanted } });
  return true;
};

/**
 * Consumer of `tender.freed`: the bill that a certificate lay on was undone, so the first sale that names it counts it; the others go
 * on waiting. Safe to run again: a sale that counts it waits for it no more.
 */
export const onTenderFreed = async (context: Context, { data }: OutboxEvent): Promise<void> => {
  const { tenderId: wanted, saleIds } = data as { tenderId: string; saleIds: string[] };
  const { deps } = context;
  await deps.transact<null, never>(async tx => {
    for (const [index, saleId] of saleIds.entries()) {
      if (!(await confirm(context, tx, saleId, wanted))) continue;
      for (const other of saleIds.slice(index + 1)) await wantTender(tx, deps.db.command, wanted, other);
      break;
    }
    return ok(null);
  });
};
