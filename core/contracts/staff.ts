import { z } from 'zod';
import { action, anyone, atTheCounter, staff } from './define';
import { brandRef, categoryRef, counterRef, id, instant, note, nothing, personName, scene, storeRef } from './shared';

const invitedRole = z.enum(['guide', 'cashier', 'store-manager']);
export const staffRole = z.enum(['guide', 'cashier', 'store-manager', 'brand-operator', 'group-operator', 'finance']);

/** A place where a person may act: a role in a store, and the counters there. */
const post = z.strictObject({
  role: staffRole,
  store: storeRef,
  /** what a brand operator answers for */
  brand: brandRef.optional(),
  /** she may act for the whole store, standing at no counter: a manager, or a cashier whose post covers every counter of it */
  wholeStore: z.boolean(),
  counters: z.array(counterRef.extend({ brands: z.array(brandRef), categories: z.array(categoryRef) })),
});

const workbenchView = z.strictObject({
  staffId: id,
  name: z.string(),
  avatar: z.string(),
  posts: z.array(post),
  /** hers at the counter where she stands; a manager's at none, of the whole store */
  today: z.strictObject({ redemptions: z.int(), savedFen: z.int(), newMembers: z.int() }),
  /** applications that wait for a manager's word */
  applicants: z.int().optional(),
});

const badgeView = z.strictObject({
  scene,
  name: z.string(),
  title: z.string(),
  avatar: z.string(),
  brand: brandRef,
  store: storeRef,
  /** PNG of the mini-program code, base64 */
  codeImage: z.string(),
});

const invitationView = z.strictObject({
  invitationId: id,
  /** six letters and digits, to be said aloud or sent */
  passcode: z.string(),
  role: staffRole,
  store: storeRef,
  /** what a brand operator is to answer for */
  brand: brandRef.optional(),
  counters: z.array(counterRef),
  invitedBy: z.string(),
  expiresAt: instant,
  state: z.enum(['open', 'used', 'expired', 'withdrawn']),
});

const staffState = z.enum(['applied', 'rejected', 'active', 'suspended', 'left']);

const staffRow = z.strictObject({
  staffId: id,
  name: z.string(),
  avatar: z.string(),
  role: staffRole,
  state: staffState,
  counters: z.array(counterRef),
  /** when she began, or applied while that is not decided */
  since: instant,
  self: z.boolean(),
});

const manager = staff('store-manager');
const passcode = z.string().regex(/^[0-9A-HJ-NP-Z]{6}$/);

/** Actions of the guide function. */
export const postActions = {
  'workbench.open': action({
    caller: atTheCounter,
    touches: 'own',
    changes: false,
    input: nothing,
    output: workbenchView,
  }),
  'badge.get': action({
    caller: staff('guide', 'store-manager'),
    touches: 'own',
    changes: false,
    input: nothing,
    output: badgeView,
  }),
  /** Where may I act? Needed before a role and a store can be chosen; also tells why someone may not. */
  'post.list': action({
    caller: anyone,
    onDesktop: true,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({
      state: z.enum(['none', ...staffState.options]),
      /** what the manager wrote when she turned the application down */
      reason: z.string().optional(),
      staffId: id.optional(),
      name: z.string(),
      posts: z.array(post),
    }),
  }),
  'invitation.find': action({
    caller: anyone,
    touches: 'own',
    changes: false,
    input: z.strictObject({ passcode }),
    output: invitationView,
  }),
  'invitation.accept': action({
    caller: anyone,
    touches: 'own',
    changes: true,
    audit: '申请成为员工',
    input: z.strictObject({ passcode, name: personName }),
    output: z.strictObject({ staffId: id, state: z.enum(['applied', 'active']) }),
  }),
};

/** Actions of the ops function: a store manager and her people. */
export const staffActions = {
  'staff.list': action({
    caller: manager,
    touches: 'store',
    changes: false,
    input: nothing,
    output: z.strictObject({ items: z.array(staffRow), invitations: z.array(invitationView), counters: z.array(counterRef) }),
  }),
  'staff.invite': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '邀请员工',
    input: z.strictObject({ role: invitedRole, counterIds: z.array(id).min(1).max(20) }),
    output: invitationView,
  }),
  'invitation.withdraw': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '撤回邀请',
    input: z.strictObject({ invitationId: id }),
    output: invitationView,
  }),
  'staff.approve': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '批准员工',
    input: z.strictObject({ staffId: id }),
    output: staffRow,
  }),
  /** The applicant reads the reason; with a new invitation she may apply again. */
  'staff.reject': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '拒绝入职申请',
    input: z.strictObject({ staffId: id, reason: note }),
    output: staffRow,
  }),
  'staff.suspend': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '停用员工',
    input: z.strictObject({ staffId: id, reason: note }),
    output: staffRow,
  }),
  'staff.resume': action({
    caller: manager,
    touches: 'store',
    changes: true,
    audit: '恢复员工',
    input: z.strictObject({ staffId: id }),
    output: staffRow,
  }),
};
