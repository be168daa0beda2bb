import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import type { EndedPiece } from '@core/contracts/recall';
import { worthText } from '@core/domain/coupon/text/offer-text';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { findPage, type PageOptions } from '../../db/cursor';
import type { Database } from '../../db/database';
import { AUDIT_LOG, type AuditRecord } from '../audit/audit';
import { idOfCoupon } from '../coupon/by-number';
import { COUPONS, numberOf, type Coupon } from '../coupon/documents';
import { staffNames } from '../staff/service';

/** The two ways in which somebody ends a piece; each leaves its record about the coupon. */
const ONE = 'coupon.void';
const WITH_OFFER = 'coupon.recall';

/** The log keeps for good who ended what and why, so it is not kept a second time. */
const findEndings = (db: Database, couponId: string | undefined, page: PageOptions) => {
  const where = couponId === undefined ? { action: ONE } : { subjectId: couponId, action: db.command.in([ONE, WITH_OFFER]) };
  return findPage(db.command, db.collection<AuditRecord>(AUDIT_LOG), where, { field: 'at', direction: 'desc' }, page);
};

const couponsOf = async (db: Database, records: readonly AuditRecord[]): Promise<ReadonlyMap<string, Coupon>> => {
  const ids = [...new Set(records.map(({ subjectId }) => subjectId))];
  const found = ids.length === 0 ? [] : await db.collection<Coupon>(COUPONS).find({ _id: db.command.in(ids) }, { limit: ids.length });
  return new Map(found.map(coupon => [coupon._id, coupon]));
};

/** @throws Error when the coupon is not there: they are never removed */
const toPiece = ({ _id, subjectId, action, reason = '', at }: AuditRecord, coupon: Coupon | undefined, by: string): EndedPiece => {
  if (!coupon) throw new Error(`no coupon ${subjectId}`);
  const { templateId, rules, state } = coupon;
  return {
    recordId: _id,
    couponId: subjectId,
    number: numberOf(subjectId),
    templateId,
    title: rules.title,
    worth: worthText(rules),
    outcome: state === 'refunded' ? 'refunded' : 'voided',
    whole: action === WITH_OFFER,
    reason,
    by,
    at,
  };
};

/** Pieces that were ended one by one, newest first; asked about one of them, also when it was ended with its whole offer. */
export const listEnded = async (
  { deps }: StaffContext,
  { couponId: idOrNumber, ...page }: InputOf<OpsContract, 'recall.pieces'>,
): Promise<Result<OutputOf<OpsContract, 'recall.pieces'>, ErrorCode>> => {
  const { db } = deps;
  const couponId = idOrNumber === undefined ? undefined : await idOfCoupon(db, idOrNumber);
  if (idOrNumber !== undefined && couponId === undefined) return ok({ items: [] });
  const { rows, nextCursor } = await findEndings(db, couponId, page);
  const actors = rows.map(({ actorId }) => actorId);
  const [coupons, names] = await Promise.all([couponsOf(db, rows), staffNames(deps, actors)]);
  const items = rows.map(row => toPiece(row, coupons.get(row.subjectId), names.get(row.actorId) ?? row.actorId));
  return ok({ items, ...(nextCursor === undefined ? {} : { nextCursor }) });
};
