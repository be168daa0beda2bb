import { yuanText } from '@core/domain/money-text';
import { dateText, timeText } from '@core/domain/calendar';
import type { InboxMessage } from '../inbox/documents';
import type { Redemption } from './documents';

const titlesOf = ({ coupons }: Redemption): string => coupons.map(({ title }) => `「${title}」`).join('');

/** The shopper's copy; `_id` follows from the redemption, so that she is told once. */
export const receiptMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_receipt_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'receipt',
  title: redemption.savedFen > 0 ? `已用券，省 ¥${yuanText(redemption.savedFen)}` : '已兑换',
  text: `${redemption.counter.storeName} ${redemption.counter.name}：用了${titlesOf(redemption)}，应付 ¥${yuanText(redemption.payFen)}`,
  at: redemption.at,
  redemptionId: redemption._id,
});

export const reversalMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_reversal_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'reversal',
  title: '核销已撤销，券已退回',
  text: `${redemption.counter.storeName} ${redemption.counter.name} ${dateText(redemption.at)} ${timeText(redemption.at)} 的核销已撤销，${titlesOf(redemption)}已回到您的券包`,
  at: redemption.reversedAt ?? redemption.at,
  redemptionId: redemption._id,
});
