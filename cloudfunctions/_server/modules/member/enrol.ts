import type { ErrorCode } from '@core/contracts/errors/codes';
import { stateChange } from '@core/domain/change';
import { ok, refuse, type Result } from '@core/domain/result';
import type { LoginContext } from '../../context';
import type { Transaction } from '../../db/database';
import { audit } from '../audit/audit';
import { giveConsentTo } from '../consent/service';
import { brandText, mallText } from '../consent/text';
import type { Brand } from '../org/documents';
import { announce } from '../outbox/outbox';
import { buildIdentities, buildMember, buildMembership, wechatIdentityId, type NewMember } from './build';
import type { Member } from './documents';
import { claimIdentity, formerSelf, freePhoneIdentity, packsKnown, rememberPacks } from './identity';
import type { JoinPlan } from './invitation';
import { getMembership, identitiesOf, membersOf, membershipsOf } from './repo';

/** What a join did; ids only, because the request keeps it. `templateIds` is the pack that is owed now. */
export type Enrolment = {
  memberId: string;
  outcome: 'joined' | 'brand-added' | 'already-member';
  templateIds: string[];
  hadBefore: boolean;
  eventId: string;
};

export type Person = { memberId: string; openid: string; phone?: string; name: string };

const MALL = 'mall';
const packOwners = (plan: JoinPlan): string[] => [MALL, ...(plan.brand ? [plan.brand._id] : [])];
const packOf = ({ org }: JoinPlan, owner: string): string[] =>
  owner === MALL ? org.mall.packTemplateIds : (org.brands.get(owner)?.packTemplateIds ?? []);
const packsOf = (plan: JoinPlan, owners: readonly string[]): string[] => [...new Set(owners.flatMap(owner => packOf(plan, owner)))];

/** Enrols with the brand unless she is enrolled; an enrolment that ended stays as history of the new one. */
const enrolWithBrand = async (context: LoginContext, tx: Transaction, plan: JoinPlan, brand: Brand, memberId: string): Promise<boolean> => {
  const before = await getMembership(tx, memberId, brand._id);
  if (before?.state === 'active') return false;
  const membership = buildMembership(memberId, brand._id, context.now, plan.source);
  if (!before) await membershipsOf(tx).insert(membership);
  else {
    const { command } = context.deps.db;
    const ended = { since: before.since, endedAt: before.endedAt ?? context.now, source: before.source };
    await membershipsOf(tx).update(before._id, {
      state: 'active',
      since: membership.since,
      source: command.set(membership.source),
      past: [...before.past, ended],
      endedAt: command.remove(),
    });
  }
  await giveConsentTo(context, tx, { memberId, scene: plan.source.scene }, brandText(brand));
  return true;
};

const conclude = async (
  context: LoginContext,
  tx: Transaction,
  plan: JoinPlan,
  done: Pick<Enrolment, 'memberId' | 'outcome'> & { owed: string[]; owners: string[] },
): Promise<Result<Enrolment, ErrorCode>> => {
  const { memberId, outcome, owed, owners } = done;
  const templateIds = packsOf(plan, owed);
  const hadBefore =
    packsOf(
      plan,
      owners.filter(owner => !owed.includes(owner)),
    ).length > 0;
  const eventId = context.deps.ids.next('ev');
  const enrolment = { memberId, outcome, templateIds, hadBefore, eventId };
  const change = outcome === 'joined' ? stateChange(undefined, 'active') : [];
  await audit(context, tx, { actorKind: 'member', actorId: memberId, subjectKind: 'member', subjectId: memberId, change });
  if (outcome !== 'already-member') await announce(context, tx, { _id: eventId, kind: 'member.joined', data: enrolment });
  return ok(enrolment);
};

const enrolNew = async (context: LoginContext, tx: Transaction, plan: JoinPlan, person: Person): Promise<Result<Enrolment, ErrorCode>> => {
  const { deps, now } = context;
  if (person.phone === undefined) return refuse('REQUEST_INVALID', { fields: ['phoneCode'] });
  const fresh: NewMember = { ...person, phone: person.phone, at: now };
  const member = buildMember(deps.env, fresh);
  const phoneBefore = await freePhoneIdentity(tx, member.phoneHash, member._id);
  if (!phoneBefore.ok) return phoneBefore;
  const wechatBefore = await identitiesOf(tx).get(wechatIdentityId(deps.env, person.openid));
  const owners = packOwners(plan);
  const had = new Set([...(await packsKnown(tx, wechatBefore, member._id)), ...(await packsKnown(tx, phoneBefore.data, member._id))]);
  const [wechat, phone] = buildIdentities(deps.env, fresh, [...new Set([...had, ...owners])]);
  await membersOf(tx).insert({ ...member, ...(await formerSelf(tx, [wechatBefore, phoneBefore.data])) });
  await claimIdentity(context, tx, wechatBefore, wechat!);
  await claimIdentity(context, tx, phoneBefore.data, phone!);
  await giveConsentTo(context, tx, { memberId: member._id, scene: plan.source.scene }, mallText(plan.org.mall));
  if (plan.brand) await enrolWithBrand(context, tx, plan, plan.brand, member._id);
  return conclude(context, tx, plan, { memberId: member._id, outcome: 'joined', owed: owners.filter(owner => !had.has(owner)), owners });
};

const enrolMore = async (context: LoginContext, tx: Transaction, plan: JoinPlan, member: Member): Promise<Result<Enrolment, ErrorCode>> => {
  // the terms she just agreed to again end a pause
  await membersOf(tx).update(member._id, { state: 'active', revision: context.deps.db.command.inc(1) });
  await giveConsentTo(context, tx, { memberId: member._id, scene: plan.source.scene }, mallText(plan.org.mall));
  const added = plan.brand ? await enrolWithBrand(context, tx, plan, plan.brand, member._id) : false;
  if (!added) return conclude(context, tx, plan, { memberId: member._id, outcome: 'already-member', owed: [], owners: packOwners(plan) });
  const owners = [plan.brand!._id];
  const owed = await rememberPacks(context, tx, member, owners);
  return conclude(context, tx, plan, { memberId: member._id, outcome: 'brand-added', owed, owners });
};

/** Both memberships, the consents, the source and the announcement, all in one transaction. */
export const enrol = async (
  context: LoginContext,
  tx: Transaction,
  plan: JoinPlan,
  person: Person,
): Promise<Result<Enrolment, ErrorCode>> => {
  const identity = await identitiesOf(tx).get(wechatIdentityId(context.deps.env, person.openid));
  const member = identity?.state === 'active' ? await membersOf(tx).get(identity.memberId) : undefined;
  return member && member.state !== 'deleted' ? enrolMore(context, tx, plan, member) : enrolNew(context, tx, plan, person);
};
