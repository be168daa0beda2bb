import type { statementActions } from '@core/contracts/statement';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { accountName } from '@core/domain/books/account-text';
import { balanced } from '@core/domain/books/accounts';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { BookEntry, BookLine } from '../books/documents';
import { entriesById, type BillLine } from '../books/service';
import { numberOf } from '../coupon/documents';
import { brandOf, categoryOf, loadOrg, type Org } from '../org/service';
import { saleById } from '../sale/service';
import type { Sale, SaleLine } from '../sale/documents';
import { REFUNDS, type Refund } from '../refund/documents';
import { findLine } from './service';
import { toLine } from './view';

type Detail = OutputOf<typeof statementActions, 'statement.line'>;

type Row = Pick<SaleLine, 'lineId' | 'brandId' | 'categoryId' | 'amountFen' | 'savedFen' | 'payFen' | 'coupons'>;

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const isOf =
  (brandId: string | undefined) =>
  (row: Pick<Row, 'brandId'>): boolean =>
    brandId === undefined || row.brandId === brandId;

/** What came back of the sale's lines by one refund. */
const refundedRows = (sale: Sale, refund: Refund): Row[] =>
  refund.lines.map(({ lineId, payFen, coupons }) => {
    const line = sale.lines.find(row => row.lineId === lineId);
    if (!line) throw new Error(`no line ${lineId} on ${sale._id}`);
    const savedFen = sumOf(coupons.map(share => share.savedFen));
    return { ...line, amountFen: payFen + savedFen, savedFen, payFen, coupons: [...coupons] };
  });

const toGoods = (org: Org, { lineId, brandId, categoryId, amountFen, savedFen, payFen }: Row): Detail['goods'][number] => ({
  lineId,
  brandName: brandOf(org, brandId).name,
  categoryName: categoryOf(org, categoryId).name,
  ...{ amountFen, savedFen, payFen },
});

const couponsOf = ({ coupons }: Sale, rows: readonly Row[]): Detail['coupons'] =>
  coupons.flatMap(({ couponId, title }) => {
    const shares = rows.flatMap(row => row.coupons).filter(share => share.couponId === couponId);
    const savedFen = sumOf(shares.map(share => share.savedFen));
    return savedFen === 0 ? [] : [{ number: numberOf(couponId), title, savedFen }];
  });

/** What went back of some goods so far. */
const refundedOf = ({ lines, left }: Sale, brandId: string | undefined): number => {
  const own = lines.filter(isOf(brandId));
  const leftFen = left.lines.filter(({ lineId }) => own.some(line => line.lineId === lineId)).map(({ payFen }) => payFen);
  return sumOf(own.map(({ payFen }) => payFen)) - sumOf(leftFen);
};

/** Of the bill a brand's people see their own goods, and what was taken off these. */
const billOf = (
  org: Org,
  sale: Sale,
  refund: Refund | undefined,
  brandId: string | undefined,
): Pick<Detail, 'goods' | 'coupons' | 'refundedFen'> => {
  const rows = (refund ? refundedRows(sale, refund) : sale.lines).filter(isOf(brandId));
  return { goods: rows.map(row => toGoods(org, row)), coupons: couponsOf(sale, rows), refundedFen: refundedOf(sale, brandId) };
};

/** How the bill went into the accounts, its sale and its coupons together; the mall's own accounts are nobody else's business. */
const postingsFor = (org: Org, entries: readonly BookEntry[], brandId: string | undefined): Detail['postings'] =>
  balanced(entries.flatMap(({ postings }) => postings))
    .filter(({ account }) => brandId === undefined || account === `brand:${brandId}`)
    .map(({ account, amountFen }) => ({ account, name: accountName(account, id => brandOf(org, id).name), amountFen }));

const saleOf = async ({ deps }: StaffContext, { saleId }: BookLine): Promise<Sale | undefined> =>
  saleId === undefined ? undefined : saleById(deps.db, saleId);

const refundOf = async ({ deps }: StaffContext, { refundId }: BookLine): Promise<Refund | undefined> =>
  refundId === undefined ? undefined : deps.db.collection<Refund>(REFUNDS).get(refundId);

const entriesOf = async ({ deps }: StaffContext, { entryId, coupons }: BillLine): Promise<BookEntry[]> => [
  ...(await entriesById(deps.db, [entryId, ...(coupons ? [coupons.entryId] : [])])).values(),
];

/** The bill behind a line; of a refund what came back by it. */
export const showLine = async (context: StaffContext, { lineId }: { lineId: string }): Promise<Result<Detail, ErrorCode>> => {
  const { deps, as } = context;
  const found = await findLine(context, lineId);
  if (!found.ok) return found;
  const [org, sale, refund, entries] = await Promise.all([
    loadOrg(deps),
    saleOf(context, found.data),
    refundOf(context, found.data),
    entriesOf(context, found.data),
  ]);
  const own = as.role === 'brand-operator' ? found.data.brandId : undefined;
  return ok({
    ...toLine(org, found.data),
    ...(sale ? billOf(org, sale, refund, own) : { goods: [], coupons: [], refundedFen: 0 }),
    ...(refund ? { refund: { refundNo: refund.refundNo, reason: refund.reason } } : {}),
    postings: postingsFor(org, entries, own),
  });
};
