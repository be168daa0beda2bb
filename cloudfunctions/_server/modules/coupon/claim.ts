import type { CouponCard } from '@core/contracts/coupon';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { refuseClaim } from '@core/domain/coupon/issue/claim';
import { isForSale } from '@core/domain/coupon/issue/voucher';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { BusyError } from '../../db/errors';
import type { Deps } from '../../deps';
import { everyIdOf, judgedAs } from '../member/documents';
import { loadOrg } from '../org/service';
import { forgetTemplate, keepTemplate, templateAtHand } from '../template/cache';
import type { Template } from '../template/documents';
import type { Coupon } from './documents';
import { issue } from './issue';
import { findClaims, findTemplateAndClaims, MOST_CLAIMS } from './repo';
import { toCard } from './view';

/**
 * Lost races of one member against herself (several phones, double taps), and one look more when there seems to be no
 * stock; more than this is not a person.
 */
const TRIES = 10;

type Decision = { kind: 'first'; coupon: Coupon } | { kind: 'refused'; code: ErrorCode } | { kind: 'take'; n: number };

/** By which way a piece is taken, and what may stand against it. */
type Way = { source: Coupon['source']; refusal: typeof refuseClaim };

const centre: Way = { source: 'claim', refusal: refuseClaim };

type Question = { templateId: string; template: Template | undefined; claims: readonly Coupon[]; claimKey: string; way: Way };

/** What she has decides: the same request again, the limit, or which piece comes next. */
const decide = (context: MemberContext, { templateId, template, claims, claimKey, way }: Question): Decision => {
  const first = claims.find(coupon => coupon.claimKey === claimKey);
  if (first) return first.templateId === templateId ? { kind: 'first', coupon: first } : { kind: 'refused', code: 'REQUEST_ID_REUSED' };
  if (!template) return { kind: 'refused', code: 'TEMPLATE_NOT_FOUND' };
  // a code was paid for where it came from; everything else that has a price is bought
  if (isForSale(template.benefit) && way.source !== 'code') return { kind: 'refused', code: 'TEMPLATE_FOR_SALE' };
  const held = claims.length;
  if (held >= MOST_CLAIMS) return { kind: 'refused', code: 'COUPON_LIMIT_REACHED' };
  const code = way.refusal(template, judgedAs(context.member), held, context.now);
  return code ? { kind: 'refused', code } : { kind: 'take', n: held + 1 };
};

type Found = { template: Template | undefined; claims: Coupon[]; atHand: boolean };

/** What is offered and what she has of it: one round trip, whether the offer is at hand or not. */
const lookUp = async (
  deps: Pick<Deps, 'db' | 'now'>,
  memberIds: readonly string[],
  templateId: string,
  claimKey: string,
): Promise<Found> => {
  const held = templateAtHand(deps, templateId);
  const found = held ? undefined : await findTemplateAndClaims(deps.db, memberIds, templateId, claimKey);
  if (found) keepTemplate(deps, found.template);
  if (found) return { ...found, atHand: false };
  return { template: await held, claims: await findClaims(deps.db, memberIds, templateId, claimKey), atHand: held !== undefined };
};

/** Takes one piece for the member; the same request id again answers the first. */
export const takeOne = async (context: MemberContext, templateId: string, way: Way = centre): Promise<Result<Coupon, ErrorCode>> => {
  const { deps, member, requestId } = context;
  const claimKey = `${member._id}:${requestId}`;
  let none: { version: number; code: ErrorCode } | undefined;
  for (let round = 0; round < TRIES; round += 1) {
    const { template, claims, atHand } = await lookUp(deps, everyIdOf(member), templateId, claimKey);
    const decision = decide(context, { templateId, template, claims, claimKey, way });
    if (decision.kind === 'first') return ok(decision.coupon);
    if (decision.kind === 'refused') return refuse(decision.code);
    if (none && none.version === template!.version) return refuse(none.code);
    const issued = await issue(context, { template: template!, memberId: member._id, n: decision.n, claimKey, source: way.source });
    if (issued.ok) return issued;
    if (issued.code === 'TAKEN') continue;
    // there is no stock for rules that have changed since: the offer at hand may be older than a pause or a new version
    if (!atHand) return refuse(issued.code);
    none = { version: template!.version, code: issued.code };
    forgetTemplate(deps, templateId);
  }
  throw new BusyError('this member claims the same offer from too many places at once');
};

/**
 * A shopper takes a coupon: five round trips with the look-up of the member. The same request id again answers the first
 * coupon; sold out is said only when every shard is empty.
 */
export const claimCoupon = async (
  context: MemberContext,
  { templateId }: { templateId: string },
): Promise<Result<CouponCard, ErrorCode>> => {
  if (context.member.state !== 'active') return refuse('MEMBER_PAUSED');
  const taken = await takeOne(context, templateId);
  return taken.ok ? ok(toCard(await loadOrg(context.deps), taken.data, context.now)) : taken;
};
