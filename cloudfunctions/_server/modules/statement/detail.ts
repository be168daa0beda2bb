import type { statementActions } from '@core/contracts/books';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { accountName } from '@core/domain/books/account-text';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { BOOK_ENTRIES, type BookEntry, type BookLine } from '../books/documents';
import { brandOf, categoryOf, loadOrg, type Org } from '../org/service';
import { saleById } from '../sale/service';
import type { Sale } from '../sale/documents';
import { findLine } from './service';
import { toLine } from './view';

type Detail = OutputOf<typeof statementActions, 'statement.line'>;

/** Of the bill a brand's people see their own goods, and what was taken off these. */
const goodsOf = (org: Org, sale: Sale, brandId: string | undefined): Detail['goods'] =>
  sale.lines
    .filter(line => brandId === undefined || line.brandId === brandId)
    .map(({ lineId, brandId: brand, categoryId, amountFen, savedFen, payFen }) => ({
      lineId,
      brandName: brandOf(org, brand).name,
      categoryName: categoryOf(org, categoryId).name,
      ...{ amountFen, savedFen, payFen },
    }));

const couponsOf = (sale: Sale, brandId: string | undefined): Detail['coupons'] => {
  const lines = sale.lines.filter(line => brandId === undefined || line.brandId === brandId);
  return sale.coupons.flatMap(({ couponId, title }) => {
    const savedFen = lines
      .flatMap(({ coupons }) => coupons)
      .reduce((sum, share) => (share.couponId === couponId ? sum + share.savedFen : sum), 0);
    return savedFen === 0 ? [] : [{ title, savedFen }];
  });
};

/** The mall's own accounts are nobody else's business. */
const postingsFor = (org: Org, entry: BookEntry | undefined, brandId: string | undefined): Detail['postings'] =>
  (entry?.postings ?? [])
    .filter(({ account }) => brandId === undefined || account === `brand:${brandId}`)
    .map(({ account, amountFen }) => ({ account, name: accountName(account, id => brandOf(org, id).name), amountFen }));

const saleOf = async ({ deps }: StaffContext, { saleId }: BookLine): Promise<Sale | undefined> =>
  saleId === undefined ? undefined : saleById(deps.db, saleId);

/** The bill behind a line. */
export const showLine = async (context: StaffContext, { lineId }: { lineId: string }): Promise<Result<Detail, ErrorCode>> => {
  const { deps, as } = context;
  const found = await findLine(context, lineId);
  if (!found.ok) return found;
  const [org, sale, entry] = await Promise.all([
    loadOrg(deps),
    saleOf(context, found.data),
    deps.db.collection<BookEntry>(BOOK_ENTRIES).get(found.data.entryId),
  ]);
  const own = as.role === 'brand-operator' ? found.data.brandId : undefined;
  return ok({
    ...toLine(org, found.data),
    goods: sale ? goodsOf(org, sale, own) : [],
    coupons: sale ? couponsOf(sale, own) : [],
    refundedFen: own === undefined ? (sale?.refundedFen ?? 0) : 0,
    postings: postingsFor(org, entry, own),
  });
};
