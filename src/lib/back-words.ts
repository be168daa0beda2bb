import type { ExternalTender } from '@core/contracts/tender';
import { platformNames } from '@core/domain/bill/platform-names';

/** What was used on a bill, or is held for it. */
export type UsedParts = {
  coupons: readonly unknown[];
  pointsUsed?: number;
  tenders?: readonly Pick<ExternalTender, 'platform'>[];
};

/** What goes back to the shopper by itself when it is undone: 「券和积分」; '' when nothing does. */
export const backWord = ({ coupons, pointsUsed }: UsedParts): string =>
  [...(coupons.length > 0 ? ['券'] : []), ...(pointsUsed === undefined ? [] : ['积分'])].join('和');

/** 「抖音券和美团券」; '' without any. */
export const platformsWord = ({ tenders = [] }: UsedParts): string =>
  [...new Set(tenders.map(({ platform }) => `${platformNames[platform]}券`))].join('和');

/** Only the platform itself can give its voucher back: who undoes a bill must do it there too. '' without any. */
export const platformsAdvice = (parts: UsedParts): string => {
  const platforms = platformsWord(parts);
  return platforms === '' ? '' : `${platforms}要在平台的商家端另外撤销，这里只取消登记。`;
};
