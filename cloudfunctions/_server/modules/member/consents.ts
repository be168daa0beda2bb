import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { MemberView } from '@core/contracts/member';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { giveMallConsent, standingConsents, withdrawConsent } from '../consent/service';
import { brandOf, loadOrg, toBrandRef, type Org } from '../org/service';
import { toAgreement } from '../org/agreement';
import { changeMember } from './change';
import { getMembership, membershipsOf } from './repo';

/** The text of a consent, while its version is today's. */
const termsOf = (org: Org, { brandId, version }: { brandId?: string; version: string }) => {
  if (brandId === undefined) {
    const { mall } = org;
    return mall.version === version ? { terms: { legalEntity: mall.legalEntity, lines: mall.summary } } : {};
  }
  const { agreement, legalEntity } = brandOf(org, brandId);
  if (agreement.version !== version) return {};
  return { terms: { legalEntity, lines: [`使用您的${agreement.data.join('、')}`, `用于${agreement.purpose}`] } };
};

/** What she agreed to and what stands today. */
export const listConsents = async (context: MemberContext): Promise<Result<OutputOf<ConsumerContract, 'consent.list'>, ErrorCode>> => {
  const [org, standing] = await Promise.all([loadOrg(context.deps), standingConsents(context, context.member._id)]);
  return ok({
    items: standing.map(({ kind, brandId, title, version, givenAt }) => ({
      kind,
      ...termsOf(org, { brandId, version }),
      ...(brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, brandId)) }),
      title,
      version,
      givenAt,
    })),
    mallAgreement: toAgreement(org.mall),
    mallGiven: standing.some(({ kind }) => kind === 'mall'),
  });
};

/** Agrees to the mall's terms of today (again); ends a pause. */
export const giveConsent = async (
  context: MemberContext,
  { version }: InputOf<ConsumerContract, 'consent.give'>,
): Promise<Result<MemberView, ErrorCode>> => {
  const { mall } = await loadOrg(context.deps);
  if (version !== mall.version) return refuse('AGREEMENT_OUTDATED');
  return changeMember(context, async (tx, { _id }) => {
    await giveMallConsent(context, tx, { memberId: _id }, mall);
    return ok({ state: 'active' });
  });
};

/** Withdraws one consent: the mall's pauses the membership, a brand's ends the enrolment with it. */
export const takeBackConsent = (
  context: MemberContext,
  input: InputOf<ConsumerContract, 'consent.withdraw'>,
): Promise<Result<MemberView, ErrorCode>> =>
  changeMember(context, async (tx, { _id }) => {
    const subject = input.kind === 'mall' ? { kind: input.kind } : { kind: input.kind, brandId: input.brandId };
    const withdrawn = await withdrawConsent(context, tx, _id, subject);
    if (!withdrawn.ok) return withdrawn;
    if (input.kind === 'mall') return ok({ state: 'paused' });
    const membership = await getMembership(tx, _id, input.brandId);
    if (membership) await membershipsOf(tx).update(membership._id, { state: 'ended', endedAt: context.now });
    return ok({});
  });
