import type { booksActions } from '@core/contracts/books';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { endOfMonth, startOfMonth } from '@core/domain/books/month';
import { dateText } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { brandOf, loadOrg, toBrandRef } from '../org/service';
import { sumFigures } from '../sale/day';
import { salesByBrand } from '../sale/figures';

type Books = typeof booksActions;

/** What each brand sold in a month, in its four parts; to a brand's people their own. */
export const showSales = async (
  { deps, as }: StaffContext,
  input: InputOf<Books, 'books.sales'>,
): Promise<Result<OutputOf<Books, 'books.sales'>, ErrorCode>> => {
  const brandId = as.role === 'brand-operator' ? as.brandId! : input.brandId;
  const org = await loadOrg(deps);
  if (brandId !== undefined && !org.brands.has(brandId)) return refuse('NOT_FOUND');
  const days = { from: dateText(startOfMonth(input.month)), until: dateText(endOfMonth(input.month) - 1) };
  const { found, pending } = await salesByBrand(deps, { ...days, ...(brandId === undefined ? {} : { brandId }) });
  const rows = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  const items = rows.map(([id, figures]) => ({ brand: toBrandRef(brandOf(org, id)), ...figures }));
  return ok({ items, total: sumFigures(rows.map(([, figures]) => figures)), pending });
};
