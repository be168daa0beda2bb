import type { KeptSale, RefundSlip, SaleRow, SaleView } from '@core/contracts/sale';
import { brandOf, categoryOf, counterOf, toBrandRef, toCategoryRef, toCounterRef, type Org } from '../org/service';
import type { Sale, SaleLine } from './documents';

const redemptionOf = ({ redemptionId, unmet }: Sale): Pick<KeptSale, 'redemption'> => {
  if (redemptionId !== undefined) return { redemption: { redemptionId, met: true, differences: [] } };
  return unmet ? { redemption: { redemptionId: unmet.redemptionId, met: false, differences: unmet.differences } } : {};
};

/** What a till is told. */
export const toKept = (sale: Sale): KeptSale => ({
  saleId: sale._id,
  slipNo: sale.slipNo,
  day: sale.day,
  subtotalFen: sale.subtotalFen,
  savedFen: sale.savedFen,
  payFen: sale.payFen,
  ...redemptionOf(sale),
  unconfirmed: sale.unconfirmed,
});

export const toSaleRow = (org: Org, sale: Sale): SaleRow => ({
  saleId: sale._id,
  slipNo: sale.slipNo,
  at: sale.at,
  counter: toCounterRef(org, counterOf(org, sale.counterId)),
  ofMember: sale.memberId !== undefined,
  subtotalFen: sale.subtotalFen,
  savedFen: sale.savedFen,
  payFen: sale.payFen,
  refundedFen: sale.refundedFen,
  ...redemptionOf(sale),
});

const leftOf = (sale: Sale, lineId: string): SaleView['lines'][number]['left'] => {
  const { quantity, payFen, coupons } = sale.left.lines.find(line => line.lineId === lineId)!;
  return { quantity, amountFen: coupons.reduce((sum, { savedFen }) => sum + savedFen, payFen), payFen };
};

/** Names of products by id, as far as they are known. */
type Products = ReadonlyMap<string, { name: string }>;

const productOf = (products: Products, { productId }: SaleLine): { product?: { productId: string; name: string } } => {
  const product = productId === undefined ? undefined : products.get(productId);
  return productId !== undefined && product ? { product: { productId, name: product.name } } : {};
};

const toLine = (org: Org, products: Products, sale: Sale, line: SaleLine): SaleView['lines'][number] => ({
  lineId: line.lineId,
  brand: toBrandRef(brandOf(org, line.brandId)),
  category: toCategoryRef(categoryOf(org, line.categoryId)),
  ...productOf(products, line),
  quantity: line.quantity,
  amountFen: line.amountFen,
  savedFen: line.savedFen,
  payFen: line.payFen,
  left: leftOf(sale, line.lineId),
});

export const toSaleView = (org: Org, sale: Sale, more: { memberMasked?: string; refunds: RefundSlip[]; products: Products }): SaleView => ({
  ...toSaleRow(org, sale),
  day: sale.day,
  memberMasked: more.memberMasked,
  lines: sale.lines.map(line => toLine(org, more.products, sale, line)),
  coupons: sale.coupons.map(({ couponId, title, savedFen, backOnRefund }) => ({ couponId, title, savedFen, backOnRefund })),
  tenders: sale.tenders,
  unconfirmed: sale.unconfirmed,
  pointsFen: sale.pointsFen,
  refunds: more.refunds,
});
