import { windowOf } from '@core/domain/coupon/validity';
import type { CouponRules } from '@core/domain/coupon/rules';
import { ok, refuse, type Result } from '@core/domain/result';
import { DuplicateKeyError } from '../../db/errors';
import type { Context } from '../../context';
import type { Template } from '../template/documents';
import { anyShard, finishReservation, reserve, undoReservation } from '../template/stock';
import { couponId, COUPONS, type Coupon } from './documents';

export type Issue = {
  template: Template;
  memberId: string;
  /** which piece of this template it is for her, from 1; the id that follows is the per-member limit */
  n: number;
  claimKey: string;
  source: Coupon['source'];
};

/** The rules as they stand now; field by field, so that nothing else of a template gets into coupons. */
const snapshot = (template: Template): CouponRules => ({
  title: template.title,
  issuer: template.issuer,
  ...(template.brandId === undefined ? {} : { brandId: template.brandId }),
  benefit: template.benefit,
  thresholdFen: template.thresholdFen,
  scope: template.scope,
  channel: template.channel,
  conditions: template.conditions,
  stacking: template.stacking,
  class: template.class,
  priority: template.priority,
  costBearers: template.costBearers,
  counterIds: template.counterIds,
  version: template.version,
  ...(template.maxPerBill === undefined ? {} : { maxPerBill: template.maxPerBill }),
  ...(template.backOnRefund === undefined ? {} : { backOnRefund: template.backOnRefund }),
});

const couponOf = ({ template, memberId, n, claimKey, source }: Issue, reservationId: string, now: number): Coupon => ({
  _id: couponId(template._id, memberId, n),
  memberId,
  templateId: template._id,
  state: 'issued',
  rules: snapshot(template),
  ...windowOf(template.validity, now),
  source,
  issuedAt: now,
  claimKey,
  reservationId,
  schema: 1,
});

/**
 * Issues one piece in three steps that may each be the last: reserve stock, insert the coupon, forget the reservation.
 * What a crash leaves behind is finished or undone by `sweepReservations`.
 * `TAKEN`: that piece, or the request, is there already; the stock was given back.
 */
export const issue = async (
  { deps, now }: Pick<Context, 'deps' | 'now'>,
  wanted: Issue,
): Promise<Result<Coupon, 'TEMPLATE_SOLD_OUT' | 'TAKEN'>> => {
  const { db, ids, random } = deps;
  const coupon = couponOf(wanted, ids.next('rs'), now);
  const reservation = { reservationId: coupon.reservationId, couponId: coupon._id, memberId: coupon.memberId, at: now };
  const shard = await reserve(db, coupon.templateId, reservation, anyShard(random.below));
  if (shard === undefined) return refuse('TEMPLATE_SOLD_OUT');
  try {
    await db.collection<Coupon>(COUPONS).insert(coupon);
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    await undoReservation(db, shard, reservation.reservationId);
    return refuse('TAKEN');
  }
  await finishReservation(db, shard, reservation.reservationId);
  return ok(coupon);
};
