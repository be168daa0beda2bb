import type { Receipt } from '@core/contracts/redemption';
import { redemptionMessages as m } from './messages';

type Used = { couponTitles: readonly string[]; pointsUsed?: number };

const pointsOf = ({ pointsUsed }: Pick<Used, 'pointsUsed'>): string[] =>
  pointsUsed === undefined ? [] : [m.backPoints(pointsUsed.toLocaleString('en-US'))];

/** With neither coupons nor points it was a voucher of another platform. What was used, coupons and points, each by its name: 「满减券、礼券」、500 积分. */
export const usedText = (used: Used): string =>
  [
    ...(used.couponTitles.length > 0 ? [m.backCoupons(used.couponTitles.join('、'))] : []),
    ...pointsOf(used),
  ].join('、') || m.platformWord;

/** The same as one line of a list. */
export const usedLine = (used: Used): string =>
  [...used.couponTitles, ...pointsOf(used)].join('、') || m.platformWord;

/** What went back, in a word. */
export const backWord = ({ coupons, pointsUsed }: Pick<Receipt, 'coupons' | 'pointsUsed'>): string =>
  [...(coupons.length > 0 ? [m.coupons] : []), ...(pointsUsed === undefined ? [] : [m.pointsWord])].join(
    m.and,
  ) || m.platformWord;
