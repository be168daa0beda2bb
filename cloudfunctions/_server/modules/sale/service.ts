import type { InputOf } from '@core/contracts/define';
import type { ErrorCode } from '@core/contracts/errors/codes';
import type { SaleRow, saleActions } from '@core/contracts/sale';
import { dateText } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { CounterContext } from '../../context';
import type { Database, Patch, Transaction } from '../../db/database';
import { auditRecord } from '../audit/audit';
import { keepAudit } from '../audit/keep';
import { loadOrg } from '../org/service';
import { slipKeyOf } from '../redemption/documents';
import { isAt, placeOf, type Place } from '../redemption/place';
import { visitHere } from '../visit/service';
import type { Sale } from './documents';
import { changeSale, findByKey, findByKeys, findSales, getSale } from './repo';
import { toSaleRow } from './view';

/** How a sale is named: by its id, or by what is printed on the slip. */
export type SaleRef = { saleId: string } | { counterId: string; day: string; slipNo: string };

/** A sale within the caller's place; another's answers like none. */
export const saleHere = async (
  { clerk }: Pick<CounterContext, 'clerk'>,
  db: Pick<Transaction, 'collection'>,
  saleId: string,
): Promise<Result<Sale, 'SALE_NOT_FOUND'>> => {
  const sale = await getSale(db, saleId);
  return sale && isAt(placeOf(clerk), sale) ? ok(sale) : refuse('SALE_NOT_FOUND');
};

/** The id of the sale that is meant, if there is one in the caller's place. */
export const saleIdOf = async (context: CounterContext, ref: SaleRef): Promise<Result<string, 'SALE_NOT_FOUND'>> => {
  if ('saleId' in ref) return ok(ref.saleId);
  const sale = await findByKey(context.deps.db, slipKeyOf(ref.counterId, ref.day, ref.slipNo));
  return sale && isAt(placeOf(context.clerk), sale) ? ok(sale._id) : refuse('SALE_NOT_FOUND');
};

/** Writes what a refund left of a sale, inside the refund's transaction. */
export const keepRest = (
  tx: Transaction,
  command: Database['command'],
  saleId: string,
  { left, leftPointsFen, leftExternals, refundedFen }: Pick<Sale, 'left' | 'leftPointsFen' | 'leftExternals' | 'refundedFen'>,
): Promise<boolean> => {
  const externals = leftExternals ? { leftExternals: command.set(leftExternals) } : {};
  return changeSale(tx, saleId, { left: command.set(left), leftPointsFen, ...externals, refundedFen } satisfies Patch);
};

export const saleById = (db: Database, saleId: string): Promise<Sale | undefined> => getSale(db, saleId);

type Query = InputOf<typeof saleActions, 'sale.find'>['by'];
type Asked = { place: Place; memberId?: string; day?: string };

/** A counter in the query narrows the place; one outside of it is no counter of hers. */
const narrowed = (place: Place, storeCounters: ReadonlySet<string>, counterId: string | undefined): Place | undefined => {
  if (counterId === undefined) return place;
  const inside = 'counterId' in place ? place.counterId === counterId : storeCounters.has(counterId);
  return inside ? { counterId } : undefined;
};

/** Once a day per member and person: whose sales were looked through. */
const auditLook = (context: CounterContext, memberId: string): Promise<void> => {
  const { deps, clerk, now } = context;
  const record = auditRecord(context, {
    actorKind: clerk.kind,
    actorId: clerk.id,
    storeId: clerk.storeId,
    subjectKind: 'member',
    subjectId: memberId,
  });
  return keepAudit(deps.db, { ...record, _id: `aud_sales_${clerk.id}_${memberId}_${dateText(now)}` });
};

/** Who the query is about, from the visit that stands open on this terminal or by id. */
const memberOf = async (context: CounterContext, by: Query): Promise<Result<string | undefined, ErrorCode>> => {
  if ('memberId' in by) return ok(by.memberId);
  if (!('ticketId' in by)) return ok(undefined);
  const visit = await visitHere(context, by.ticketId);
  return visit.ok ? ok(visit.data.memberId) : visit;
};

const countersOf = async ({ deps, clerk }: CounterContext): Promise<Set<string>> => {
  const { counters } = await loadOrg(deps);
  return new Set([...counters.values()].filter(({ storeId }) => storeId === clerk.storeId).map(({ _id }) => _id));
};

/** By what is printed on the slip; its counter need not be known: of several with that number each is an answer. */
const findBySlip = async (context: CounterContext, { counterId, day, slipNo }: Extract<Query, { slipNo: string }>): Promise<Sale[]> => {
  const { deps, clerk } = context;
  const counters = counterId === undefined ? [...(await countersOf(context))] : [counterId];
  const found = await findByKeys(
    deps.db,
    counters.map(counter => slipKeyOf(counter, day, slipNo)),
  );
  return found.filter(sale => isAt(placeOf(clerk), sale));
};

const askedBy = async (context: CounterContext, by: Query): Promise<Result<Asked, ErrorCode>> => {
  const { clerk } = context;
  const place = placeOf(clerk);
  const within = place && narrowed(place, await countersOf(context), 'counterId' in by ? by.counterId : undefined);
  if (!within) return refuse('COUNTER_NOT_FOUND');
  const member = await memberOf(context, by);
  if (!member.ok) return member;
  if (member.data !== undefined) await auditLook(context, member.data);
  return ok({ place: within, memberId: member.data, day: 'day' in by ? by.day : undefined });
};

/** Sales where the caller acts, newest first: by slip, by the shopper who stands there, by member, or a day's. */
export const findSale = async (
  context: CounterContext,
  { by, ...page }: InputOf<typeof saleActions, 'sale.find'>,
): Promise<Result<{ items: SaleRow[]; nextCursor?: string }, ErrorCode>> => {
  const { deps } = context;
  const org = await loadOrg(deps);
  if ('slipNo' in by) return ok({ items: (await findBySlip(context, by)).map(sale => toSaleRow(org, sale)) });
  const asked = await askedBy(context, by);
  if (!asked.ok) return asked;
  const { rows, nextCursor } = await findSales(deps.db, asked.data, page);
  return ok({ items: rows.map(sale => toSaleRow(org, sale)), nextCursor });
};
