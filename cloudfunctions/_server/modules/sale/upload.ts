import type { ErrorCode } from '@core/contracts/errors/codes';
import type { KeptSale, SaleInput } from '@core/contracts/sale';
import { fen } from '@core/contracts/shared';
import { dateText, DAY_MS, MINUTE_MS } from '@core/domain/calendar';
import { splitPaid } from '@core/domain/sale/meet';
import { ok, refuse, type Ok, type Result } from '@core/domain/result';
import type { TillContext } from '../../context';
import type { Transaction } from '../../db/database';
import type { Deps } from '../../deps';
import { DuplicateKeyError } from '../../db/errors';
import type { Counter } from '../org/documents';
import { loadOrg } from '../org/service';
import { announce } from '../outbox/outbox';
import { productsByIds } from '../product/service';
import { slipKeyOf, type Redemption } from '../redemption/documents';
import { readRedemption, redemptionOfSlip } from '../redemption/met';
import { once } from '../request/once';
import type { VisitTicket } from '../visit/documents';
import { externalsIn, refundableOf, withExternals, type Sale } from './documents';
import { SALE_ARRIVED } from './events';
import { bringTogether } from './meeting';
import { findByKey, getSale, getVisit, insertSale } from './repo';
import { toKept } from './view';

/** A till's clock is at most this far off (see signing); a sale comes at most so late. */
const AHEAD_MS = 5 * MINUTE_MS;
const LATE_MS = 92 * DAY_MS;

const sum = (amounts: readonly { amountFen: number }[]): number => amounts.reduce((total, { amountFen }) => total + amountFen, 0);

const refuseLines = ({ lines }: SaleInput, counter: Counter): Result<void, ErrorCode> => {
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) return refuse('BILL_LINE_REPEATED');
  const brand = lines.find(({ brandId }) => !counter.brandIds.includes(brandId));
  if (brand) return refuse('BILL_BRAND_NOT_HERE', { lineId: brand.lineId });
  const category = lines.find(({ categoryId }) => !counter.categoryIds.includes(categoryId));
  return category ? refuse('BILL_CATEGORY_UNKNOWN', { lineId: category.lineId }) : ok(undefined);
};

const refuseAmounts = ({ lines, payFen, tenders }: SaleInput): Result<void, ErrorCode> => {
  const subtotalFen = sum(lines);
  if (!fen.safeParse(subtotalFen).success) return refuse('REQUEST_INVALID', { fields: ['lines'] });
  if (payFen > subtotalFen) return refuse('SALE_PAY_TOO_MUCH', { subtotalFen, payFen });
  const tenderFen = sum(tenders);
  return tenderFen === payFen ? ok(undefined) : refuse('SALE_TENDERS_WRONG', { tenderFen, payFen });
};

/** Products that exist and are what the line says; what was sold some days ago need not be listed any more. */
const refuseProducts = async (deps: Deps, { lines }: SaleInput): Promise<Result<void, ErrorCode>> => {
  const named = lines.flatMap(({ lineId, productId, ...goods }) => (productId === undefined ? [] : [{ lineId, productId, ...goods }]));
  const known = await productsByIds(
    deps,
    named.map(({ productId }) => productId),
  );
  for (const { lineId, productId, brandId, categoryId } of named) {
    const product = known.get(productId);
    if (!product) return refuse('BILL_PRODUCT_UNKNOWN', { lineId });
    if (product.brandId !== brandId || product.categoryId !== categoryId) return refuse('BILL_PRODUCT_MISMATCH', { lineId });
  }
  return ok(undefined);
};

/** Everything that the organisation and the sale itself can say against it. */
const check = async ({ deps, till, now }: TillContext, input: SaleInput): Promise<Result<void, ErrorCode>> => {
  const counter = (await loadOrg(deps)).counters.get(input.counterId);
  if (counter?.storeId !== till.storeId) return refuse('COUNTER_NOT_FOUND');
  if (input.at > now + AHEAD_MS || input.at < now - LATE_MS) return refuse('SALE_TIME_WRONG');
  const lines = refuseLines(input, counter);
  if (!lines.ok) return lines;
  const products = await refuseProducts(deps, input);
  return products.ok ? refuseAmounts(input) : products;
};

/** A visit is ten minutes and its slips follow; what was sold on another day is not of it. */
const isDuring = ({ openedAt }: VisitTicket, at: number): boolean => at >= openedAt - AHEAD_MS && at <= openedAt + DAY_MS;

type Belonging = { memberId?: string; redemptionId?: string };

/** Whose sale it is, and which redemption's: both must be of this store. */
const belongs = async (context: TillContext, input: SaleInput): Promise<Result<Belonging, ErrorCode>> => {
  const { deps, till } = context;
  const visit = input.ticketId === undefined ? undefined : await getVisit(deps.db, input.ticketId);
  if (input.ticketId !== undefined && visit?.storeId !== till.storeId) return refuse('VISIT_NOT_FOUND');
  if (visit && !isDuring(visit, input.at)) return refuse('VISIT_EXPIRED');
  const named = input.redemptionId === undefined ? undefined : await readRedemption(deps.db, input.redemptionId);
  if (input.redemptionId !== undefined && named?.storeId !== till.storeId) return refuse('REDEMPTION_NOT_FOUND');
  const found = named ?? (await redemptionOfSlip(deps.db, slipKeyOf(input.counterId, dateText(input.at), input.slipNo)));
  return ok({ memberId: visit?.memberId, redemptionId: found?._id });
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
  const sale = redemption ? await bringTogether(context, tx, plain, redemption) : plain;
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

/**
 * Keeps a sale of a till, however late, and brings it together with the redemption of its slip. The slip's number (counter,
 * day) is what it is known by.
 */
export const uploadSale = async (context: TillContext, input: SaleInput): Promise<Result<KeptSale, ErrorCode>> => {
  const { deps, clerk } = context;
  const checked = await check(context, input);
  if (!checked.ok) return checked;
  const saleId = deps.ids.next('sale');
  try {
    return await once<KeptSale, ErrorCode, { saleId: string }>(context, {
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
  } catch (error) {
    if (error instanceof DuplicateKeyError) return sameAgain(context, input);
    throw error;
  }
};
