import { windowOf } from '@core/domain/coupon/life/validity';
import { ok, refuse, type Result } from '@core/domain/result';
import { DuplicateKeyError } from '../../db/errors';
import type { Context } from '../../context';
import type { Deps } from '../../deps';
import type { Template } from '../template/documents';
import { anyShard, finishReservation, reserve, undoReservation, type SoldOut } from '../template/stock';
import { couponId, COUPONS, namesOf, type Coupon, type KeptRules } from './documents';

export type Issue = {
  template: Template;
  memberId: string;
  /** which piece of this template it is for her, from 1; the id that follows is the per-member limit */
  n: number;
  claimKey: string;
  source: Coupon['source'];
  grantedBy?: Coupon['grantedBy'];
};

/** The rules as they stand now; field by field, so that nothing else of a template gets into coupons. */
export const snapshot = (template: Template): KeptRules => ({
  title: template.title,
  issuer: template.issuer,
  ...(template.brandId === undefined ? {} : { brandId: template.brandId }),
  benefit: template.benefit,
  thresholdFen: template.thresholdFen,
  ...(template.thresholdOn === undefined ? {} : { thresholdOn: template.thresholdOn }),
  scope: template.scope,
  channel: template.channel,
  conditions: template.conditions,
  stacking: template.stacking,
  class: template.class,
  ...(template.className === undefined ? {} : { className: template.className }),
  priority: template.priority,
  costBearers: template.costBearers,
  ...(template.agreedBrandIds === undefined ? {} : { agreedBrandIds: template.agreedBrandIds }),
  counterIds: template.counterIds === 'all' ? 'all' : 'joined',
  version: template.version,
  ...(template.maxPerBill === undefined ? {} : { maxPerBill: template.maxPerBill }),
  ...(template.backOnRefund === undefined ? {} : { backOnRefund: template.backOnRefund }),
});

/** The piece as it is when it comes into the wallet. */
export const couponOf = ({ template, memberId, n, claimKey, source, grantedBy }: Issue, reservationId: string, now: number): Coupon => ({
  ...namesOf(couponId(template._id, memberId, n)),
  memberId,
  templateId: template._id,
  state: 'issued',
  rules: snapshot(template),
  ...windowOf(template.validity, now),
  source,
  issuedAt: now,
  claimKey,
  reservationId,
  ...(grantedBy ? { grantedBy } : {}),
  schema: 1,
});

/** Puts the piece into the wallet; false when that piece, or the request, is there already. */
export type Keep = (coupon: Coupon) => Promise<boolean>;

const insertCoupon =
  ({ db }: Pick<Deps, 'db'>): Keep =>
  async coupon => {
    try {
      await db.collection<Coupon>(COUPONS).insert(coupon);
      return true;
    } catch (error) {
      if (error instanceof DuplicateKeyError) return false;
      throw error;
    }
  };

/**
 * Issues one piece in three steps that may each be the last: reserve stock, insert the coupon, forget the reservation.
 * What a crash leaves behind is finished or undone by `sweepReservations`.
 * `TAKEN`: that piece, or the request, is there already; the stock was given back.
 */
export const issue = async (
  { deps, now }: Pick<Context, 'deps' | 'now'>,
  wanted: Issue,
  keep: Keep = insertCoupon(deps),
): Promise<Result<Coupon, SoldOut | 'TAKEN'>> => {
  const { db, ids, random } = deps;
  const { template } = wanted;
  const coupon = couponOf(wanted, ids.next('rs'), now);
  const asked = { reservationId: coupon.reservationId, couponId: coupon._id, memberId: coupon.memberId, at: now };
  const taken = await reserve(db, template, asked, anyShard(template, random.below));
  if (!taken.ok) return taken;
  if (!(await keep(coupon))) {
    await undoReservation(db, taken.data);
    return refuse('TAKEN');
  }
  await finishReservation(db, taken.data);
  return ok(coupon);
};
