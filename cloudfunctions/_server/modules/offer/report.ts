import type { ErrorCode } from '@core/contracts/errors/codes';
import type { OfferReport } from '@core/contracts/offer';
import { budgetParts, type Pieces } from '@core/domain/coupon/money/budget';
import { MALL, type Party } from '@core/domain/coupon/template/confirmation';
import { ok, type Result } from '@core/domain/result';
import type { StaffContext } from '../../context';
import { tallyCoupons, type CouponTally } from '../coupon/tally';
import { loadOrg, toCounterRef, type Org } from '../org/service';
import type { Counter } from '../org/documents';
import { storeDaysOf, tallyByCounter, type CounterTally } from '../redemption/tally';
import type { TemplateCell } from '../sale/day';
import { cellsOfDays } from '../sale/figures';
import { chargeOf, type StockShard, type Template } from '../template/documents';
import { partyOf, seenBy } from './change';
import { makerOf } from './draft';
import { eligibleCounters } from './reach';
import { findShards, templatesOf } from './repo';
import { chargedOf, figuresOf, type StockFigures } from './stock';

/** More counters than this make no list that anyone reads. */
const MOST_COUNTERS = 200;

/** Who makes it sees every counter; a brand that only bears a part sees its own. */
const seesCounter =
  (template: Template, party: Party) =>
  ({ brandIds }: Pick<Counter, 'brandIds'>): boolean =>
    party === MALL || makerOf(template) === party || brandIds.includes(party);

type Did = Omit<CounterTally, 'counterId'> & Omit<TemplateCell, 'counterId' | 'brandId'>;

const NONE: Did = { uses: 0, waiting: 0, flagged: 0, voucherFen: 0, savedFen: 0, drivenFen: 0, addOnFen: 0 };

/** Uses and money by counter; a bill without goods has no money, an add-on may be at a counter without a use. */
const didAt = (tallies: readonly CounterTally[], cells: readonly TemplateCell[]): Map<string, Did> => {
  const did = new Map<string, Did>();
  for (const { counterId, ...tally } of tallies) did.set(counterId, { ...NONE, ...tally });
  for (const { counterId, brandId: _, ...money } of cells) {
    const sum = did.get(counterId) ?? NONE;
    did.set(counterId, {
      ...sum,
      voucherFen: sum.voucherFen + money.voucherFen,
      savedFen: sum.savedFen + money.savedFen,
      drivenFen: sum.drivenFen + money.drivenFen,
      addOnFen: sum.addOnFen + money.addOnFen,
    });
  }
  return did;
};

type Participation = Pick<OfferReport, 'counters' | 'counterCount' | 'joinedCount'>;

/** Who takes part, with what came of it; a counter that has left since still shows what it did. */
const participation = (org: Org, template: Template, did: ReadonlyMap<string, Did>, party: Party): Participation => {
  const eligible = eligibleCounters(org, template).filter(seesCounter(template, party));
  const joins = ({ _id }: Counter): boolean => template.counterIds === 'all' || template.counterIds.includes(_id);
  const used = [...did].filter(([, { uses, waiting, flagged }]) => uses + waiting + flagged > 0);
  const gone = used.flatMap(([counterId]) => (eligible.some(({ _id }) => _id === counterId) ? [] : (org.counters.get(counterId) ?? [])));
  const rows = [...eligible, ...gone].map(counter => {
    const { uses, waiting, voucherFen, savedFen, drivenFen } = did.get(counter._id) ?? NONE;
    return { counter: toCounterRef(org, counter), joined: joins(counter), uses, waiting, voucherFen, savedFen, drivenFen };
  });
  const usesOf = (row: { uses: number; waiting: number }): number => row.uses + row.waiting;
  rows.sort((left, right) => usesOf(right) - usesOf(left) || Number(right.joined) - Number(left.joined));
  return { counters: rows.slice(0, MOST_COUNTERS), counterCount: rows.length, joinedCount: eligible.filter(joins).length };
};

/** So many days of a store are summed up; the newest. */
const MOST_DAYS = 5_000;

const sumOf = (rows: readonly Did[], of: keyof Did): number => rows.reduce((sum, row) => sum + row[of], 0);

/** What it brought, of the bills that met their sales; to a brand of its own goods alone, whoever made it. */
const broughtTo = async ({ db }: StaffContext['deps'], templateId: string, party: Party) => {
  const days = await storeDaysOf(db, templateId, MOST_DAYS);
  const { found, pending } = await cellsOfDays({ db }, templateId, days);
  const cells = party === MALL ? found : found.filter(({ brandId }) => brandId === party);
  return { cells, pending, ...(days.length === MOST_DAYS ? { since: days.at(-1)!.day } : {}) };
};

/** What was taken out of stock is in a wallet, over, or on its way into one. */
const piecesOf = ({ issued }: StockFigures, tally: CouponTally): Pieces => {
  const { used, held, expired, voided, refunded } = tally;
  return { ...tally, underway: Math.max(0, issued - used - held - expired - voided - refunded) };
};

const budgetOf = (template: Template, shards: readonly StockShard[], pieces: Pieces): Pick<OfferReport, 'budget'> => {
  const chargedFen = chargedOf(template, shards);
  if (chargedFen === undefined) return {};
  const parts = budgetParts(chargedFen, chargeOf(template) ?? 0, pieces);
  return { budget: { chargedFen, ...(parts ? { parts } : {}) } };
};

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
  const whole = party === MALL || makerOf(template) === party;
  const [org, shards, tally, all, { cells, ...basis }] = await Promise.all([
    loadOrg(deps),
    findShards(db, [templateId]),
    tallyCoupons(db, templateId, now),
    tallyByCounter(db, templateId, whole ? undefined : party),
    broughtTo(deps, templateId, party),
  ]);
  const mayLook = seesCounter(template, party);
  const tallies = all.filter(({ counterId }) => mayLook(org.counters.get(counterId) ?? { brandIds: [] }));
  const did = didAt(tallies, cells);
  const rows = [...did.values()];
  const stock = figuresOf(template, shards);
  const pieces = piecesOf(stock, tally);
  return ok({
    templateId,
    title: template.title,
    state: template.state,
    stock,
    ...pieces,
    ...budgetOf(template, shards, pieces),
    ...basis,
    waiting: sumOf(rows, 'waiting'),
    flagged: sumOf(rows, 'flagged'),
    ...(template.benefit.kind === 'voucher' ? { voucherFen: sumOf(rows, 'voucherFen') } : {}),
    savedFen: sumOf(rows, 'savedFen'),
    drivenFen: sumOf(rows, 'drivenFen'),
    addOnFen: sumOf(rows, 'addOnFen'),
    ...participation(org, template, did, party),
  });
};
