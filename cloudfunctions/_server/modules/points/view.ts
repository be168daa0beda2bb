import type { OutputOf } from '@core/contracts/define';
import type { pointsActions } from '@core/contracts/points';
import { nextTier, spendFrom, TIER_SPEND_FEN } from '@core/domain/member/tier-period';
import { TIERS } from '@core/domain/member/tier';
import { usableAt } from '@core/domain/points/account';
import { isGood } from '@core/domain/points/lots';
import { POINTS_POLICY, worthOf } from '@core/domain/points/policy';
import { ok, type Result } from '@core/domain/result';
import type { MemberContext } from '../../context';
import { findPage, type PageOptions } from '../../db/cursor';
import { counterOf, loadOrg, storeOf, type Org } from '../org/service';
import { freeOf, heldOf } from './change';
import { POINTS_LEDGER, type PointsEntry } from './ledger';
import { spentSince } from './tier';
import { waitingFor } from './waiting';

type Answer<A extends keyof typeof pointsActions> = OutputOf<typeof pointsActions, A>;

/** What she has, when it ends, and what she owes. */
export const showPoints = async ({ deps, member, now }: MemberContext): Promise<Result<Answer<'points.get'>, never>> => {
  const account = freeOf(member, now);
  const points = usableAt(account, now);
  const { perYuan, step, capBp, rateBp } = POINTS_POLICY;
  return ok({
    points,
    worthFen: worthOf(points),
    held: heldOf(member, now),
    debt: account.debt,
    waiting: await waitingFor(deps.db, member._id, now),
    lots: account.lots.filter(lot => isGood(lot, now)),
    perYuan,
    step,
    capBp,
    rateBp: rateBp[member.tier],
  });
};

const placeOf = (org: Org, counterId: string | undefined): { place?: string } => {
  if (counterId === undefined) return {};
  const { storeId, name } = counterOf(org, counterId);
  return { place: `${storeOf(org, storeId).name} ${name}` };
};

/** Her movements, newest first; what moved nothing is left out. */
export const listPoints = async ({ deps, member }: MemberContext, page: PageOptions): Promise<Result<Answer<'points.list'>, never>> => {
  const { db } = deps;
  const where = { memberId: member._id, points: db.command.neq(0) };
  const ledger = db.collection<PointsEntry>(POINTS_LEDGER);
  const [org, { rows, nextCursor }] = await Promise.all([
    loadOrg(deps),
    findPage(db.command, ledger, where, { field: 'at', direction: 'desc' }, page),
  ]);
  return ok({
    items: rows.map(({ _id, at, kind, points, counterId }) => ({ entryId: _id, at, kind, points, ...placeOf(org, counterId) })),
    nextCursor,
  });
};

/** Her tier, until when, what she spent, and what is missing to keep it and to the next. */
export const showTier = async ({ deps, member, now }: MemberContext): Promise<Result<Answer<'tier.get'>, never>> => {
  const { tier, tierPeriod: period } = member;
  const since = (from: number): Promise<number> => spentSince(deps.db, member._id, from);
  const [spentFen, lastingFen, waiting] = await Promise.all([
    since(spendFrom(now)),
    // what is judged at the end: the twelve months until then, of which what she spent before is no part
    period ? since(spendFrom(period.until)) : 0,
    waitingFor(deps.db, member._id, now),
  ]);
  const next = nextTier(tier, spentFen);
  const keepFen = TIER_SPEND_FEN[tier];
  return ok({
    tier,
    spentFen,
    waiting,
    ...(period ? { until: period.until, keep: { needFen: keepFen, missingFen: Math.max(0, keepFen - lastingFen) } } : {}),
    ...(next ? { next } : {}),
    ladder: TIERS.map(each => ({ tier: each, needFen: TIER_SPEND_FEN[each], rateBp: POINTS_POLICY.rateBp[each] })),
  });
};
