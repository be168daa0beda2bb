import { z } from 'zod';
import { action, anyone, member } from './define';
import { brandRef, id, instant, nothing, phoneCode, scene, tier, version } from './shared';
import { invite } from './scene';

/** What she is called: short enough for every card and line it stands on. */
const callName = z.string().trim().min(1).max(12);

const consentKind = z.enum(['mall', 'brand']);

/** A consent that stands: what was agreed to, in which version, when. */
const consentView = z.strictObject({
  kind: consentKind,
  brand: brandRef.optional(),
  title: z.string(),
  version,
  givenAt: instant,
  /** what was agreed to, word for word; absent only where nobody had kept the words of that day */
  terms: z.strictObject({ legalEntity: z.string(), lines: z.array(z.string()) }).optional(),
});

/** One that was taken back and not given again; `scene`: the invitation it was given by, as long as that invites anybody. */
const endedConsentView = consentView.extend({ withdrawnAt: instant, scene: scene.optional() });

const brandMembershipView = z.strictObject({
  brand: brandRef,
  since: instant,
  guideName: z.string().optional(),
  storeName: z.string().optional(),
});

/** The member's own view of herself. `state` is `paused` while the mall's terms are withdrawn. */
export const memberView = z.strictObject({
  memberId: id,
  state: z.enum(['active', 'paused']),
  name: z.string(),
  phoneMasked: z.string(),
  tier,
  points: z.int(),
  joinedAt: instant,
  brands: z.array(brandMembershipView),
});
export type MemberView = z.infer<typeof memberView>;

/** The terms of the mall as they stand today. */
const agreement = z.strictObject({
  version,
  title: z.string(),
  summary: z.array(z.string()),
  legalEntity: z.string(),
});

const sessionView = z.strictObject({
  member: memberView.optional(),
  staff: z.strictObject({ staffId: id, name: z.string(), active: z.boolean() }).optional(),
  /** true when this WeChat account deleted a membership before: joining again brings no second welcome pack */
  leftBefore: z.boolean(),
  mallAgreement: agreement,
  groupName: z.string(),
  unreadInbox: z.int(),
});

/** A coupon that the welcome pack brought, or could not bring. */
const packItem = z.strictObject({ templateId: id, title: z.string(), worth: z.string() });

/** One that is in the wallet now: until when, and what it is for. */
const gift = packItem.extend({ scopeText: z.string(), whenText: z.string().optional(), validUntil: instant });

const joinInput = z.strictObject({
  scene: scene.optional(),
  /** demanded from someone who is not a member yet; a member who adds a brand is not asked again */
  phoneCode: phoneCode.optional(),
  name: callName.optional(),
  consents: z.strictObject({
    mall: z.strictObject({ version, adult: z.literal(true) }),
    brand: z.strictObject({ brandId: id, version }).optional(),
  }),
});

const joinAnswer = z.strictObject({
  member: memberView,
  /** what this call changed: both memberships, only the brand's, or nothing because all was there already */
  outcome: z.enum(['joined', 'brand-added', 'already-member']),
  pack: z.strictObject({
    granted: z.array(gift),
    soldOut: z.array(packItem),
    /** true when there was a pack but this person had it before */
    hadBefore: z.boolean(),
  }),
});

export const memberActions = {
  'session.open': action({ caller: anyone, touches: 'own', changes: false, input: nothing, output: sessionView }),
  'scene.resolve': action({
    caller: anyone,
    touches: 'none',
    changes: false,
    input: z.strictObject({ scene }),
    output: invite,
  }),
  'member.join': action({
    caller: anyone,
    touches: 'own',
    changes: true,
    audit: '入会',
    input: joinInput,
    output: joinAnswer,
  }),
  'member.get': action({ caller: member, touches: 'own', changes: false, input: nothing, output: memberView }),
  'member.rename': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '修改称呼',
    input: z.strictObject({ name: callName }),
    output: memberView,
  }),
  'consent.list': action({
    caller: member,
    touches: 'own',
    changes: false,
    input: nothing,
    output: z.strictObject({
      items: z.array(consentView),
      ended: z.array(endedConsentView),
      mallAgreement: agreement,
      mallGiven: z.boolean(),
    }),
  }),
  'consent.give': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '同意会员条款',
    input: z.strictObject({ kind: z.literal('mall'), version, adult: z.literal(true) }),
    output: memberView,
  }),
  'consent.withdraw': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '撤回同意',
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('mall') }),
      z.strictObject({ kind: z.literal('brand'), brandId: id }),
    ]),
    output: memberView,
  }),
  'phone.change': action({
    caller: member,
    touches: 'own',
    changes: true,
    audit: '更换手机号',
    input: z.strictObject({ phoneCode }),
    output: memberView,
  }),
  /** Open to any login: the same request again comes from somebody who is no member any more. */
  'account.delete': action({
    caller: anyone,
    touches: 'own',
    changes: true,
    audit: '注销账号',
    input: z.strictObject({ confirm: z.literal('注销') }),
    output: z.strictObject({ deletedAt: instant }),
  }),
};
