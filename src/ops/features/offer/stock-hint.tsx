import { View } from '@tarojs/components';
import type { OfferDraft } from '@core/contracts/offer-draft';
import { stockAgainstBudget } from '@core/domain/coupon/money/budget';
import { shortYuanText } from '@core/domain/money-text';
import { Icon } from '@/components/icon/icon';
import { a11y } from '@/lib/a11y';
import { offerMessages } from './messages';

const m = offerMessages.fit;
const yuan = (fen: number): string => `¥${shortYuanText(fen)}`;

/** What stock and budget do not say of each other; undefined when they fit. */
export const stockHint = (offer: Pick<OfferDraft, 'benefit' | 'stock' | 'budgetFen'>): string | undefined => {
  const found = stockAgainstBudget(offer);
  if (!found) return undefined;
  if (found.kind === 'budget') return m.budget(yuan(found.mostFen), yuan(found.beyondFen));
  const { eachFen, payable, beyond } = found;
  return m.stock(yuan(eachFen), payable, beyond, yuan(eachFen * (payable + beyond)));
};

/** A word about stock that the budget can never pay for, or a budget that the stock never uses: no fault. */
export const StockHint = ({ offer }: { offer: Parameters<typeof stockHint>[0] }) => {
  const text = stockHint(offer);
  return (
    <View className="offer-fit" {...a11y({ role: 'status', live: 'polite' })}>
      {text !== undefined && (
        <View className="offer-fit__text">
          <Icon name="warn" size={16} />
          <View>{text}</View>
        </View>
      )}
    </View>
  );
};
