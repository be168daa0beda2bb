import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { MemberView } from '@core/contracts/member';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Consent } from '../consent/documents';
import { consentsOf, giveConsentTo, withdrawConsent } from '../consent/service';
import { findTexts, keepTexts, mallText, type ConsentText } from '../consent/text';
import { brandOf, loadOrg, toBrandRef } from '../org/service';
import { toAgreement } from '../org/agreement';
import { openScene } from '../scene/service';
import { changeMember } from './change';
import { getMembership, membershipsOf } from './repo';

const termsOf = (text: ConsentText | undefined) => (text ? { terms: { legalEntity: text.legalEntity, lines: text.lines } } : {});

/** The invitation by which a brand's was given, if it leads to that brand still. */
const sceneOf = async (context: MemberContext, { kind, scene }: Consent): Promise<{ scene?: string }> => {
  if (kind === 'mall' || scene === undefined) return {};
  return (await openScene(context, scene)).ok ? { scene } : {};
};

/** What she agreed to, word for word: what stands today, and what she took back, with the way to give it again. */
export const listConsents = async (context: MemberContext): Promise<Result<OutputOf<ConsumerContract, 'consent.list'>, ErrorCode>> => {
  const [org, { standing, ended }] = await Promise.all([loadOrg(context.deps), consentsOf(context, context.member._id)]);
  const [texts, scenes] = await Promise.all([
    findTexts(
      context.deps.db,
      [...standing, ...ended].flatMap(({ textId }) => textId ?? []),
    ),
    Promise.all(ended.map(consent => sceneOf(context, consent))),
  ]);
  const viewOf = ({ kind, brandId, title, version, givenAt, textId = '' }: Consent) => ({
    kind,
    ...termsOf(texts.get(textId)),
    ...(brandId === undefined ? {} : { brand: toBrandRef(brandOf(org, brandId)) }),
    title,
    version,
    givenAt,
  });
  return ok({
    items: standing.map(viewOf),
    ended: ended.map((consent, index) => ({ ...viewOf(consent), withdrawnAt: consent.withdrawnAt, ...scenes[index] })),
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
