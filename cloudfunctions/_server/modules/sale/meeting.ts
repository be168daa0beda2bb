import { differencesOf, splitOver, type Difference, type RedeemedBill, type SoldSlip } from '@core/domain/sale/meet';
import { countedExternals } from '@core/domain/sale/tenders';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { readCoupon } from '../coupon/service';
import { announce } from '../outbox/outbox';
import type { Redemption } from '../redemption/documents';
import { markMet, markMismatch, readRedemption, redemptionOfSlip } from '../redemption/met';
import { refundableOf, withExternals, type Sale, type SaleCoupon } from './documents';
import { changeSale, findByKey, getSale } from './repo';

export const REDEMPTION_MET = 'redemption.met';

const certificatesOf = (tenders: readonly { platform: string; certificateId: string }[]): string[] =>
  tenders.map(({ platform, certificateId }) => `${platform}:${certificateId}`);

export const billOf = (redemption: Redemption, sale: Sale): RedeemedBill => ({
  counterId: redemption.counterId,
  memberId: redemption.memberId,
  lines: redemption.lines.map(({ lineId, brand, category, amountFen }) => ({
    lineId,
    brandId: brand.brandId,
    categoryId: category.categoryId,
    amountFen,
  })),
  coupons: redemption.coupons,
  subtotalFen: redemption.subtotalFen,
  savedFen: redemption.savedFen,
  pointsFen: redemption.pointsFen ?? 0,
  certificates: certificatesOf(redemption.tenders ?? []),
  reversed: redemption.state === 'reversed',
  taken: redemption.saleId !== undefined && redemption.saleId !== sale._id,
});

export const slipOf = ({ counterId, memberId, lines, subtotalFen, payFen, pointsFen, tenders, left }: Sale): SoldSlip => ({
  counterId,
  memberId,
  lines,
  subtotalFen,
  payFen,
  pointsFen,
  certificates: certificatesOf(tenders.flatMap(tender => (tender.kind === 'external' ? [tender.voucher] : []))),
  touched: left.touched,
});

/** The coupons of a redemption with what a refund must know of them, frozen with the sale. */
const couponsOf = async (tx: Transaction, redemption: Redemption): Promise<SaleCoupon[]> => {
  const coupons: SaleCoupon[] = [];
  for (const { couponId, templateId, title, savedFen } of redemption.coupons) {
    const coupon = await readCoupon(tx, couponId);
    if (!coupon) throw new Error(`no coupon ${couponId} of ${redemption._id}`);
    const { rules, paid } = coupon;
    // for one that was handed out nobody paid, and nobody gets anything back
    const voucher = paid && rules.benefit.kind === 'voucher' ? { paidFen: paid.paidFen, payerId: paid.payerId } : {};
    coupons.push({ couponId, templateId, title, savedFen, ...voucher, backOnRefund: rules.backOnRefund === true });
  }
  return coupons;
};

/** The sale with the redemption's split on its lines. One that handed over gifts only takes nothing off them. */
const splitBy = (sale: Sale, redemption: Redemption, coupons: SaleCoupon[]): Pick<Sale, 'lines' | 'left'> => {
  if (redemption.lines.length === 0) return { lines: sale.lines, left: { ...sale.left, coupons: refundableOf([], coupons).coupons } };
  const split = splitOver(billOf(redemption, sale), sale.lines);
  const lines = sale.lines.map((line, index) => ({ ...line, ...split[index]! }));
  return { lines, left: refundableOf(lines, coupons) };
};

/** A till that names no certificate may not know of those that the bill was paid with: then the counter's count. */
const externalsOf = (sale: Sale, { tenders = [] }: Redemption): Pick<Sale, 'externals' | 'leftExternals'> =>
  sale.externals || sale.left.touched ? {} : withExternals(countedExternals(tenders, sale.payFen - sale.pointsFen));

const unmet = async (context: Context, tx: Transaction, sale: Sale, redemption: Redemption, differences: Difference[]): Promise<Sale> => {
  // one that is undone, or is another sale's, is nothing to look at
  const open = redemption.state === 'redeemed' && redemption.saleId === undefined;
  const { deps, now } = context;
  if (open) await markMismatch(tx, deps.db.command, redemption._id, { saleId: sale._id, differences, now });
  return { ...sale, unmet: { redemptionId: redemption._id, differences } };
};

/**
 * Brings a sale and the redemption of its slip together, inside the caller's transaction: writes the redemption and the event,
 * and gives the sale as it is then; the caller stores it. What differs leaves both as they are, flagged.
 */
export const bringTogether = async (context: Context, tx: Transaction, sale: Sale, redemption: Redemption): Promise<Sale> => {
  const differences = differencesOf(billOf(redemption, sale), slipOf(sale));
  if (differences.length > 0) return unmet(context, tx, sale, redemption, differences);
  const coupons = await couponsOf(tx, redemption);
  await markMet(tx, context.deps.db.command, redemption._id, sale._id);
  await announce(context, tx, {
    _id: `${REDEMPTION_MET}:${redemption._id}`,
    kind: REDEMPTION_MET,
    data: { redemptionId: redemption._id, saleId: sale._id },
  });
  const { unmet: _, ...rest } = sale;
  const { memberId, _id: redemptionId } = redemption;
  return { ...rest, ...splitBy(sale, redemption, coupons), ...externalsOf(sale, redemption), memberId, redemptionId, coupons };
};

/** Writes what a meeting made of a sale that was there before it. */
export const keepMeeting = async (tx: Transaction, command: Database['command'], after: Sale): Promise<void> => {
  const { lines, left, coupons, memberId, externals, leftExternals, redemptionId } = after;
  await changeSale(tx, after._id, {
    lines: command.set(lines),
    left: command.set(left),
    coupons: command.set(coupons),
    memberId,
    ...(externals ? { externals: command.set(externals), leftExternals: command.set(leftExternals) } : {}),
    redemptionId,
    unmet: after.unmet === undefined ? command.remove() : command.set(after.unmet),
  });
};

/** For a sale and a redemption that were made at the same moment, or the sale first: whoever is told last brings them together. */
const meetLater = async (context: Context, saleId: string, redemptionId: string): Promise<void> => {
  const { deps } = context;
  await deps.transact<void, never>(async tx => {
    const [sale, redemption] = [await getSale(tx, saleId), await readRedemption(tx, redemptionId)];
    if (!sale || !redemption || sale.redemptionId !== undefined || redemption.state === 'reversed') return ok(undefined);
    await keepMeeting(tx, deps.db.command, await bringTogether(context, tx, sale, redemption));
    return ok(undefined);
  });
};

/** A sale that knows no redemption looks for the one of its slip. Safe to run again. */
export const meetBySale = async (context: Context, saleId: string): Promise<void> => {
  const sale = await getSale(context.deps.db, saleId);
  if (!sale || sale.redemptionId !== undefined) return;
  const redemption = await redemptionOfSlip(context.deps.db, sale.saleKey);
  if (redemption) await meetLater(context, saleId, redemption._id);
};

/** A redemption looks for the sale of its slip that came before it. Safe to run again. */
export const meetByRedemption = async (context: Context, redemptionId: string): Promise<void> => {
  const { db } = context.deps;
  const redemption = await readRedemption(db, redemptionId);
  if (!redemption || redemption.saleId !== undefined || redemption.state === 'reversed') return;
  const sale = await findByKey(db, redemption.slipKey);
  if (sale) await meetLater(context, sale._id, redemptionId);
};
