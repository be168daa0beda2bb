import { dateText, DAY_MS, HOUR_MS } from '@core/domain/calendar';
import { endOfMonth, monthOf, startOfMonth } from '@core/domain/books/month';
import { refundOf, type RefundAsk } from '@core/domain/coupon/money/refund';
import type { CostBearer } from '@core/domain/coupon/rules';
import { settle } from '@core/domain/coupon/money/settle';
import { COUPONS, type Coupon } from '@server/modules/coupon/documents';
import { COUNTERS, type Counter } from '@server/modules/org/documents';
import { OUTBOX, type OutboxEvent } from '@server/modules/outbox/outbox';
import { REDEMPTIONS, type Redemption } from '@server/modules/redemption/documents';
import { REFUNDS, type Refund } from '@server/modules/refund/documents';
import { refundableOf, SALES, type Sale } from '@server/modules/sale/documents';
import { VOUCHER_ORDERS, type VoucherOrder } from '@server/modules/voucher/documents';
import type { Mall } from '../harness';
import { aTemplate } from './mall';

export const NOW_MONTH = monthOf(Date.now());
/** The month that is over, and an instant in the middle of it. */
export const LAST_MONTH = monthOf(startOfMonth(NOW_MONTH) - 1);
export const THEN = startOfMonth(LAST_MONTH) + 10 * DAY_MS + 14 * HOUR_MS;
export const END = endOfMonth(LAST_MONTH);

/** A counter of two brands that takes its own money; add it before anybody asks for the organisation. */
export const addLease = (mall: Mall): Promise<void> =>
  mall.deps.db.collection<Counter>(COUNTERS).insert({
    _id: 'ct_lease',
    name: '双品牌租赁柜',
    floor: '1F',
    storeId: 'st_north',
    brandIds: ['br_lake', 'br_hill'],
    categoryIds: ['cat_womens'],
    contract: 'lease',
  });

export type UsedCoupon = {
  couponId: string;
  /** what it took off each line */
  saved: Record<string, number>;
  bearers: readonly CostBearer[];
  /** of a voucher: what was paid, by somebody or (`sold: false`) by nobody */
  voucher?: { paidFen: number; sold: boolean };
  backOnRefund?: boolean;
};
export type Bill = {
  key: string;
  at?: number;
  counterId?: string;
  lines: readonly { lineId: string; brandId: string; amountFen: number }[];
  coupons?: readonly UsedCoupon[];
  pointsFen?: number;
  tenders?: Sale['tenders'];
};

const couponOf = ({ couponId, voucher, bearers, backOnRefund = false }: UsedCoupon): Coupon => {
  const benefit = voucher ? { kind: 'voucher' as const, faceFen: 30_000, priceFen: voucher.paidFen } : { kind: 'cash-off' as const, offFen: 5_000 };
  return {
    _id: couponId,
    memberId: 'mem_books',
    templateId: 'tp_books',
    state: 'redeemed',
    rules: { ...aTemplate('books'), title: '=HYPERLINK("x")', benefit, costBearers: bearers, backOnRefund },
    validFrom: 0,
    validUntil: END + DAY_MS,
    source: 'claim',
    issuedAt: 1,
    claimKey: couponId,
    reservationId: couponId,
    ...(voucher?.sold ? { paid: { payerId: 'mem_books', paidFen: voucher.paidFen, orderId: `vo_${couponId}` } } : {}),
    schema: 1,
  } as unknown as Coupon;
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const sumOf = (saved: Record<string, number>): number => sum(Object.values(saved));

const paidFenOf = ({ voucher }: UsedCoupon): { paidFen?: number } => (voucher ? { paidFen: voucher.paidFen } : {});

const facts = ({ key, at = THEN, counterId = 'ct_nlake' }: Bill) => ({
  storeId: 'st_north',
  counterId,
  terminalId: 'terminal-1',
  day: dateText(at),
  slipNo: key.toUpperCase(),
  at,
});

const redemptionOf = (bill: Bill): Redemption => {
  const { key, lines, coupons = [] } = bill;
  const savedOn = (lineId: string): number => sum(coupons.map(({ saved }) => saved[lineId] ?? 0));
  const subtotalFen = sum(lines.map(({ amountFen }) => amountFen));
  const savedFen = sum(coupons.map(({ saved }) => sumOf(saved)));
  return {
    _id: `rd_${key}`,
    ...facts(bill),
    ticketId: `visit_${key}`,
    memberId: 'mem_books',
    memberMasked: '林** 138****0001',
    staffId: 'sf_guide',
    guideName: '林晓',
    counter: { counterId: bill.counterId ?? 'ct_nlake', name: '柜台', floor: '1F', storeId: 'st_north', storeName: '城北店' },
    slipKey: `books|${key}`,
    lines: lines.map(({ lineId, brandId, amountFen }) => ({
      lineId,
      brand: { brandId, name: brandId, logo: '' },
      category: { categoryId: 'cat_womens', name: '女装' },
      amountFen,
      savedFen: savedOn(lineId),
      payFen: amountFen - savedOn(lineId),
    })),
    coupons: coupons.map(({ couponId, saved }) => ({
      couponId,
      templateId: 'tp_books',
      title: '=HYPERLINK("x")',
      savedFen: sumOf(saved),
      lines: Object.entries(saved).map(([lineId, amount]) => ({ lineId, savedFen: amount })),
    })),
    settlement: coupons.flatMap(coupon => {
      const perBrand = Object.entries(coupon.saved).map(([lineId, amount]) => ({
        brandId: lines.find(line => line.lineId === lineId)!.brandId,
        savedFen: amount,
      }));
      const used = { couponId: coupon.couponId, savedFen: sumOf(coupon.saved), lines: perBrand, ...paidFenOf(coupon) };
      return settle(used, coupon.bearers);
    }),
    subtotalFen,
    savedFen,
    payFen: subtotalFen - savedFen,
    state: 'redeemed',
    provisional: false,
    saleId: `sale_${key}`,
    reversibleUntil: 0,
    requestId: `request-${key}`,
    schema: 1,
  } as unknown as Redemption;
};

const saleOf = (bill: Bill): Sale => {
  const { key, lines, coupons = [], pointsFen = 0, tenders = [] } = bill;
  const sold = lines.map(({ lineId, brandId, amountFen }) => {
    const shares = coupons.flatMap(({ couponId, saved }) => (saved[lineId] ? [{ couponId, savedFen: saved[lineId] }] : []));
    const savedFen = sum(shares.map(share => share.savedFen));
    return { lineId, brandId, categoryId: 'cat_womens', amountFen, savedFen, payFen: amountFen - savedFen, coupons: shares };
  });
  const used = coupons.map(coupon => ({
    couponId: coupon.couponId,
    templateId: 'tp_books',
    title: '券',
    savedFen: sumOf(coupon.saved),
    ...paidFenOf(coupon),
    backOnRefund: coupon.backOnRefund ?? false,
  }));
  const payFen = sum(sold.map(line => line.payFen));
  const subtotalFen = sum(lines.map(({ amountFen }) => amountFen));
  return {
    _id: `sale_${key}`,
    ...facts(bill),
    saleKey: `books|${key}`,
    bodyHash: key,
    tillId: 'till_books',
    arrivedAt: bill.at ?? THEN,
    ...(coupons.length === 0 ? {} : { redemptionId: `rd_${key}`, memberId: 'mem_books' }),
    lines: sold,
    coupons: used,
    tenders,
    subtotalFen,
    savedFen: subtotalFen - payFen,
    payFen,
    pointsFen,
    left: refundableOf(sold, used),
    leftPointsFen: pointsFen,
    refundedFen: 0,
    schema: 1,
  };
};

export type Events = { kind: string; data: Record<string, unknown>; at?: number }[];

/** Announces what happened, as the change's own transaction would have. */
export const announceAll = async (mall: Mall, events: Events): Promise<void> => {
  const docs = events.map(({ kind, data, at = THEN }, index): OutboxEvent => ({
    _id: `${kind}:${Object.values(data).join(':')}:${index}:${mall.newRequest()}`,
    kind,
    data,
    at,
    tries: 0,
    nextAt: 0,
  }));
  await mall.deps.db.collection<OutboxEvent>(OUTBOX).insert(docs);
};

/** Puts a sale, its redemption and its coupons into the store, as their own stories leave them. */
export const putSale = async (mall: Mall, bill: Bill): Promise<Sale> => {
  const { db } = mall.deps;
  const sale = saleOf(bill);
  await db.collection<Sale>(SALES).insert(sale);
  for (const coupon of bill.coupons ?? []) {
    const there = await db.collection<Coupon>(COUPONS).get(coupon.couponId);
    if (!there) await putVoucher(mall, coupon);
  }
  if (bill.coupons?.length) await db.collection<Redemption>(REDEMPTIONS).insert(redemptionOf(bill));
  return sale;
};

/** A coupon, and of one that was bought the order and its payment. */
export const putVoucher = async ({ deps: { db } }: Mall, coupon: UsedCoupon): Promise<void> => {
  const { couponId, voucher } = coupon;
  await db.collection<Coupon>(COUPONS).insert(couponOf(coupon));
  if (!voucher?.sold) return;
  const payments = [{ transactionId: `tx_${couponId}`, paidFen: voucher.paidFen, at: 1 }];
  const order = { _id: `vo_${couponId}`, state: 'paid', memberId: 'mem_books', couponId, openKey: `done:vo_${couponId}`, payments, schema: 1 };
  await db.collection<VoucherOrder>(VOUCHER_ORDERS).insert(order as unknown as VoucherOrder);
};

let refunds = 0;
/** Refunds a part of a sale by the product's own rule; what is left of it stays on the sale. */
export const putRefund = async (mall: Mall, saleId: string, asks: readonly RefundAsk[], at: number): Promise<Refund> => {
  const { db } = mall.deps;
  const sale = (await db.collection<Sale>(SALES).get(saleId))!;
  const computed = refundOf(sale.left, asks);
  if (!computed.ok) throw new Error(computed.code);
  const { lines, payFen, vouchers, returnedCouponIds, complete } = computed.data;
  refunds += 1;
  const refund: Refund = {
    _id: `rf_${refunds}`,
    saleId,
    refundKey: `own:${refunds}`,
    bodyHash: '',
    slipNo: sale.slipNo,
    storeId: sale.storeId,
    counterId: sale.counterId,
    staffId: 'sf_cashier',
    byName: '吴桐',
    terminalId: 'terminal-1',
    day: dateText(at),
    at,
    arrivedAt: at,
    lines: [...lines],
    ...{ payFen, pointsFen: 0, cashFen: payFen, nettedFen: 0 },
    vouchers: vouchers.map(voucher => ({ ...voucher, title: '券' })),
    returnedCouponIds: [...returnedCouponIds],
    returned: [],
    complete,
    requestId: `refund-${refunds}`,
    schema: 1,
  };
  await db.collection<Refund>(REFUNDS).insert(refund);
  return refund;
};

/** Runs a timer until nothing of it is left to do. */
export const runTimer = async (mall: Mall, name: string): Promise<any[]> => {
  const outcome = await mall.runtime.timers.run(name);
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.json);
};
