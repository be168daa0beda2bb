import type { TenderPlatform } from '@core/contracts/tender';
import { differencesOf, splitOver, type Difference, type RedeemedBill, type SoldSlip } from '@core/domain/sale/meet';
import type { Bill } from '@core/domain/coupon/rules';
import { offTheirProducts, takesPartIn } from '@core/domain/sale/products';
import { certificateKey, countedExternals } from '@core/domain/sale/tenders';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { billAsSold } from '../bill/as-sold';
import { toPiece, type Coupon } from '../coupon/documents';
import { announce } from '../outbox/outbox';
import type { Redemption } from '../redemption/documents';
import { markMet, markMismatch } from '../redemption/met';
import { vouchersOn } from '../tender/sold';
import { refundableOf, withExternals, type Sale, type SaleCoupon } from './documents';
import { changeSale } from './repo';
import { couponsOf } from './used';

export const REDEMPTION_MET = 'redemption.met';

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
  certificates: (redemption.tenders ?? []).map(certificateKey),
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
  certificates: vouchersOn({ tenders }).map(certificateKey),
  touched: left.touched,
});

/** The coupons of a redemption with what a refund must know of them, frozen with the sale. */
const toSaleCoupons = (redemption: Redemption, coupons: readonly Coupon[]): SaleCoupon[] =>
  redemption.coupons.map(({ couponId, templateId, title, savedFen }) => {
    const { rules, paid } = coupons.find(({ _id }) => _id === couponId)!;
    // for one that was handed out nobody paid, and nobody gets anything back
    const voucher = paid && rules.benefit.kind === 'voucher' ? { paidFen: paid.paidFen, payerId: paid.payerId } : {};
    return { couponId, templateId, title, savedFen, ...voucher, backOnRefund: rules.backOnRefund === true };
  });

/** Coupons for some products only whose goods the slip does not show; asked once everything else agrees. */
const productDifferences = (redemption: Redemption, coupons: readonly Coupon[], bill: Bill): Difference[] => {
  const off = offTheirProducts(coupons.map(toPiece), bill, redemption.coupons);
  return redemption.coupons
    .filter(({ couponId }) => off.includes(couponId))
    .map(({ couponId, title }) => ({ code: 'PRODUCT', couponId, title }));
};

/** The sale with the redemption's split on its lines. One that handed over gifts only takes nothing off them: it has no bill. */
const splitBy = (
  sale: Sale,
  redemption: Redemption,
  used: readonly Coupon[],
  bill: Bill | undefined,
): Pick<Sale, 'lines' | 'left' | 'coupons'> => {
  const coupons = toSaleCoupons(redemption, used);
  if (!bill) return { lines: sale.lines, left: { ...sale.left, coupons: refundableOf([], coupons).coupons }, coupons };
  const split = splitOver(billOf(redemption, sale), sale.lines, takesPartIn(used.map(toPiece), bill));
  const lines = sale.lines.map((line, index) => ({ ...line, ...split[index]! }));
  return { lines, left: refundableOf(lines, coupons), coupons };
};

const otherFenOf = ({ tenders }: Sale): number =>
  tenders.reduce((sum, { kind, amountFen }) => (kind === 'other' ? sum + amountFen : sum), 0);

/**
 * A till that cannot name certificates books what they paid as `other`: so far the counter's count is believed. What the till
 * took in money was money, and the certificate is flagged.
 */
const externalsOf = (sale: Sale, { tenders = [] }: Redemption): Pick<Sale, 'externals' | 'leftExternals' | 'unconfirmed'> => {
  if (sale.externals || sale.left.touched) return {};
  const dueFen = sale.payFen - sale.pointsFen;
  const believed = countedExternals(tenders, Math.min(dueFen, otherFenOf(sale)));
  const known = new Set(believed.map(certificateKey));
  const unconfirmed = countedExternals(tenders, dueFen)
    .filter(one => !known.has(certificateKey(one)))
    .map(({ platform, certificateId }) => ({ platform: platform as TenderPlatform, certificateId, why: 'NOT_NAMED' as const }));
  return { ...withExternals(believed), ...(unconfirmed.length === 0 ? {} : { unconfirmed }) };
};

/** The id of a redemption whose certificates are its sale's: one that is undone, or met another sale, has none to give. */
export const openIdOf = ({ _id, state, saleId }: Redemption): string | undefined =>
  state === 'redeemed' && saleId === undefined ? _id : undefined;

const unmet = async (context: Context, tx: Transaction, sale: Sale, redemption: Redemption, differences: Difference[]): Promise<Sale> => {
  // one that is undone, or is another sale's, is nothing to look at
  const open = openIdOf(redemption) !== undefined;
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
  const used = await couponsOf(tx, redemption);
  const bill = redemption.lines.length === 0 ? undefined : await billAsSold(context.deps, sale, redemption.at);
  const ofProducts = bill ? productDifferences(redemption, used, bill) : [];
  if (ofProducts.length > 0) return unmet(context, tx, sale, redemption, ofProducts);
  await markMet(tx, context.deps.db.command, redemption._id, sale._id);
  await announce(context, tx, {
    _id: `${REDEMPTION_MET}:${redemption._id}`,
    kind: REDEMPTION_MET,
    data: { redemptionId: redemption._id, saleId: sale._id },
  });
  const { unmet: _, ...rest } = sale;
  const { memberId, _id: redemptionId } = redemption;
  return { ...rest, ...splitBy(sale, redemption, used, bill), ...externalsOf(sale, redemption), memberId, redemptionId };
};

/** Writes what a meeting made of a sale that was there before it. */
export const keepMeeting = async (tx: Transaction, command: Database['command'], after: Sale): Promise<void> => {
  const { lines, left, coupons, memberId, externals, leftExternals, unconfirmed, redemptionId } = after;
  await changeSale(tx, after._id, {
    lines: command.set(lines),
    left: command.set(left),
    coupons: command.set(coupons),
    memberId,
    ...(externals ? { externals: command.set(externals), leftExternals: command.set(leftExternals) } : {}),
    unconfirmed: unconfirmed ? command.set(unconfirmed) : command.remove(),
    redemptionId,
    unmet: after.unmet === undefined ? command.remove() : command.set(after.unmet),
  });
};
