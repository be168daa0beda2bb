import type { ErrorCode } from '@core/contracts/errors/codes';
import type { KeptSale, SaleInput } from '@core/contracts/sale';
import { dateText, DAY_MS } from '@core/domain/calendar';
import { splitPaid } from '@core/domain/sale/meet';
import { ok, refuse, type Ok, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { DuplicateKeyError } from '../../db/errors';
import { announce } from '../outbox/outbox';
import { slipKeyOf, type Redemption } from '../redemption/documents';
import { readRedemption, redemptionOfSlip } from '../redemption/met';
import { once } from '../request/once';
import { TenderTakenError } from '../tender/service';
import { takeForSale } from '../tender/sold';
import { TICKETS_KEPT_MS, type VisitTicket } from '../visit/documents';
import { AHEAD_MS, checkSale, sum } from './check';
import { externalsIn, refundableOf, withExternals, type Sale } from './documents';
import { SALE_ARRIVED } from './events';
import { bringTogether, openIdOf } from './meeting';
import { findByKey, getSale, getVisit, insertSale } from './repo';
import { toKept } from './view';

/** A visit is ten minutes and its slips follow; what was sold on another day is not of it. */
const isDuring = ({ openedAt }: VisitTicket, at: number): boolean => at >= openedAt - AHEAD_MS && at <= openedAt + DAY_MS;

type Belonging = { memberId?: string; redemptionId?: string };

/** A visit is forgotten after a while: the sale comes later, and is nobody's unless its redemption knows whose. */
const isForgotten = (at: number, now: number): boolean => at < now - TICKETS_KEPT_MS + DAY_MS;

/** The visit that the sale names, if it is known still: of this store, and on the day of the sale. */
const visitOf = async (
  { deps, till, now }: TillContext,
  { ticketId, at }: SaleInput,
): Promise<Result<VisitTicket | undefined, ErrorCode>> => {
  const visit = ticketId === undefined ? undefined : await getVisit(deps.db, ticketId);
  if (!visit) return ticketId === undefined || isForgotten(at, now) ? ok(undefined) : refuse('VISIT_NOT_FOUND');
  if (visit.storeId !== till.storeId) return refuse('VISIT_NOT_FOUND');
  return isDuring(visit, at) ? ok(visit) : refuse('VISIT_EXPIRED');
};

/** Whose sale it is, and which redemption's: both must be of this store. */
const belongs = async (context: TillContext, input: SaleInput): Promise<Result<Belonging, ErrorCode>> => {
  const { deps, till } = context;
  const visit = await visitOf(context, input);
  if (!visit.ok) return visit;
  const named = input.redemptionId === undefined ? undefined : await readRedemption(deps.db, input.redemptionId);
  if (input.redemptionId !== undefined && named?.storeId !== till.storeId) return refuse('REDEMPTION_NOT_FOUND');
  const found = named ?? (await redemptionOfSlip(deps.db, slipKeyOf(input.counterId, dateText(input.at), input.slipNo)));
  return ok({ memberId: visit.data?.memberId, redemptionId: found?._id });
};

const saleOf = ({ till, clerk, now, bodyHash }: TillContext, saleId: string, input: SaleInput, memberId: string | undefined): Sale => {
  const { counterId, slipNo, at, ticketId, lines: typed, payFen, tenders } = input;
  const day = dateText(at);
  const split = splitPaid(typed, payFen);
  const lines = typed.map((line, index) => ({ ...line, ...split[index]! }));
  const subtotalFen = sum(typed);
  const pointsFen = sum(tenders.filter(({ kind }) => kind === 'points'));
  return {
    _id: saleId,
    saleKey: slipKeyOf(counterId, day, slipNo),
    bodyHash,
    storeId: till.storeId,
    counterId,
    tillId: till._id,
    terminalId: clerk.terminalId,
    day,
    slipNo,
    at,
    arrivedAt: now,
    ...(memberId === undefined ? {} : { memberId }),
    ...(ticketId === undefined ? {} : { ticketId }),
    lines,
    coupons: [],
    tenders,
    ...withExternals(externalsIn(tenders)),
    subtotalFen,
    savedFen: subtotalFen - payFen,
    payFen,
    pointsFen,
    left: refundableOf(lines, []),
    leftPointsFen: pointsFen,
    refundedFen: 0,
    schema: 1,
  };
};

const keep = async (context: TillContext, tx: Transaction, plain: Sale, redemptionId: string | undefined): Promise<Sale> => {
  const redemption: Redemption | undefined = redemptionId === undefined ? undefined : await readRedemption(tx, redemptionId);
  const from = redemption && openIdOf(redemption);
  const taken = await takeForSale(tx, context.deps.db.command, plain, { from, now: context.now });
  const sale = redemption ? await bringTogether(context, tx, taken, redemption) : taken;
  await insertSale(tx, sale);
  await announce(context, tx, { _id: `${SALE_ARRIVED}:${sale._id}`, kind: SALE_ARRIVED, data: { saleId: sale._id } });
  return sale;
};

/** A sale that was kept; its absence is a bug. */
export const recallSale = async ({ db }: Pick<Deps, 'db'>, saleId: string): Promise<Ok<KeptSale>> => {
  const sale = await getSale(db, saleId);
  if (!sale) throw new Error(`no sale ${saleId}`);
  return ok(toKept(sale));
};

/** The sale under this number: the same again is answered, whatever request number it comes with. */
const sameAgain = async (context: TillContext, { counterId, at, slipNo }: SaleInput): Promise<Result<KeptSale, ErrorCode>> => {
  const first = await findByKey(context.deps.db, slipKeyOf(counterId, dateText(at), slipNo));
  // taken by a call that was not carried through in the end
  if (!first) return refuse('TRY_AGAIN');
  return first.bodyHash === context.bodyHash ? ok(toKept(first)) : refuse('SALE_KEY_TAKEN', { saleId: first._id });
};

const keepOnce = (context: TillContext, input: SaleInput): Promise<Result<KeptSale, ErrorCode>> => {
  const { deps, clerk } = context;
  const saleId = deps.ids.next('sale');
  return once<KeptSale, ErrorCode, { saleId: string }>(context, {
    actor: clerk.id,
    ref: { saleId },
    work: async tx => {
      const belonging = await belongs(context, input);
      if (!belonging.ok) return belonging;
      const { memberId, redemptionId } = belonging.data;
      return ok(toKept(await keep(context, tx, saleOf(context, saleId, input, memberId), redemptionId)));
    },
    recall: ref => recallSale(deps, ref.saleId),
  });
};

const TRIES = 3;

/** Another bill may take one of its certificates at this very moment: then it is there, and the next try sees it. */
const keepAgain = async (context: TillContext, input: SaleInput, tries = TRIES): Promise<Result<KeptSale, ErrorCode>> => {
  try {
    return await keepOnce(context, input);
  } catch (error) {
    if (error instanceof DuplicateKeyError) return sameAgain(context, input);
    if (!(error instanceof TenderTakenError)) throw error;
    return tries > 1 ? keepAgain(context, input, tries - 1) : refuse('TRY_AGAIN');
  }
};

/**
 * Keeps a sale of a till, however late, and brings it together with the redemption of its slip. The slip's number (counter,
 * day) is what it is known by: the same again is answered before anything is judged anew.
 */
export const uploadSale = async (context: TillContext, input: SaleInput): Promise<Result<KeptSale, ErrorCode>> => {
  const first = await findByKey(context.deps.db, slipKeyOf(input.counterId, dateText(input.at), input.slipNo));
  if (first?.bodyHash === context.bodyHash && first.storeId === context.till.storeId) return ok(toKept(first));
  const checked = await checkSale(context, input);
  return checked.ok ? keepAgain(context, input) : checked;
};
