import type { OfferView } from '@core/contracts/offer';
import { shortYuanText } from '@core/domain/money-text';
import { offerMessages } from './messages';

const m = offerMessages.restock;
type Restock = NonNullable<OfferView['restock']>;

/** "总库存 200 张，总预算 5,000 元" */
export const totalsText = ({ stock, budgetFen }: Restock): string =>
  m.to(stock, budgetFen === undefined ? undefined : shortYuanText(budgetFen));

/** How it stands with more of an offer. */
export const restockTitle = ({ asked }: Restock): string =>
  asked.some(({ answer }) => answer === 'declined') ? m.declined : m.waiting;
