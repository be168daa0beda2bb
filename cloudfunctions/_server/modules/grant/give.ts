import type { GuideContract } from '@core/contracts/guide';
import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import { changesBetween } from '@core/domain/change';
import { worthText } from '@core/domain/coupon/text/offer-text';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { BusyError, DuplicateKeyError } from '../../db/errors';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { COUPONS, type Coupon } from '../coupon/documents';
import { issue, type Issue } from '../coupon/issue';
import type { InboxMessage } from '../inbox/documents';
import { writeInbox } from '../inbox/deliver';
import { everyIdOf, type Member } from '../member/documents';
import { loadOrg } from '../org/service';
import { firstAnswer, once } from '../request/once';
import { templateById } from '../template/cache';
import type { Template } from '../template/documents';
import { openVisit } from '../visit/service';
import { isHersToGive, refuseGrant, type Counted } from './judge';
import { findGivenAndHeld, grantKey, isGivenOn } from './repo';

type Given = OutputOf<GuideContract, 'grant.give'>;
type Answer = Result<Given, ErrorCode>;
/** The reservation tells which of two calls of one request made the piece. */
type Ref = { couponId: string; reservationId: string };

/** Lost races: two colleagues give to one shopper, or one gives from two phones. */
const TRIES = 5;

const toGiven = ({ _id, templateId, rules, validFrom, validUntil }: Coupon): Given => ({
  couponId: _id,
  templateId,
  title: rules.title,
  validFrom,
  validUntil,
});

const recallOf =
  ({ deps }: StaffContext) =>
  async ({ couponId }: Ref): Promise<Answer> => {
    const coupon = await deps.db.collection<Coupon>(COUPONS).get(couponId);
    if (!coupon) throw new Error(`no coupon ${couponId}`);
    return ok(toGiven(coupon));
  };

const messageOf = ({ staff, now }: StaffContext, coupon: Coupon): Omit<InboxMessage, 'read'> => ({
  _id: `in_grant_${coupon._id}`,
  memberId: coupon.memberId,
  kind: 'coupon',
  title: '收到一张优惠券',
  text: `${staff.name} 送您「${coupon.rules.title}」，${worthText(coupon.rules)}，已放进券包`,
  at: now,
});

/** The coupon, its audit record and the shopper's message: all or none. */
const keepGrant = async (context: StaffContext, tx: Transaction, coupon: Coupon): Promise<void> => {
  await tx.collection<Coupon>(COUPONS).insert(coupon);
  await audit(context, tx, {
    actorKind: 'staff',
    actorId: context.staff._id,
    storeId: context.as.storeId,
    subjectKind: 'coupon',
    subjectId: coupon._id,
    change: changesBetween({}, { ...coupon, title: coupon.rules.title }, ['state', 'title', 'validUntil']),
  });
  await writeInbox(tx, messageOf(context, coupon));
};

/** Keeps the piece under this request; undefined when its number, the member's or the giver's, was taken meanwhile. */
const keepOnce = async (context: StaffContext, coupon: Coupon): Promise<Result<Ref, ErrorCode> | undefined> => {
  const ref = { couponId: coupon._id, reservationId: coupon.reservationId };
  try {
    return await once<Ref, ErrorCode, Ref>(context, {
      actor: context.staff._id,
      ref,
      work: async tx => {
        await keepGrant(context, tx, coupon);
        return ok(ref);
      },
      recall: async earlier => ok(earlier),
    });
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined;
    throw error;
  }
};

/** How many of the template she gave today, and how many the member has had. */
const countsNow = async ({ deps, staff, now }: StaffContext, member: Member, { _id }: Template): Promise<Counted> => {
  const hers = everyIdOf(member);
  const found = await findGivenAndHeld(deps.db, { staffId: staff._id, at: now }, hers, _id);
  const ofIt = found.filter(({ templateId }) => templateId === _id);
  return {
    held: ofIt.filter(({ memberId }) => hers.includes(memberId)).length,
    given: ofIt.filter(({ claimKey }) => isGivenOn(claimKey, staff._id, now)).length,
  };
};

/** One try with the numbers as they stand; undefined when somebody else was faster. */
const tryOnce = async (context: StaffContext, member: Member, template: Template): Promise<Answer | undefined> => {
  const { staff, as, now } = context;
  const counted = await countsNow(context, member, template);
  const refused = refuseGrant(template, member, counted, now);
  if (refused) return refuse(refused);
  let kept: Result<Ref, ErrorCode> | undefined;
  const wanted: Issue = {
    template,
    memberId: member._id,
    n: counted.held + 1,
    claimKey: grantKey(staff._id, now, template._id, counted.given + 1),
    source: 'grant',
    grantedBy: { staffId: staff._id, storeId: as.storeId, ...(as.counterId === undefined ? {} : { counterId: as.counterId }) },
  };
  const issued = await issue(context, wanted, async coupon => {
    kept = await keepOnce(context, coupon);
    return kept?.ok === true && kept.data.reservationId === coupon.reservationId;
  });
  if (issued.ok) return ok(toGiven(issued.data));
  if (issued.code !== 'TAKEN') return refuse(issued.code);
  return kept?.ok ? recallOf(context)(kept.data) : kept;
};

/**
 * Gives a coupon to the shopper of a visit. Stock, the member's limit and the giver's own limit of the day hold however
 * many give at once; the same request id again answers the first coupon.
 */
export const giveGrant = async (context: StaffContext, input: { ticketId: string; templateId: string }): Promise<Answer> => {
  const { deps, staff } = context;
  const first = await firstAnswer<Given, ErrorCode, Ref>(context, staff._id, recallOf(context));
  if (first) return first;
  const visit = await openVisit(context, input.ticketId);
  if (!visit.ok) return visit;
  const [org, template] = await Promise.all([loadOrg(deps), templateById(deps, input.templateId)]);
  if (!template) return refuse('TEMPLATE_NOT_FOUND');
  if (!isHersToGive(org, context, template)) return refuse('GRANT_NOT_YOURS');
  for (let round = 0; round < TRIES; round += 1) {
    const answer = await tryOnce(context, visit.data.member, template);
    if (answer) return answer;
  }
  throw new BusyError('too many give away the same coupon at once');
};
