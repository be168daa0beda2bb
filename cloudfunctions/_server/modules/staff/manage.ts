import type { OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OpsContract } from '@core/contracts/ops';
import { changesBetween } from '@core/domain/change';
import { currentPosts, isOpen, reachOf } from '@core/domain/staff/post';
import { nextStaffState, type StaffEvent } from '@core/domain/staff/state';
import { ok, refuse, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import type { Patch, Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { endSessionsOf } from '../desktop/session';
import { openInvitations } from '../invitation/service';
import { counterOf, countersOfStore, loadOrg, toCounterRef, type Org } from '../org/service';
import { once } from '../request/once';
import { makeBadge } from '../scene/service';
import type { Post, Staff } from './documents';
import { postInStore } from './posts';
import { findStaffOfStore, staffOf } from './repo';

type StaffRow = OutputOf<OpsContract, 'staff.approve'>;

const toRow = (org: Org, { staff: me }: StaffContext, staff: Staff, { role, counterIds }: Post): StaffRow => ({
  staffId: staff._id,
  name: staff.name,
  avatar: staff.avatar,
  role,
  state: staff.state,
  counters: counterIds.map(id => toCounterRef(org, counterOf(org, id))),
  since: staff.since,
  self: staff._id === me._id,
});

const rowIn = (org: Org, context: StaffContext, staff: Staff): StaffRow | undefined => {
  const post = postInStore(staff, context.as.storeId, context.now);
  return post && toRow(org, context, staff, post);
};

/** The manager's people: staff, open invitations and the counters of her store. */
export const listStaff = async (context: StaffContext): Promise<Result<OutputOf<OpsContract, 'staff.list'>, ErrorCode>> => {
  const { deps, as, now } = context;
  const org = await loadOrg(deps);
  const [people, invitations] = await Promise.all([findStaffOfStore(deps.db, as.storeId), openInvitations(deps.db, org, as.storeId, now)]);
  return ok({
    items: people.flatMap(staff => rowIn(org, context, staff) ?? []),
    invitations: invitations.filter(({ state }) => state === 'open'),
    counters: countersOfStore(org, as.storeId).map(counter => toCounterRef(org, counter)),
  });
};

/** Whom a manager may invite she may decide on; headquarters' people answer to headquarters. */
const isBelowHeadquarters = ({ role }: Post): boolean => reachOf(role) === 'store';

/** Somebody of this store whom the manager may decide on: not herself, and nobody who only works elsewhere. */
const findOwnStaff = async (context: StaffContext, tx: Transaction, staffId: string): Promise<Result<Staff, ErrorCode>> => {
  if (staffId === context.staff._id) return refuse('STAFF_SELF');
  const staff = await staffOf(tx).get(staffId);
  // a colleague may have approved her a moment ago by a clock that is ahead of this one
  const posts = staff ? staff.posts.filter(post => isOpen(post, context.now)) : [];
  const here = posts.some(({ storeId }) => storeId === context.as.storeId) && posts.every(isBelowHeadquarters);
  return staff && here ? ok(staff) : refuse('STAFF_NOT_FOUND');
};

/** Decides what else changes with the move; its own writes go through `tx`. */
type Effect = (tx: Transaction, staff: Staff) => Promise<Patch>;

const moveStaff = async (
  context: StaffContext,
  staffId: string,
  move: { event: StaffEvent; reason?: string; effect: Effect; refusal?: (staff: Staff) => ErrorCode | undefined },
): Promise<Result<StaffRow, ErrorCode>> => {
  const { deps, staff: me, as } = context;
  const moved = await once<null, ErrorCode, null>(context, {
    actor: me._id,
    ref: null,
    work: async tx => {
      const found = await findOwnStaff(context, tx, staffId);
      if (!found.ok) return found;
      const refused = move.refusal?.(found.data);
      if (refused) return refuse(refused);
      const state = nextStaffState(found.data.state, move.event);
      if (!state.ok) return state;
      const patch = { state: state.data, ...(await move.effect(tx, found.data)) };
      await staffOf(tx).update(staffId, patch);
      const change = changesBetween<Staff>(found.data, { ...found.data, ...patch }, ['state', 'badgeScene']);
      const subject = { subjectKind: 'staff', subjectId: staffId, ...(move.reason === undefined ? {} : { reason: move.reason }) };
      await audit(context, tx, { actorKind: 'staff', actorId: me._id, storeId: as.storeId, ...subject, change });
      return ok(null);
    },
    recall: async () => ok(null),
  });
  if (!moved.ok) return moved;
  const [org, staff] = await Promise.all([loadOrg(deps), staffOf(deps.db).get(staffId)]);
  const row = staff && rowIn(org, context, staff);
  return row ? ok(row) : refuse('STAFF_NOT_FOUND');
};

/** An applicant begins to work now; a guide gets the badge of her first counter. */
export const approveStaff = (context: StaffContext, { staffId }: { staffId: string }): Promise<Result<StaffRow, ErrorCode>> =>
  moveStaff(context, staffId, {
    event: 'approve',
    effect: async (tx, staff) => {
      const { now } = context;
      const posts = staff.posts.map(post => (post.until === undefined ? { ...post, from: now } : post));
      const post = currentPosts(posts, now).find(({ role }) => role === 'guide');
      const [counterId] = post?.counterIds ?? [];
      if (!post || counterId === undefined || staff.brandId === undefined) return { posts, since: now };
      const place = { brandId: staff.brandId, storeId: post.storeId, counterId, guideId: staff._id };
      return { posts, since: now, badgeScene: await makeBadge(context, tx, place) };
    },
  });

/** Turns an applicant down: the post she applied for ends before it began, and she reads why. */
export const rejectStaff = (
  context: StaffContext,
  { staffId, reason }: { staffId: string; reason: string },
): Promise<Result<StaffRow, ErrorCode>> =>
  moveStaff(context, staffId, {
    event: 'reject',
    reason,
    effect: async (_, { posts }) => ({
      rejectedReason: reason,
      posts: posts.map(post => (post.until === undefined ? { ...post, until: context.now } : post)),
    }),
  });

/** Stops somebody at once: every call reads the record afresh, and her badge answers as revoked. */
export const suspendStaff = (
  context: StaffContext,
  { staffId, reason }: { staffId: string; reason: string },
): Promise<Result<StaffRow, ErrorCode>> =>
  moveStaff(context, staffId, {
    event: 'suspend',
    reason,
    effect: async () => ({ suspendedReason: reason, suspendedStoreId: context.as.storeId }),
  });

/**
 * A suspension stops somebody in every store, so only the store that spoke it may lift it. Browsers that were let in before
 * stay out: her phone lets them in anew.
 */
export const resumeStaff = (context: StaffContext, { staffId }: { staffId: string }): Promise<Result<StaffRow, ErrorCode>> => {
  const gone = context.deps.db.command.remove();
  return moveStaff(context, staffId, {
    event: 'resume',
    refusal: ({ suspendedStoreId = context.as.storeId }) =>
      suspendedStoreId === context.as.storeId ? undefined : 'STAFF_SUSPENDED_ELSEWHERE',
    effect: async tx => {
      await endSessionsOf(tx, staffId, context.now);
      return { suspendedReason: gone, suspendedStoreId: gone };
    },
  });
};
