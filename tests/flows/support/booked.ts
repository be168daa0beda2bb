import type { ActingAs } from '@core/contracts/define';
import { BOOK_ENTRIES, BOOK_LINES, BOOK_MONTHS, type BookEntry, type BookLine, type BookMonth } from '@server/modules/books/documents';
import type { Mall } from '../harness';
import { announceAll, LAST_MONTH, putSale, putVoucher, runTimer, type Bill } from './books';
import { whole } from './whole';

export const MALL_ONLY = [{ bearer: 'mall', shareBp: 10_000 }] as const;
export const SHARED = [
  { bearer: 'mall', shareBp: 6_000 },
  { bearer: 'brand', shareBp: 4_000 },
] as const;
export const BOUGHT = { paidFen: 27_000, sold: true };

/** A bill of 100 at the lake's counter, in the middle of last month, where nothing else is said. */
export const aBill = (key: string, over: Partial<Bill> = {}): Bill => ({
  key,
  lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 10_000 }],
  ...over,
});

/** A: half of it money, the rest a voucher. B: a voucher paid all of it. C: of two brands, at a counter that takes its own money. */
const A = aBill('a', {
  lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 50_000 }],
  coupons: [{ couponId: 'cp_v1', saved: { l1: 30_000 }, bearers: MALL_ONLY, voucher: BOUGHT }],
});
const B = aBill('b', { coupons: [{ couponId: 'cp_v2', saved: { l1: 10_000 }, bearers: MALL_ONLY, voucher: BOUGHT }] });
const C = aBill('c', {
  counterId: 'ct_lease',
  lines: [
    { lineId: 'l1', brandId: 'br_lake', amountFen: 30_000 },
    { lineId: 'l2', brandId: 'br_hill', amountFen: 20_000 },
  ],
  coupons: [{ couponId: 'cp_off', saved: { l1: 3_000, l2: 2_000 }, bearers: SHARED }],
});

/** Three bills of last month with two vouchers, in the store and not heard of yet; what is told of them, in two parts. */
export const putMonth = async (mall: Mall) => {
  for (const bill of [A, B, C]) await putSale(mall, bill);
  return {
    met: ['a', 'b', 'c'].map(key => ({ kind: 'redemption.met', data: { redemptionId: `rd_${key}`, saleId: `sale_${key}` } })),
    arrived: ['a', 'b', 'c'].map(key => ({ kind: 'sale.arrived', data: { saleId: `sale_${key}` } })),
  };
};

/** Vouchers that were sold and not used. */
export const putUnused = async (mall: Mall, ...couponIds: string[]): Promise<void> => {
  for (const couponId of couponIds) await putVoucher(mall, { couponId, saved: {}, bearers: MALL_ONLY, voucher: BOUGHT });
};

export const statementOf = (brand: string, month = LAST_MONTH): string => `stmt_br_${brand}_${month}`;

type Answer = { ok: boolean; code?: string; data?: any };

/** The answer's data; anything but a yes fails the test with its code. */
export const ok = async (answer: Promise<Answer>): Promise<any> => {
  const { ok: fine, code, data } = await answer;
  expect({ fine, code }).toEqual({ fine: true, code: undefined });
  return data;
};

/** Who asks about statements: finance, and a brand each of two. */
export const askers = (mall: () => Mall) => {
  const as = (role: ActingAs['role']): ActingAs => mall().at(role, { counterId: undefined });
  const by =
    (who: string, role: ActingAs['role']) =>
    (action: string, data: object = {}, requestId?: string): Promise<Answer> =>
      mall().call('ops', mall().staff(who), action, data, { as: as(role), ...(requestId ? { requestId } : {}) });
  return { finance: by('finance', 'finance'), lake: by('lakebrand', 'brand-operator'), hill: by('hillbrand', 'brand-operator') };
};

/** Delivers what was announced; what failed says so with its log. */
export const deliver = async (mall: Mall): Promise<void> => {
  const [counts] = await runTimer(mall, 'every-minute');
  const failed = () => mall.runtime.logs.read('jobs', { limit: 40 }).filter(({ line }) => line.includes('failed'));
  if (counts.data?.failed)
    throw new Error(
      failed()
        .map(({ line }) => line)
        .join('\n'),
    );
  expect(counts).toMatchObject({ ok: true, data: { failed: 0 } });
};

/** Tells of some events, and delivers them. */
export const tell = async (mall: Mall, events: Parameters<typeof announceAll>[1]): Promise<void> => {
  await announceAll(mall, events);
  await deliver(mall);
};

const nonZero = (sums: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));

/** What the books hold, read without asking them. */
export const booksOf = (mall: () => Mall) => {
  const db = () => mall().deps.db;
  const entries = () => whole<BookEntry>(db(), BOOK_ENTRIES);
  const lines = () => whole<BookLine>(db(), BOOK_LINES);

  /** Every balance anew from the postings, without looking at what the months keep. */
  const fromPostings = async (): Promise<Record<string, number>> => {
    const sums: Record<string, number> = {};
    for (const { postings } of await entries()) for (const { account, amountFen } of postings) sums[account] = (sums[account] ?? 0) + amountFen;
    return nonZero(sums);
  };

  /** Nothing is ever off by a fen: each entry, each line, each month. */
  const reconcile = async (): Promise<void> => {
    for (const { _id, postings } of await entries()) expect([_id, postings.reduce((sum, { amountFen }) => sum + amountFen, 0)]).toEqual([_id, 0]);
    for (const { _id, parts, dueFen } of await lines()) {
      const covered = parts.cashFen + parts.externalFen + parts.pointsFen + parts.voucherFen + parts.mallFen + parts.brandFen + parts.platformFen;
      expect([_id, covered]).toEqual([_id, parts.salesFen]);
      expect([_id, dueFen]).toEqual([_id, parts.salesFen - parts.brandFen - parts.takenFen + parts.correctionFen]);
    }
    const kept: Record<string, number> = {};
    for (const { balances } of await whole<BookMonth>(db(), BOOK_MONTHS))
      for (const [account, amount] of Object.entries(balances)) kept[account] = (kept[account] ?? 0) + amount;
    expect(nonZero(kept)).toEqual(await fromPostings());
  };
  return { entries, lines, fromPostings, reconcile };
};
