import { dueFenOf } from '@core/domain/bill/due';
import { platformNames } from '@core/domain/bill/platform-names';
import { yuanText } from '@core/domain/money-text';
import { giftText } from '@core/domain/coupon/text/offer-text';
import { timeText } from '@core/domain/calendar';
import { dayText } from '@core/domain/day-text';
import type { InboxMessage } from '../inbox/documents';
import { giftsOf, type Redemption } from './documents';

const titlesOf = ({ coupons }: Redemption): string => coupons.map(({ title }) => `「${title}」`).join('');

const pointsText = ({ pointsUsed, pointsFen = 0 }: Redemption): string[] =>
  pointsUsed === undefined ? [] : [`${pointsUsed.toLocaleString('en-US')} 积分抵 ¥${yuanText(pointsFen)}`];

const tendersOf = ({ tenders = [] }: Redemption): NonNullable<Redemption['tenders']> => tenders;

/** "抖音券抵 ¥100.00", each voucher of a platform for itself. */
const tenderTexts = (redemption: Redemption): string[] =>
  tendersOf(redemption).map(({ platform, faceFen }) => `${platformNames[platform]}券抵 ¥${yuanText(faceFen)}`);

/** "抖音券和美团券" */
const platformsText = (redemption: Redemption): string =>
  [...new Set(tendersOf(redemption).map(({ platform }) => `${platformNames[platform]}券`))].join('和');

/** What she had to pay in money. */
const dueOf = (redemption: Redemption): number =>
  redemption.dueFen ?? dueFenOf(redemption.payFen, tendersOf(redemption), redemption.pointsFen);

/** Only what has a price is told with one. */
const sumOf = (redemption: Redemption): string[] =>
  redemption.savedFen > 0 || redemption.pointsUsed !== undefined || tendersOf(redemption).length > 0
    ? [`应付 ¥${yuanText(dueOf(redemption))}`]
    : [];

const titleOf = (redemption: Redemption): string => {
  if (redemption.savedFen > 0) return `已用券，省 ¥${yuanText(redemption.savedFen)}`;
  if (redemption.coupons.length > 0) return `已${giftText(giftsOf(redemption).join('、'))}`;
  if (redemption.pointsUsed !== undefined) return `已用积分，抵 ¥${yuanText(redemption.pointsFen ?? 0)}`;
  return `已用${platformsText(redemption)}`;
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
    ...tenderTexts(redemption),
    ...sumOf(redemption),
    ...giftsOf(redemption).map(giftText),
  ].join('，')}`,
  at: redemption.at,
  redemptionId: redemption._id,
});

/** Her bill says something else since: the till's figures were accepted. */
export const acceptedMessage = (redemption: Redemption, now: number): Omit<InboxMessage, 'read'> => {
  const { _id, memberId, counter, slipNo, savedFen } = redemption;
  return {
    _id: `in_accepted_${_id}`,
    memberId,
    kind: 'receipt',
    title: '账单金额已按小票更正',
    text: `${counter.storeName} ${counter.name} 小票 ${slipNo}：应付 ¥${yuanText(dueOf(redemption))}${savedFen > 0 ? `，用券省 ¥${yuanText(savedFen)}` : ''}`,
    at: now,
    redemptionId: _id,
  };
};

/** What came back to her: "，券和积分已退回"; of vouchers of platforms nothing does. */
const backText = ({ coupons, pointsUsed }: Redemption): string => {
  const back = [...(coupons.length > 0 ? ['券'] : []), ...(pointsUsed === undefined ? [] : ['积分'])];
  return back.length > 0 ? `，${back.join('和')}已退回` : '';
};

const returnedTexts = (redemption: Redemption): string[] => [
  ...(redemption.coupons.length > 0 ? [`${titlesOf(redemption)}已回到您的券包`] : []),
  ...(redemption.pointsUsed === undefined ? [] : [`${redemption.pointsUsed.toLocaleString('en-US')} 积分已退回`]),
  ...(tendersOf(redemption).length > 0 ? [`${platformsText(redemption)}在本店的登记已取消，能否再用以平台为准`] : []),
];

export const reversalMessage = (redemption: Redemption): Omit<InboxMessage, 'read'> => ({
  _id: `in_reversal_${redemption._id}`,
  memberId: redemption.memberId,
  kind: 'reversal',
  title: `核销已撤销${backText(redemption)}`,
  text: [
    `${redemption.counter.storeName} ${redemption.counter.name} ${dayText(redemption.at, redemption.reversedAt ?? redemption.at)} ${timeText(redemption.at)} 的核销已撤销`,
    ...returnedTexts(redemption),
  ].join('，'),
  at: redemption.reversedAt ?? redemption.at,
  redemptionId: redemption._id,
});
