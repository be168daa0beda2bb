import type { booksActions } from '@core/contracts/books';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { figuresAt } from '../books/service';
import { paidUnused } from '../coupon/paid-unused';
import { voucherTemplates } from '../template/vouchers';

type Answer = OutputOf<typeof booksActions, 'books.vouchers'>;

/** What is owed for vouchers, by offer: the coupons themselves beside what the books say. */
export const showVouchers = async ({ deps, now }: StaffContext): Promise<Result<Answer, ErrorCode>> => {
  const { db } = deps;
  const [{ voucherLiabilityFen }, templates] = await Promise.all([figuresAt(db, now), voucherTemplates(db)]);
  const titles = new Map(templates.map(({ _id, title }) => [_id, title]));
  const unused = await paidUnused(db, [...titles.keys()]);
  const items = unused
    .map(({ templateId, pieces, paidFen }) => ({ templateId, title: titles.get(templateId)!, pieces, paidFen }))
    .sort((one, other) => other.paidFen - one.paidFen);
  const restFen = voucherLiabilityFen - items.reduce((sum, { paidFen }) => sum + paidFen, 0);
  return ok({ liabilityFen: voucherLiabilityFen, items, restFen });
};
