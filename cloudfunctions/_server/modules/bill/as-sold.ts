import type { ErrorCode } from '@core/contracts/errors/codes';
import { dueFenOf } from '@core/domain/bill/due';
import type { CouponShare } from '@core/domain/coupon/money/apply';
import type { Bill } from '@core/domain/coupon/rules';
import { ok, type Result } from '@core/domain/result';
import type { Deps } from '../../deps';
import type { Coupon } from '../coupon/documents';
import { categoryPath, counterOf, goodsOf, loadOrg } from '../org/service';
import { productsByIds } from '../product/service';
import type { AcceptedField, Redemption } from '../redemption/documents';
import type { Sale } from '../sale/documents';
import { freeze, settlementOf } from './freeze';
import { withPoints } from './points';

/** A sale as the engine takes a bill: what was sold, at the instant at which its coupons were used. */
export const billAsSold = async (deps: Deps, { lines, storeId, counterId }: Sale, at: number): Promise<Bill> => {
  const org = await loadOrg(deps);
  return {
    lines: lines.map(({ lineId, brandId, categoryId, productId, amountFen }) => ({
      lineId,
      brandId,
      categoryPath: categoryPath(org, categoryId),
      ...(productId === undefined ? {} : { productId }),
      amountFen,
    })),
    goods: goodsOf(org, counterOf(org, counterId)),
    storeId,
    counterId,
    channel: 'counter',
    at,
    // who she was then was judged then
    member: { tier: 'basic', joinedAt: at },
  };
};

type AsSold = { sale: Sale; redemption: Redemption; coupons: readonly Coupon[]; shares: readonly CouponShare[] };

/** A redemption's figures as the till has them: its lines, what the coupons took off them, who bears that. */
export const frozenAsSold = async (
  deps: Deps,
  { sale, redemption, coupons, shares }: AsSold,
): Promise<Result<Pick<Redemption, AcceptedField>, ErrorCode>> => {
  const org = await loadOrg(deps);
  const { counterId, lines, subtotalFen, savedFen, payFen } = sale;
  const typed = lines.map(({ lineId, brandId, categoryId, productId, quantity, amountFen }) => ({
    lineId,
    brandId,
    categoryId,
    amountFen,
    ...(productId === undefined ? {} : { productId }),
    ...(quantity === undefined ? {} : { quantity }),
  }));
  const products = await productsByIds(
    deps,
    typed.flatMap(({ productId }) => productId ?? []),
  );
  const bill = await billAsSold(deps, sale, redemption.at);
  const counterBill = { bill, org, counter: counterOf(org, counterId), subtotalFen, typed, products };
  const application = { coupons: [...shares], savedFen, payFen };
  const { tenders = [], pointsUsed } = redemption;
  const frozen = withPoints(freeze(counterBill, application, coupons, tenders), pointsUsed);
  if (!frozen.ok) return frozen;
  const due = redemption.dueFen === undefined ? {} : { dueFen: dueFenOf(payFen, tenders, frozen.data.pointsFen) };
  const { lines: soldLines, coupons: used } = frozen.data;
  return ok({ lines: soldLines, coupons: used, settlement: settlementOf(frozen.data, coupons), subtotalFen, savedFen, payFen, ...due });
};
