import type { z } from 'zod';
import type { billLines } from '@core/contracts/bill';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { fen } from '@core/contracts/shared';
import type { Bill, BillLine } from '@core/domain/coupon/rules';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import { judgedAs, type Member } from '../member/documents';
import type { Counter } from '../org/documents';
import { categoryPath, counterOf, goodsOf, loadOrg, type Org } from '../org/service';

export type TypedLine = z.infer<typeof billLines>[number];
export type CounterBill = { bill: Bill; org: Org; counter: Counter; subtotalFen: number; typed: readonly TypedLine[] };

const refuseLines = (lines: readonly TypedLine[], counter: Counter, subtotalFen: number): Result<void, ErrorCode> => {
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) return refuse('BILL_LINE_REPEATED');
  const brand = lines.find(({ brandId }) => !counter.brandIds.includes(brandId));
  if (brand) return refuse('BILL_BRAND_NOT_HERE', { lineId: brand.lineId });
  const category = lines.find(({ categoryId }) => !counter.categoryIds.includes(categoryId));
  if (category) return refuse('BILL_CATEGORY_UNKNOWN', { lineId: category.lineId });
  return fen.safeParse(subtotalFen).success ? ok(undefined) : refuse('REQUEST_INVALID', { fields: ['lines'] });
};

/** What was typed in, as the engine takes it: at the acting counter, now, for this member. */
export const assembleBill = async (
  { deps, clerk, now }: CounterContext,
  typed: readonly TypedLine[],
  member: Pick<Member, 'tier' | 'joinedAt' | 'firstJoinedAt'>,
): Promise<Result<CounterBill, ErrorCode>> => {
  if (clerk.counterId === undefined) return refuse('COUNTER_NOT_FOUND');
  const org = await loadOrg(deps);
  const counter = counterOf(org, clerk.counterId);
  const subtotalFen = typed.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const checked = refuseLines(typed, counter, subtotalFen);
  if (!checked.ok) return checked;
  const lines = typed.map(({ lineId, brandId, categoryId, amountFen }): BillLine => ({
    lineId,
    brandId,
    categoryPath: categoryPath(org, categoryId),
    amountFen,
  }));
  const goods = goodsOf(org, counter);
  const bill: Bill = {
    lines,
    goods,
    storeId: clerk.storeId,
    counterId: clerk.counterId,
    channel: 'counter',
    at: now,
    member: judgedAs(member),
  };
  return ok({ bill, org, counter, subtotalFen, typed });
};
