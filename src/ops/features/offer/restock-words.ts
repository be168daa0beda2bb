import type { OfferView } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { offerMessages } from './messages';
import type { Totals } from './use-offer';

const m = offerMessages.restock;
const yuan = (fen: number): string => shortYuanText(fen);
type Restock = NonNullable<OfferView['restock']>;

/** "总库存 200 张，总预算 5,000 元" */
export const totalsText = ({ stock, budgetFen }: Restock): string =>
  m.to(stock, budgetFen === undefined ? undefined : shortYuanText(budgetFen));

/** What becomes of the totals: "总库存 1000 张 → 100 张", and by how much they are lowered, if they are. */
export const totalsChange = ({ stock: now }: Pick<OfferView, 'stock'>, to: Totals) => {
  const [wasFen, isFen] = [now.budgetFen, to.budgetFen];
  const budgetMoves = wasFen !== undefined && isFen !== undefined && wasFen !== isFen;
  const lines = [
    ...(to.stock === now.total ? [] : [m.change.stock(String(now.total), String(to.stock))]),
    ...(budgetMoves ? [m.change.budget(yuan(wasFen), yuan(isFen))] : []),
  ];
  const less = [
    ...(to.stock < now.total ? [m.less.stock(String(now.total - to.stock))] : []),
    ...(budgetMoves && isFen < wasFen ? [m.less.budget(yuan(wasFen - isFen))] : []),
  ];
  return { lines, less };
};

/** How it stands with more of an offer. */
export const restockTitle = ({ asked }: Restock): string =>
  asked.some(({ answer }) => answer === 'declined') ? m.declined : m.waiting;
