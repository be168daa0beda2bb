import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { worthText } from '@core/domain/coupon/text/offer-text';
import { maskName } from '@core/domain/member/mask';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { idOfCoupon } from '../coupon/by-number';
import { COUPONS, type Coupon } from '../coupon/documents';
import { tallyCoupons } from '../coupon/tally';
import { getMemberById } from '../member/service';
import { LEFT_MEMBER } from '../redemption/forget';
import { once } from '../request/once';
import { templateById } from '../template/cache';
import { whyNotEnded } from './void';

type Looked = OutputOf<OpsContract, 'coupon.look'>;

const holderOf = async ({ deps }: StaffContext, memberId: string): Promise<string> => {
  const member = await getMemberById(deps.db, memberId);
  return member && member.state !== 'deleted' ? `${maskName(member.name)} ${member.phoneMasked}` : LEFT_MEMBER;
};

const toLooked = async (context: StaffContext, { _id, number, rules, validUntil, memberId, paid }: Coupon): Promise<Looked> => ({
  couponId: _id,
  number,
  title: rules.title,
  worth: worthText(rules),
  holder: await holderOf(context, memberId),
  validUntil,
  ...(paid ? { paidFen: paid.paidFen } : {}),
});

/** What one would void, and whose it is, before it is done; who looked at whose and why is in the log. What could not be voided is refused. */
export const lookAtCoupon = async (
  context: StaffContext,
  { couponId: idOrNumber, reason }: InputOf<OpsContract, 'coupon.look'>,
): Promise<Result<Looked, ErrorCode>> => {
  const { deps, clerk, now } = context;
  const couponId = await idOfCoupon(deps.db, idOrNumber);
  if (couponId === undefined) return refuse('COUPON_NOT_FOUND');
  const read = async (from: Pick<Transaction, 'collection'>): Promise<Result<Coupon, ErrorCode>> => {
    const coupon = await from.collection<Coupon>(COUPONS).get(couponId);
    return coupon ? ok(coupon) : refuse('COUPON_NOT_FOUND');
  };
  const looked = await once<Coupon, ErrorCode, string>(context, {
    actor: clerk.id,
    ref: couponId,
    work: async tx => {
      const found = await read(tx);
      if (!found.ok) return found;
      const why = whyNotEnded(found.data, reason, now);
      if (why) return refuse(why);
      const about = { subjectKind: 'coupon', subjectId: couponId, reason };
      await audit(context, tx, { actorKind: 'staff', actorId: clerk.id, storeId: clerk.storeId, ...about });
      return found;
    },
    recall: () => read(deps.db),
  });
  return looked.ok ? ok(await toLooked(context, looked.data)) : looked;
};

/** What voiding everything unused of an offer would end: its name and how many there are, those that a bill holds among them. */
export const lookAtOffer = async (
  { deps, now }: StaffContext,
  { templateId }: InputOf<OpsContract, 'recall.look'>,
): Promise<Result<OutputOf<OpsContract, 'recall.look'>, ErrorCode>> => {
  const template = await templateById(deps, templateId);
  if (!template) return refuse('TEMPLATE_NOT_FOUND');
  const { held } = await tallyCoupons(deps.db, templateId, now);
  return ok({ templateId, title: template.title, worth: worthText(template), unused: held });
};
