import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferReport } from '@core/contracts/offer';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { tallyCoupons } from '../coupon/tally';
import { loadOrg, toCounterRef, type Org } from '../org/service';
import type { Counter } from '../org/documents';
import { storeDaysOf, tallyByCounter, type CounterTally } from '../redemption/tally';
import { figuresOfDays } from '../sale/day-sums';
import type { Template } from '../template/documents';
import { partyOf, seenBy } from './change';
import { eligibleCounters, makerOf } from './draft';
import { findShards, templatesOf } from './repo';
import { figuresOf } from './stock';

/** More counters than this make no list that anyone reads. */
const MOST_COUNTERS = 200;

/** Who makes it sees every counter; a brand that only bears a part sees its own. */
const seesCounter =
  (template: Template, party: Party) =>
  ({ brandIds }: Pick<Counter, 'brandIds'>): boolean =>
    party === MALL || makerOf(template) === party || brandIds.includes(party);

type Participation = { counters: OfferReport['counters']; counterCount: number; joinedCount: number };

/** Who takes part, with what came of it; a counter that has left since still shows what it did. */
const participation = (org: Org, template: Template, tallies: readonly CounterTally[], party: Party): Participation => {
  const eligible = eligibleCounters(org, template).filter(seesCounter(template, party));
  const joins = ({ _id }: Counter): boolean => template.counterIds === 'all' || template.counterIds.includes(_id);
  const did = new Map(tallies.map(tally => [tally.counterId, tally]));
  const gone = tallies.flatMap(({ counterId }) =>
    eligible.some(({ _id }) => _id === counterId) ? [] : (org.counters.get(counterId) ?? []),
  );
  const rows = [...eligible, ...gone].map(counter => {
    const { uses = 0, savedFen = 0, payFen = 0 } = did.get(counter._id) ?? {};
    return { counter: toCounterRef(org, counter), joined: joins(counter), uses, savedFen, payFen };
  });
  rows.sort((left, right) => right.uses - left.uses || Number(right.joined) - Number(left.joined));
  return { counters: rows.slice(0, MOST_COUNTERS), counterCount: rows.length, joinedCount: eligible.filter(joins).length };
};

/** So many days of a store are looked through for what else was bought; the newest. */
const DAYS_LOOKED_AT = 31;

/** What was paid, without a coupon, by those who used it, in the same visit or on the same day. */
const addOnOf = async (deps: StaffContext['deps'], templateId: string): Promise<number> => {
  const storeDays = await storeDaysOf(deps.db, templateId, DAYS_LOOKED_AT);
  return (await figuresOfDays(deps, { templateId }, storeDays)).addOnFen;
};

const sumOf = (tallies: readonly CounterTally[], of: 'savedFen' | 'payFen'): number => tallies.reduce((sum, tally) => sum + tally[of], 0);

/** What has become of an offer so far: issued, used, over, what it cost and brought, and at which counters. */
export const reportOffer = async (
  context: StaffContext,
  { templateId }: { templateId: string },
): Promise<Result<OfferReport, ErrorCode>> => {
  const { deps, now } = context;
  const { db } = deps;
  const party = partyOf(context);
  const seen = seenBy(await templatesOf(db).get(templateId), party);
  if (!seen.ok) return seen;
  const template = seen.data;
  const [org, shards, coupons, all] = await Promise.all([
    loadOrg(deps),
    findShards(db, [templateId]),
    tallyCoupons(db, templateId, now),
    tallyByCounter(db, templateId),
  ]);
  const mayLook = seesCounter(template, party);
  const whole = party === MALL || makerOf(template) === party;
  const tallies = all.filter(({ counterId }) => mayLook(org.counters.get(counterId) ?? { brandIds: [] }));
  return ok({
    templateId,
    title: template.title,
    state: template.state,
    stock: figuresOf(template, shards),
    ...coupons,
    savedFen: sumOf(tallies, 'savedFen'),
    drivenFen: sumOf(tallies, 'payFen'),
    // other brands' sales are not for a brand that only bears a part
    ...(whole ? { addOnFen: await addOnOf(deps, templateId) } : {}),
    ...participation(org, template, tallies, party),
  });
};
