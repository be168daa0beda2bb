import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { MemberView } from '@core/contracts/member';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { giveConsentTo, standingConsents, withdrawConsent } from '../consent/service';
import { findTexts, keepTexts, mallText, type ConsentText } from '../consent/text';
import { brandOf, loadOrg, toBrandRef } from '../org/service';
import { toAgreement } from '../org/agreement';
import { changeMember } from './change';
import { getMembership, membershipsOf } from './repo';

const termsOf = (text: ConsentText | undefined) => (text ? { terms: { legalEntity: text.legalEntity, lines: text.lines } } : {});

/** What she agreed to, word for word, and what stands today. */
export const listConsents = async (context: MemberContext): Promise<Result<OutputOf<ConsumerContract, 'consent.list'>, ErrorCode>> => {
  const [org, standing] = await Promise.all([loadOrg(context.deps), standingConsents(context, context.member._id)]);
  const texts = await findTexts(
    context.deps.db,
    standing.flatMap(({ textId }) => textId ?? []),
  );
  return ok({
    items: standing.map(({ kind, brandId, title, version, givenAt, textId = '' }) => ({
      kind,
      ...termsOf(texts.get(textId)),
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
  const { deps } = context;
  const text = mallText((await loadOrg(deps)).mall);
  if (version !== text.version) return refuse('AGREEMENT_OUTDATED');
  await keepTexts(deps.db, [text]);
  return changeMember(context, async (tx, { _id }) => {
    await giveConsentTo(context, tx, { memberId: _id }, text);
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
