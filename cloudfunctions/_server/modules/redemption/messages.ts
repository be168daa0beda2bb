import { yuanText } from '@core/domain/money-text';
import { giftText } from '@core/domain/coupon/offer-text';
import { timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';
import type { InboxMessage } from '../inbox/documents';
import { giftsOf, type Redemption } from './documents';

const titlesOf = ({ coupons }: Redemption): string => coupons.map(({ title }) => `「${title}」`).join('');

/** Only what has a price is told with one. */
const sumOf = ({ savedFen, payFen }: Redemption): string[] => (savedFen > 0 ? [`应付 ¥${yuanText(payFen)}`] : []);

const titleOf = (redemption: Redemption): string => {
  if (redemption.savedFen > 0) return `已用券，省 ¥${yuanText(redemption.savedFen)}`;
  return `已${giftText(giftsOf(redemption).join('、'))}`;
};

/** The shopper's copy; `_id` follows from the redemption, so that she is told once. */
export const receiptMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_receipt_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'receipt',
  title: titleOf(redemption),
  text: `${redemption.counter.storeName} ${redemption.counter.name}：${[
    `用了${titlesOf(redemption)}`,
    ...sumOf(redemption),
    ...giftsOf(redemption).map(giftText),
  ].join('，')}`,
  at: redemption.at,
  redemptionId: redemption._id,
});

export const reversalMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_reversal_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'reversal',
  title: '核销已撤销，券已退回',
  text: `${redemption.counter.storeName} ${redemption.counter.name} ${dayText(redemption.at, redemption.reversedAt ?? redemption.at)} ${timeText(redemption.at)} 的核销已撤销，${titlesOf(redemption)}已回到您的券包`,
  at: redemption.reversedAt ?? redemption.at,
  redemptionId: redemption._id,
});
