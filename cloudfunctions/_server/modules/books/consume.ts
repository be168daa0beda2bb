import { externalParts, takeExternals } from '@core/domain/books/externals';
import {
  cellsBackDraft,
  countedOf,
  negated,
  redemptionDraft,
  refundDraft,
  saleDraft,
  together,
  voucherRefundedDraft,
  voucherSoldDraft,
  type Contract,
  type Draft,
} from '@core/domain/books/entries';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { COUPONS, type Coupon } from '../coupon/documents';
import { counterOf, loadOrg } from '../org/service';
import type { OutboxEvent } from '../outbox/outbox';
import { REDEMPTIONS, type Redemption } from '../redemption/documents';
import { REFUNDS, type Refund } from '../refund/documents';
import { SALES, type Sale } from '../sale/documents';
import { BOOK_ENTRIES, BOOK_POSITIONS, entryId, type BookPosition, type EntryRefs } from './documents';
import { cellsOfRedemption, externalsBack, externalsOf, paidOf, refundedOf, takeRefunded, vouchersBack, vouchersOf } from './facts';
import { postBooks, postEntry, posting } from './post';

const positionsOf = (from: Pick<Transaction, 'collection'>) => from.collection<BookPosition>(BOOK_POSITIONS);

/** What an event speaks of; its absence is a bug, and the event is tried again. */
const need = async <T extends { _id: string }>(from: Pick<Transaction, 'collection'>, name: string, _id: string): Promise<T> => {
  const doc = await from.collection<T>(name).get(_id);
  if (!doc) throw new Error(`the books look for ${_id}, which is not there`);
  return doc;
};

const contractOf = async (deps: Deps, counterId: string): Promise<Contract> => counterOf(await loadOrg(deps), counterId).contract;

const refsOf = (contract: Contract, { _id, storeId, counterId, slipNo }: Sale): EntryRefs => ({
  saleId: _id,
  storeId,
  counterId,
  slipNo,
  contract,
});

const postSale = async (deps: Deps, sale: Sale): Promise<void> => {
  const contract = await contractOf(deps, sale.counterId);
  const paid = paidOf(sale);
  await posting(deps, async tx => {
    if (await positionsOf(tx).get(sale._id)) return;
    const externals = externalsOf(sale);
    await positionsOf(tx).insert({ _id: sale._id, paid, externals, schema: 1 });
    const draft = saleDraft(contract, paid, externals);
    await postEntry(tx, deps.db.command, {
      _id: entryId('sale', sale._id),
      kind: 'sale',
      at: sale.at,
      postedAt: deps.now(),
      refs: refsOf(contract, sale),
      draft,
    });
  });
};

/** Before its redemption was known the sale was split over its brands, or paid, otherwise: what was posted is put right. */
const resplit = async (tx: Transaction, contract: Contract, sale: Sale, command: Database['command']): Promise<Draft> => {
  const position = await need<BookPosition>(tx, BOOK_POSITIONS, sale._id);
  const posted = { paid: position.paid ?? [], externals: position.externals ?? externalsOf({ tenders: sale.tenders }) };
  const now = { paid: paidOf(sale), externals: externalsOf(sale) };
  if (JSON.stringify(posted) === JSON.stringify(now)) return together();
  await positionsOf(tx).update(sale._id, { paid: command.set(now.paid), externals: command.set(now.externals) });
  const draftOf = ({ paid, externals }: typeof now) => saleDraft(contract, paid, externals);
  return together(draftOf(now), negated(draftOf(posted)));
};

const couponsOf = async (db: Database, redemption: Redemption): Promise<Coupon[]> => {
  const ids = redemption.coupons.map(({ couponId }) => couponId);
  return ids.length === 0 ? [] : db.collection<Coupon>(COUPONS).find({ _id: db.command.in(ids) }, { limit: ids.length });
};

const postMet = async (deps: Deps, sale: Sale, redemption: Redemption): Promise<void> => {
  await postSale(deps, sale);
  const contract = await contractOf(deps, sale.counterId);
  const cells = cellsOfRedemption(redemption);
  const vouchers = vouchersOf(await couponsOf(deps.db, redemption));
  await posting(deps, async tx => {
    // one that is undone meanwhile has left its mark here
    if (await positionsOf(tx).get(redemption._id)) return;
    await positionsOf(tx).insert({ _id: redemption._id, cells, vouchers, schema: 1 });
    const draft = together(redemptionDraft(cells, vouchers), await resplit(tx, contract, sale, deps.db.command));
    const refs = { ...refsOf(contract, sale), redemptionId: redemption._id };
    await postEntry(tx, deps.db.command, {
      _id: entryId('redemption', redemption._id),
      kind: 'redemption',
      at: redemption.at,
      postedAt: deps.now(),
      refs,
      draft,
      billOf: entryId('sale', sale._id),
    });
  });
};

/** What a consumer needs of its context. */
type Speaker = Pick<Context, 'deps'>;

/** Consumer of `sale.arrived`: what was paid. Safe to run again, like all of these. */
export const bookSale = async ({ deps }: Speaker, { data }: Pick<OutboxEvent, 'data'>): Promise<void> =>
  postSale(deps, await need<Sale>(deps.db, SALES, data.saleId as string));

/** Consumer of `sale.confirmed`: a certificate that was flagged is owed by its platform after all. */
export const bookConfirmed = async ({ deps }: Speaker, { data, at }: Pick<OutboxEvent, 'data' | 'at'>): Promise<void> => {
  const sale = await need<Sale>(deps.db, SALES, data.saleId as string);
  await postSale(deps, sale);
  const contract = await contractOf(deps, sale.counterId);
  await posting(deps, async tx => {
    const draft = await resplit(tx, contract, sale, deps.db.command);
    const _id = entryId('sale', `${sale._id}_${data.tenderId as string}`);
    await postEntry(tx, deps.db.command, { _id, kind: 'sale', at, postedAt: deps.now(), refs: refsOf(contract, sale), draft });
  });
};

/** Consumer of `redemption.met`: who bears what the coupons took off. */
export const bookMet = async ({ deps }: Speaker, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const sale = await need<Sale>(deps.db, SALES, data.saleId as string);
  await postMet(deps, sale, await need<Redemption>(deps.db, REDEMPTIONS, data.redemptionId as string));
};

/** Consumer of `redemption.reversed`: takes back what is left of it; one that never met its sale only leaves its mark. */
export const bookReversal = async ({ deps }: Speaker, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const redemption = await need<Redemption>(deps.db, REDEMPTIONS, data.redemptionId as string);
  const { _id, storeId, counterId, slipNo, saleId, reversedAt, at } = redemption;
  const contract = await contractOf(deps, counterId);
  await posting(deps, async tx => {
    const position = await positionsOf(tx).get(_id);
    if (position?.reversed) return;
    if (!position) return positionsOf(tx).insert({ _id, cells: [], vouchers: [], reversed: true, schema: 1 });
    const { cells = [], vouchers = [] } = position;
    const { set } = deps.db.command;
    await positionsOf(tx).update(_id, { cells: set([]), vouchers: set([]), reversed: true });
    const refs: EntryRefs = { redemptionId: _id, saleId, storeId, counterId, slipNo, contract };
    const draft = cellsBackDraft(
      cells,
      vouchers.map(voucher => ({ ...voucher, how: 'returned' })),
    );
    const times = { at: reversedAt ?? at, postedAt: deps.now() };
    await postEntry(tx, deps.db.command, { _id: entryId('reversal', _id), kind: 'reversal', ...times, refs, draft });
  });
};

/** The coupons' part of a refund, out of what is left of the redemption. */
const takeCoupons = async (tx: Transaction, command: Database['command'], refund: Refund, sale: Sale): Promise<Draft> => {
  if (sale.redemptionId === undefined) return together();
  const position = await need<BookPosition>(tx, BOOK_POSITIONS, sale.redemptionId);
  const { taken, left } = takeRefunded(position.cells ?? [], refund, sale);
  const back = vouchersBack(position.vouchers ?? [], refund);
  const vouchers = (position.vouchers ?? []).map((voucher, index) => ({ ...voucher, paidFen: voucher.paidFen - back[index]!.paidFen }));
  await positionsOf(tx).update(sale.redemptionId, { cells: command.set(left), vouchers: command.set(vouchers) });
  return cellsBackDraft(taken, back);
};

/** What was paid, out of what is left of the sale. */
const takePaid = async (tx: Transaction, command: Database['command'], refund: Refund, sale: Sale, contract: Contract): Promise<Draft> => {
  const [lines, externals] = [refundedOf(refund, sale), externalsBack(refund)];
  if (externals.length === 0) return refundDraft(contract, lines);
  const position = await need<BookPosition>(tx, BOOK_POSITIONS, sale._id);
  const before = position.externalLeft ?? externalParts(paidOf(sale), countedOf(externalsOf(sale)));
  const { backs, left } = takeExternals(before, lines, countedOf(externals));
  await positionsOf(tx).update(sale._id, { externalLeft: command.set(left) });
  return refundDraft(contract, lines, externals, backs);
};

/** Consumer of `refund.arrived`: by the split that was frozen; its sale and redemption are posted first, in whatever order events come. */
export const bookRefund = async ({ deps }: Speaker, { data }: Pick<OutboxEvent, 'data'>): Promise<void> => {
  const { db } = deps;
  const refund = await need<Refund>(db, REFUNDS, data.refundId as string);
  const sale = await need<Sale>(db, SALES, refund.saleId);
  await postSale(deps, sale);
  if (sale.redemptionId !== undefined) await postMet(deps, sale, await need<Redemption>(db, REDEMPTIONS, sale.redemptionId));
  const contract = await contractOf(deps, sale.counterId);
  const _id = entryId('refund', refund._id);
  await posting(deps, async tx => {
    if (await tx.collection(BOOK_ENTRIES).get(_id)) return;
    const draft = together(await takePaid(tx, db.command, refund, sale, contract), await takeCoupons(tx, db.command, refund, sale));
    const redeemed = sale.redemptionId === undefined ? {} : { redemptionId: sale.redemptionId };
    const refs = { ...refsOf(contract, sale), ...redeemed, refundId: refund._id };
    await postEntry(tx, db.command, { _id, kind: 'refund', at: refund.at, postedAt: deps.now(), refs, draft });
  });
};

const paidFenOf = async (deps: Deps, couponId: string): Promise<number> => {
  const { paid } = await need<Coupon>(deps.db, COUPONS, couponId);
  if (!paid) throw new Error(`nobody paid for ${couponId}`);
  return paid.paidFen;
};

/** Consumer of `voucher.sold`: from now on it is owed. */
export const bookVoucherSold = async ({ deps }: Speaker, { data, at }: Pick<OutboxEvent, 'data' | 'at'>): Promise<void> => {
  const couponId = data.couponId as string;
  const draft = voucherSoldDraft(await paidFenOf(deps, couponId));
  const times = { at, postedAt: deps.now() };
  await postBooks(deps, [{ _id: entryId('voucher-sold', couponId), kind: 'voucher-sold', ...times, refs: { couponId }, draft }]);
};

/** Consumer of `voucher.refunded`: unused, what was paid for it goes back. */
export const bookVoucherRefunded = async ({ deps }: Speaker, { data, at }: Pick<OutboxEvent, 'data' | 'at'>): Promise<void> => {
  const couponId = data.couponId as string;
  const draft = voucherRefundedDraft(await paidFenOf(deps, couponId));
  const times = { at, postedAt: deps.now() };
  await postBooks(deps, [{ _id: entryId('voucher-refunded', couponId), kind: 'voucher-refunded', ...times, refs: { couponId }, draft }]);
};
