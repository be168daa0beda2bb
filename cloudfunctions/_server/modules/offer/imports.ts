import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Org } from '../org/service';
import type { Template } from '../template/documents';
import { makerOf } from './draft';
import { partiesIn } from './reach';

/**
 * Why codes cannot be imported into it: a file is a stock of its own, which a day's stock or a budget would not hold, and to
 * which nobody who bears a part has agreed.
 */
export const importRefusal = (org: Org, template: Template): ErrorCode | undefined => {
  if (template.state === 'ended') return 'TEMPLATE_ENDED';
  if (template.benefit.kind === 'voucher') return 'IMPORT_TEMPLATE_BOUGHT';
  if (template.dailyStock !== undefined || template.budgetFen !== undefined) return 'IMPORT_TEMPLATE_UNFIT';
  return partiesIn(org, template, makerOf(template)).length > 0 ? 'IMPORT_TEMPLATE_UNFIT' : undefined;
};
