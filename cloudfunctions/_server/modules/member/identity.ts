import { refuse, ok, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Transaction } from '../../db/database';
import { phoneIdentityId, wechatIdentityId } from './build';
import { everyIdOf, type Identity, type Member } from './documents';
import { identitiesOf, membersOf } from './repo';

/**
 * The packs that count for whoever claims an identity now: those that came with it, unless who had them gave it up and is a member
 * under another. Then it is somebody else's number today.
 */
export const packsKnown = async (tx: Transaction, before: Identity | undefined, memberId: string): Promise<string[]> => {
  if (!before || before.memberId === memberId) return before?.packs ?? [];
  const member = await membersOf(tx).get(before.memberId);
  return member && member.state !== 'deleted' ? [] : before.packs;
};

/** The packs that came with any identity of hers. */
export const packsOf = async (context: Context, tx: Transaction, member: Member): Promise<string[]> => {
  const packs = new Set<string>();
  for (const id of identityIds(context, member)) (await identitiesOf(tx).get(id))?.packs.forEach(owner => packs.add(owner));
  return [...packs];
};

/** Points an identity to a member, whether it is new or comes back; her packs, and those that count for her, stay with it. */
export const claimIdentity = async (context: Context, tx: Transaction, before: Identity | undefined, identity: Identity): Promise<void> => {
  const identities = identitiesOf(tx);
  if (!before) return identities.insert(identity);
  const { memberId, packs } = identity;
  const packsOfBoth = [...new Set([...(await packsKnown(tx, before, memberId)), ...packs])];
  const { command } = context.deps.db;
  await identities.update(identity._id, {
    memberId,
    packs: packsOfBoth,
    state: 'active',
    since: context.now,
    leftAt: command.remove(),
  });
};

/** The phone's identity, unless it belongs to another member now. */
export const freePhoneIdentity = async (
  tx: Transaction,
  hash: string,
  memberId: string,
): Promise<Result<Identity | undefined, 'PHONE_IN_USE'>> => {
  const found = await identitiesOf(tx).get(phoneIdentityId(hash));
  return found?.state === 'active' && found.memberId !== memberId ? refuse('PHONE_IN_USE') : ok(found);
};

type Former = Pick<Member, 'formerIds' | 'firstJoinedAt'>;

/** Who she was before, when one of her identities belonged to somebody who left; nothing for who was never here. */
export const formerSelf = async (tx: Transaction, before: readonly (Identity | undefined)[]): Promise<Former> => {
  const ids = [...new Set(before.flatMap(identity => identity?.memberId ?? []))];
  const left: Member[] = [];
  for (const id of ids) {
    const member = await membersOf(tx).get(id);
    if (member?.state === 'deleted') left.push(member);
  }
  if (left.length === 0) return {};
  return {
    formerIds: [...new Set(left.flatMap(everyIdOf))],
    firstJoinedAt: Math.min(...left.map(({ joinedAt, firstJoinedAt = joinedAt }) => firstJoinedAt)),
  };
};

/** The ids of what a member is recognised by now. */
export const identityIds = (context: Context, { openid, phoneHash }: Member): string[] => [
  wechatIdentityId(context.deps.env, openid),
  phoneIdentityId(phoneHash),
];

/** Lets identities go: only the hash stays, and which packs came with it. */
export const releaseIdentities = async (context: Context, tx: Transaction, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await identitiesOf(tx).update(id, { state: 'left', leftAt: context.now });
};

/** Remembers whose packs came, on every identity of the member; answers those whose packs had not come before. */
export const rememberPacks = async (context: Context, tx: Transaction, member: Member, owners: readonly string[]): Promise<string[]> => {
  const had = new Set<string>();
  for (const id of identityIds(context, member)) {
    const packs = (await identitiesOf(tx).get(id))?.packs ?? [];
    packs.forEach(owner => had.add(owner));
    const all = [...new Set([...packs, ...owners])];
    if (all.length > packs.length) await identitiesOf(tx).update(id, { packs: all });
  }
  return owners.filter(owner => !had.has(owner));
};
