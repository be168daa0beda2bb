import type { ExternalTender } from '@core/contracts/tender';
import { platformNames } from '@core/domain/bill/platform-names';
import { redemptionMessages as m } from './messages';

type Used = { couponTitles: readonly string[]; pointsUsed?: number; tenders?: readonly ExternalTender[] };

const pointsOf = ({ pointsUsed }: Pick<Used, 'pointsUsed'>): string[] =>
  pointsUsed === undefined ? [] : [m.backPoints(pointsUsed.toLocaleString('en-US'))];

/** What goes back to the shopper, coupons and points, each by its name: 「满减券、礼券」、500 积分; '' when nothing does. */
export const backText = (used: Used): string =>
  [
    ...(used.couponTitles.length > 0 ? [m.backCoupons(used.couponTitles.join('、'))] : []),
    ...pointsOf(used),
  ].join('、');

/** What was used, in one line of a list. */
export const usedLine = (used: Used): string =>
  [
    ...used.couponTitles,
    ...pointsOf(used),
    ...new Set((used.tenders ?? []).map(({ platform }) => m.platform(platformNames[platform]))),
  ].join('、');
