import type { CouponCard } from '@core/contracts/coupon';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { refuseTaking } from '@core/domain/coupon/issue/claim';
import { isExchangeCode, isPassphrase, normalSaid } from '@core/domain/coupon/issue/passphrase';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { mayTry } from '../attempt/attempts';
import { takeOne } from '../coupon/claim';
import { couponOf } from '../coupon/issue';
import { COUPONS, namesOf, type Coupon } from '../coupon/documents';
import { toCard } from '../coupon/view';
import { judgedAs } from '../member/documents';
import { loadOrg } from '../org/service';
import { templateSaid } from '../passphrase/service';
import { firstAnswer, once } from '../request/once';
import { idPart, TEMPLATES, type Template } from '../template/documents';
import { EXCHANGE_CODES, exchangeCodeId, type ExchangeCode } from './documents';

type Got = Result<Coupon, ErrorCode>;

/** One code, one coupon. */
const couponIdOf = ({ _id, templateId }: ExchangeCode): string => `cp_${idPart(templateId)}_${_id}`;

/** The piece that a code is worth: the file is its stock, and no limit per member holds for what was bought elsewhere. */
const pieceOf = ({ member, now }: MemberContext, template: Template, code: ExchangeCode): Coupon => ({
  ...couponOf({ template, memberId: member._id, n: 1, claimKey: `code:${code._id}`, source: 'code' }, `rs_${idPart(code._id)}`, now),
  ...namesOf(couponIdOf(code)),
});

const recallCoupon =
  ({ deps }: MemberContext) =>
  async ({ couponId }: { couponId: string }): Promise<Got> => {
    const coupon = await deps.db.collection<Coupon>(COUPONS).get(couponId);
    if (!coupon) throw new Error(`no coupon ${couponId}`);
    return ok(coupon);
  };

/** Uses the code and makes its coupon, both or neither. */
const useCode = async (context: MemberContext, found: ExchangeCode): Promise<Got> => {
  const { member, login, now } = context;
  return once<Coupon, ErrorCode, { couponId: string }>(context, {
    actor: login.openid,
    ref: { couponId: couponIdOf(found) },
    work: async tx => {
      // no stock stops a code: a copy of the offer at hand may be older than its pause or its new rules
      const template = await tx.collection<Template>(TEMPLATES).get(found.templateId);
      const refused = template ? refuseTaking(template, judgedAs(member), undefined, now) : 'TEMPLATE_NOT_FOUND';
      if (!template || refused) return refuse(refused ?? 'TEMPLATE_NOT_FOUND');
      const coupon = pieceOf(context, template, found);
      const used = await tx
        .collection<ExchangeCode>(EXCHANGE_CODES)
        .updateAndReturn({ _id: found._id, state: 'open' }, { state: 'used', memberId: member._id, couponId: coupon._id, usedAt: now });
      if (!used) return refuse('EXCHANGE_CODE_USED');
      await tx.collection<Coupon>(COUPONS).insert(coupon);
      return ok(coupon);
    },
    recall: recallCoupon(context),
  });
};

const exchange = async (context: MemberContext, text: string): Promise<Got> => {
  const { deps } = context;
  const said = normalSaid(text);
  const templateId = isPassphrase(said) ? await templateSaid(deps.db, said) : undefined;
  if (templateId !== undefined) return takeOne(context, templateId, { source: 'passphrase', refusal: refuseTaking });
  if (!isExchangeCode(said)) return refuse('EXCHANGE_WRONG');
  const code = await deps.db.collection<ExchangeCode>(EXCHANGE_CODES).get(exchangeCodeId(deps.env, said));
  if (!code) return refuse('EXCHANGE_WRONG');
  const first = await firstAnswer(context, context.login.openid, recallCoupon(context));
  if (first) return first;
  return code.state === 'used' ? refuse('EXCHANGE_CODE_USED') : useCode(context, code);
};

/**
 * A shopper says a passphrase or types in a code and gets its coupon. Every try of the hour counts, so that nobody goes
 * through codes until one fits; the same request id again answers the first coupon.
 */
export const exchangeForCoupon = async (context: MemberContext, { text }: { text: string }): Promise<Result<CouponCard, ErrorCode>> => {
  if (context.member.state !== 'active') return refuse('MEMBER_PAUSED');
  if (!(await mayTry(context, 'exchange', context.login.openid))) return refuse('TOO_MANY_TRIES');
  const got = await exchange(context, text);
  return got.ok ? ok(toCard(await loadOrg(context.deps), got.data, context.now)) : got;
};
