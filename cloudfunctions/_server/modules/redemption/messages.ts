import { yuanText } from '@core/domain/money-text';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';
import type { InboxMessage } from '../inbox/documents';
import { giftsOf, type Redemption } from './documents';

const titlesOf = ({ coupons }: Redemption): string => coupons.map(({ title }) => `「${title}」`).join('');

const pointsText = ({ pointsUsed, pointsFen = 0 }: Redemption): string[] =>
  pointsUsed === undefined ? [] : [`${pointsUsed.toLocaleString('en-US')} 积分抵 ¥${yuanText(pointsFen)}`];

/** Only what has a price is told with one. */
const sumOf = ({ savedFen, payFen, pointsUsed, pointsFen = 0 }: Redemption): string[] =>
  savedFen > 0 || pointsUsed !== undefined ? [`应付 ¥${yuanText(payFen - pointsFen)}`] : [];

const titleOf = (redemption: Redemption): string => {
  if (redemption.savedFen > 0) return `已用券，省 ¥${yuanText(redemption.savedFen)}`;
  if (redemption.coupons.length === 0) return `已用积分，抵 ¥${yuanText(redemption.pointsFen ?? 0)}`;
  return `已${giftText(giftsOf(redemption).join('、'))}`;
};

/** The shopper's copy; `_id` follows from the redemption, so that she is told once. */
export const receiptMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_receipt_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'receipt',
  title: titleOf(redemption),
  text: `${redemption.counter.storeName} ${redemption.counter.name}：${[
    ...(redemption.coupons.length > 0 ? [`用了${titlesOf(redemption)}`] : []),
    ...pointsText(redemption),
    ...sumOf(redemption),
    ...giftsOf(redemption).map(giftText),
  ].join('，')}`,
  at: redemption.at,
  redemptionId: redemption._id,
});

/** Her bill says something else since: the till's figures were accepted. */
export const acceptedMessage = (redemption: Redemption, now: number): Omit<InboxMessage, 'read'> => {
  const { _id, memberId, counter, slipNo, payFen, pointsFen = 0, savedFen } = redemption;
  return {
    _id: `in_accepted_${_id}`,
    memberId,
    kind: 'receipt',
    title: '账单金额已按小票更正',
    text: `${counter.storeName} ${counter.name} 小票 ${slipNo}：应付 ¥${yuanText(payFen - pointsFen)}，用券省 ¥${yuanText(savedFen)}`,
    at: now,
    redemptionId: _id,
  };
};

/** What came back to her. */
const backOf = ({ coupons, pointsUsed }: Redemption): string =>
  [...(coupons.length > 0 ? ['券'] : []), ...(pointsUsed === undefined ? [] : ['积分'])].join('和');

const returnedText = (redemption: Redemption): string =>
  [
    ...(redemption.coupons.length > 0 ? [`${titlesOf(redemption)}已回到您的券包`] : []),
    ...(redemption.pointsUsed === undefined ? [] : [`${redemption.pointsUsed.toLocaleString('en-US')} 积分已退回`]),
  ].join('，');

export const reversalMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_reversal_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'reversal',
  title: `核销已撤销，${backOf(redemption)}已退回`,
  text: `${redemption.counter.storeName} ${redemption.counter.name} ${dayText(redemption.at, redemption.reversedAt ?? redemption.at)} ${timeText(redemption.at)} 的核销已撤销，${returnedText(redemption)}`,
  at: redemption.reversedAt ?? redemption.at,
  redemptionId: redemption._id,
});
