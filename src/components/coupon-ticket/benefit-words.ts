import type { Benefit } from '@core/contracts/template';
import { benefitText } from '@core/domain/coupon/text/offer-text';
import { shortYuanText } from '@core/domain/money-text';

/** "8.5" for 1,500 basis points off: Chinese counts what is left to pay, in tenths. */
const tenths = (offBp: number): string => String((10_000 - offBp) / 1_000);

/** How a benefit is written large and how it is said. */
export const benefitWords = (benefit: Benefit): { figure: string; spoken: string } => {
  if (benefit.kind === 'cash-off') {
    const yuan = shortYuanText(benefit.offFen);
    return { figure: yuan, spoken: benefitText(benefit) };
  }
  if (benefit.kind === 'percent-off') {
    const figure = tenths(benefit.offBp);
    const cap = benefit.capFen === undefined ? '' : `，最多减 ${shortYuanText(benefit.capFen)} 元`;
    return { figure, spoken: `${figure} 折${cap}` };
  }
  if (benefit.kind === 'voucher') {
    const yuan = shortYuanText(benefit.faceFen);
    return { figure: yuan, spoken: `抵 ${yuan} 元` };
  }
  if (benefit.kind === 'freight') {
    const cap = benefit.capFen === undefined ? '' : `，最多减 ${shortYuanText(benefit.capFen)} 元`;
    return { figure: '邮', spoken: `减运费${cap}` };
  }
  return { figure: '礼', spoken: `兑换${benefit.gift}` };
};
