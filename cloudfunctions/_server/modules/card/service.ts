import type { ConsumerContract } from '@core/contracts/consumer';
import type { InputOf, OutputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { Tier } from '@core/contracts/shared';
import { changesBetween, stateChange, type FieldChange } from '@core/domain/change';
import { tierWords } from '@core/domain/coupon/text/words';
import { higherTier } from '@core/domain/member/tier';
import { ok, refuse, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import type { Transaction } from '../../db/database';
import { mayTry, outOfTries } from '../attempt/attempts';
import { audit } from '../audit/audit';
import { writeInbox } from '../inbox/deliver';
import { phoneHash } from '../member/build';
import { readMember } from '../member/change';
import { MEMBERS, type Member } from '../member/documents';
import { exchangePhone } from '../member/phone';
import { toMemberView } from '../member/view';
import { bringPoints, giveTier } from '../points/service';
import { once, wholeAnswer } from '../request/once';
import type { OfflineCard } from './documents';
import { proveCard, type Printed } from './proof';
import { cardsOf } from './repo';

type Found = OutputOf<ConsumerContract, 'card.find'>;
type Merged = OutputOf<ConsumerContract, 'card.merge'>;

/** A wrong PIN is counted, so its transaction must commit: what the caller is refused is told as data until then. */
type Kept<T> = { done: T } | { code: ErrorCode };

const opened = <T>(kept: Kept<T>): Result<T, ErrorCode> => ('code' in kept ? refuse(kept.code) : ok(kept.done));

const auditCard = (context: MemberContext, tx: Transaction, card: OfflineCard, change: FieldChange[] = []): Promise<void> =>
  audit(context, tx, { actorKind: 'member', actorId: context.member._id, subjectKind: 'offline-card', subjectId: card._id, change });

/** The card ends; its points and, where it is the higher, its tier are the member's. */
const mergeChange = ({ points }: OfflineCard, before: Tier, after: Tier): FieldChange[] => [
  ...stateChange('active', 'merged'),
  ...changesBetween({ points, tier: before }, { points: 0, tier: after }, ['points', 'tier']),
];

const toFound = ({ _id, numberMasked, phoneMasked, tier, points }: OfflineCard): Found => ({
  cardId: _id,
  numberMasked,
  phoneMasked,
  tier,
  points,
});

/** First proof: shows what would move; nothing moves. */
export const findCard = async (context: MemberContext, printed: Printed): Promise<Result<Found, ErrorCode>> => {
  const { login, member } = context;
  if (member.state === 'paused') return refuse('MEMBER_PAUSED');
  const answer = wholeAnswer<Kept<string>>();
  const look = () =>
    once<Kept<string>, ErrorCode, Kept<string>>(context, {
      actor: login.openid,
      work: async tx => {
        const proof = await proveCard(context, tx, printed);
        if ('code' in proof) return ok(proof);
        await auditCard(context, tx, proof.card);
        return ok(proof.card.phoneHash === undefined ? { code: 'CARD_WITHOUT_PHONE' } : { done: proof.card._id });
      },
      ...answer,
    });
  const kept = (await mayTry(context, 'card', login.openid)) ? await look() : await outOfTries(context, login.openid, answer.recall);
  const found = kept.ok ? opened(kept.data) : kept;
  if (!found.ok) return found;
  const card = await cardsOf(context.deps.db).get(found.data);
  return card ? ok(toFound(card)) : refuse('CARD_NOT_FOUND');
};

/** What merging brought; ids and figures only, because the request keeps it. */
type Moved = Pick<Merged, 'movedPoints' | 'upgradedTo'>;

const mergedMessage = ({ _id, memberId, at }: { _id: string; memberId: string; at: number }, { movedPoints, upgradedTo }: Moved) => ({
  _id,
  memberId,
  at,
  kind: 'account' as const,
  title: '旧实体卡已合并',
  text: [
    `${movedPoints.toLocaleString('en-US')} 积分已到账`,
    ...(upgradedTo ? [`升级为${tierWords[upgradedTo]}`] : []),
    '旧实体卡已停用',
  ].join('，'),
});

const moveBalance = async (context: MemberContext, tx: Transaction, card: OfflineCard): Promise<Moved> => {
  const { deps, member, now } = context;
  const members = tx.collection<Member>(MEMBERS);
  const current = await members.get(member._id);
  if (!current) throw new Error(`${member._id} is gone`);
  await cardsOf(tx).update(card._id, { mergedInto: member._id, mergedAt: now });
  const { command } = deps.db;
  await bringPoints(tx, command, {
    _id: `pt_merge_${card._id}`,
    memberId: member._id,
    at: now,
    kind: 'card-merge',
    ref: card._id,
    origin: `card:${card._id}`,
    points: card.points,
  });
  const tier = higherTier(current.tier, card.tier);
  const moved: Moved = { movedPoints: card.points, ...(tier === current.tier ? {} : { upgradedTo: tier }) };
  if (tier !== current.tier) await giveTier(tx, command, member._id, tier, now);
  await writeInbox(tx, mergedMessage({ _id: `in_merge_${card._id}`, memberId: member._id, at: now }, moved));
  await auditCard(context, tx, card, mergeChange(card, current.tier, tier));
  return moved;
};

/** Second proof: the number on the card's record, proven with WeChat now; a matching number alone merges nothing. */
export const mergeCard = async (
  context: MemberContext,
  { cardNumber, pin, phoneCode }: InputOf<ConsumerContract, 'card.merge'>,
): Promise<Result<Merged, ErrorCode>> => {
  const { deps, login, member } = context;
  if (member.state === 'paused') return refuse('MEMBER_PAUSED');
  const answer = async (kept: Kept<Moved>): Promise<Result<Merged, ErrorCode>> => {
    const moved = opened(kept);
    return moved.ok ? ok({ member: await toMemberView(deps, await readMember(context)), ...moved.data }) : moved;
  };
  if (!(await mayTry(context, 'card', login.openid))) return outOfTries(context, login.openid, answer);
  const exchanged = await exchangePhone(context, phoneCode, answer);
  if ('answer' in exchanged) return exchanged.answer;
  const proven = phoneHash(deps.env, exchanged.phone);
  const kept = await once<Kept<Moved>, ErrorCode, Kept<Moved>>(context, {
    actor: login.openid,
    work: async tx => {
      const proof = await proveCard(context, tx, { cardNumber, pin });
      if ('code' in proof) return ok(proof);
      const { card } = proof;
      if (card.phoneHash === undefined) return ok({ code: 'CARD_WITHOUT_PHONE' });
      if (card.phoneHash !== proven) return ok({ code: 'CARD_PHONE_MISMATCH' });
      return ok({ done: await moveBalance(context, tx, card) });
    },
    ...wholeAnswer<Kept<Moved>>(),
  });
  return kept.ok ? answer(kept.data) : kept;
};
