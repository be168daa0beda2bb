import { tierWords } from '@core/domain/coupon/text/words';
import { heldFrom, judgeTier, spendFrom, type HeldTier } from '@core/domain/member/tier-period';
import { reachesTier, type Tier } from '@core/domain/member/tier';
import { dayText } from '@core/domain/day-text';
import { ok } from '@core/domain/result';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { writeInbox } from '../inbox/deliver';
import { MEMBERS, type Member } from '../member/documents';
import { POINTS_LEDGER, type PointsEntry } from './ledger';

const heldTierOf = ({ tier, tierPeriod: period }: Pick<Member, 'tier' | 'tierPeriod'>): HeldTier => ({
  tier,
  ...(period ? { period } : {}),
});

/** What she paid for sales since an instant, less what was refunded of them. */
export const spentSince = async (db: Database, memberId: string, from: number): Promise<number> => {
  const [found] = await db
    .collection<PointsEntry>(POINTS_LEDGER)
    .aggregate<{ spentFen: number }>([
      { match: { memberId, saleAt: db.command.gte(from) } },
      { group: { _id: null, spentFen: { $sum: '$spentFen' } } },
    ]);
  return found?.spentFen ?? 0;
};

type Change = { before: Tier; after: HeldTier };

const messageOf = (memberId: string, { before, after: { tier, period } }: Change, now: number) => {
  const up = reachesTier(tier, before);
  const until = period ? `有效期至 ${dayText(period.until, now)}` : '消费满额即可再次升级';
  return {
    _id: `in_tier_${memberId}_${now}`,
    memberId,
    at: now,
    kind: 'account' as const,
    title: up ? `恭喜升级为${tierWords[tier]}` : `会员等级调整为${tierWords[tier]}`,
    text: up ? `${tierWords[tier]}${until}，积分和专享券一起升级` : `近 12 个月的消费未达到${tierWords[before]}的标准，${until}`,
  };
};

const write = async ({ deps, now }: Pick<Context, 'deps' | 'now'>, tx: Transaction, member: Member, after: HeldTier): Promise<void> => {
  const { command } = deps.db;
  await tx.collection<Member>(MEMBERS).update(member._id, {
    tier: after.tier,
    tierPeriod: after.period ? command.set(after.period) : command.remove(),
    revision: command.inc(1),
  });
  if (after.tier !== member.tier) await writeInbox(tx, messageOf(member._id, { before: member.tier, after }, now));
};

const TRIES = 5;

/**
 * Brings a member's tier to what it should be now. The sums cannot be read in a transaction, so they hold only as long as
 * her document is as it was before they were read; every earning changes it.
 *
 * @returns whether it changed anything
 */
export const judgeTierOf = async (context: Pick<Context, 'deps' | 'now'>, memberId: string): Promise<boolean> => {
  const { deps, now } = context;
  for (let round = 0; round < TRIES; round += 1) {
    const member = await deps.db.collection<Member>(MEMBERS).get(memberId);
    if (!member || member.state === 'deleted') return false;
    const held = heldTierOf(member);
    const [spentFen, heldSpentFen] = await Promise.all([
      spentSince(deps.db, memberId, spendFrom(now)),
      held.period?.before ? spentSince(deps.db, memberId, heldFrom(held.period)) : 0,
    ]);
    const after = judgeTier(held, { spentFen, heldSpentFen, now });
    if (after === held) return false;
    const done = await deps.transact<boolean, never>(async tx => {
      const current = await tx.collection<Member>(MEMBERS).get(memberId);
      if (current?.revision !== member.revision) return ok(false);
      await write(context, tx, member, after);
      return ok(true);
    });
    if (done.ok && done.data) return true;
  }
  throw new Error(`the tier of ${memberId} changes all the time`);
};

/** One page of members whose tier's period is over; each gets a new one, so none is found again. */
export const judgeTiers = async (context: Context, limit: number): Promise<{ done: number; full: boolean }> => {
  const { db } = context.deps;
  const found = await db
    .collection<Member>(MEMBERS)
    .find({ 'tierPeriod.until': db.command.lt(context.now) }, { order: [['tierPeriod.until', 'asc']], limit });
  let done = 0;
  for (const { _id } of found) if (await judgeTierOf(context, _id)) done += 1;
  return { done, full: found.length === limit };
};
