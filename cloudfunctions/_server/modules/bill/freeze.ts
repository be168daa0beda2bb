import type { Receipt } from '@core/contracts/redemption';
import type { ExternalTender } from '@core/contracts/tender';
import type { Application } from '@core/domain/coupon/money/apply';
import { giftOf } from '@core/domain/coupon/text/offer-text';
import { paidFor, settle, type SettlementLine } from '@core/domain/coupon/money/settle';
import type { Coupon } from '../coupon/documents';
import { brandOf, categoryOf, toBrandRef, toCategoryRef } from '../org/service';
import type { Redemption } from '../redemption/documents';
import type { CounterBill, TypedLine } from './assemble';

/** What a bill came to, once and for all: from here on no price of it changes. */
export type Frozen = {
  typed: TypedLine[];
  lines: Receipt['lines'];
  coupons: Redemption['coupons'];
  subtotalFen: number;
  savedFen: number;
  payFen: number;
  tenders: ExternalTender[];
  /** what of `payFen` is paid with points */
  pointsUsed?: number;
  pointsFen?: number;
};

const savedOn = (application: Application, lineId: string): number =>
  application.coupons.flatMap(({ lines }) => lines).reduce((sum, line) => (line.lineId === lineId ? sum + line.savedFen : sum), 0);

const linesOf = ({ typed, org, products }: CounterBill, application: Application): Frozen['lines'] =>
  typed.map(({ lineId, brandId, categoryId, productId, quantity, amountFen }) => {
    const savedFen = savedOn(application, lineId);
    const brand = toBrandRef(brandOf(org, brandId));
    const category = toCategoryRef(categoryOf(org, categoryId));
    const product = productId === undefined ? {} : { product: { productId, name: products.get(productId)!.name } };
    const pieces = quantity === undefined ? {} : { quantity };
    return { lineId, brand, category, ...product, ...pieces, amountFen, savedFen, payFen: amountFen - savedFen };
  });

/** Freezes a bill with the coupons that were applied to it. */
export const freeze = (
  counterBill: CounterBill,
  application: Application,
  coupons: readonly Coupon[],
  tenders: readonly ExternalTender[],
): Frozen => ({
  typed: [...counterBill.typed],
  lines: linesOf(counterBill, application),
  coupons: application.coupons.map(share => {
    const { templateId, rules } = coupons.find(({ _id }) => _id === share.couponId)!;
    const gift = giftOf(rules.benefit);
    return { ...share, templateId, title: rules.title, ...(gift === undefined ? {} : { gift }) };
  }),
  subtotalFen: counterBill.subtotalFen,
  savedFen: application.savedFen,
  payFen: application.payFen,
  tenders: [...tenders],
});

/** Who bears what the coupons of a frozen bill took off. */
export const settlementOf = ({ typed, coupons: shares }: Frozen, coupons: readonly Coupon[]): SettlementLine[] => {
  const brandOfLine = new Map(typed.map(({ lineId, brandId }) => [lineId, brandId]));
  return shares.flatMap(({ couponId, savedFen, lines }) => {
    const { rules, paid } = coupons.find(({ _id }) => _id === couponId)!;
    const perBrand = lines.map(line => ({ brandId: brandOfLine.get(line.lineId)!, savedFen: line.savedFen }));
    const paidFen = paidFor(rules.benefit, paid?.paidFen);
    const { brandId, agreedBrandIds, costBearers } = rules;
    return settle({ couponId, savedFen, lines: perBrand, paidFen, brandId, agreedBrandIds }, costBearers);
  });
};
