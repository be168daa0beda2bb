import { dateText } from '@core/domain/calendar';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Database, Patch, Transaction, Where } from '../../db/database';
import { chargeOf, shardId, shardsOf, STOCK_SHARDS, type Reservation, type StockRules, type StockShard, type Template } from './documents';

/** A reservation that is older belongs to a claim that will not come back: functions end after 20 s. */
export const RESERVATION_LIFE_MS = 30_000;

export type SoldOut = 'TEMPLATE_SOLD_OUT' | 'TEMPLATE_SOLD_OUT_TODAY';

const stock = (db: Database) => db.collection<StockShard>(STOCK_SHARDS);

const MOST_SHARDS = 1000;

/** A template as far as its stock goes. */
export type Stocked = StockRules & Pick<Template, '_id' | 'version'>;

type Taking = { where: Where; patch: Patch; reservation: Reservation };

/** One atomic step on a shard: a piece, its part of the day's stock and of the budget, and for whom it is held. */
const takingOf = (db: Database, template: Stocked, asked: Reservation): Taking => {
  const { inc, gte, push } = db.command;
  const costFen = chargeOf(template);
  const day = template.dailyStock === undefined ? undefined : dateText(asked.at);
  const reservation = { ...asked, ...(costFen ? { costFen } : {}), ...(day === undefined ? {} : { day }) };
  return {
    reservation,
    where: {
      left: gte(1),
      // a template that was paused or changed since it was read is not issued; see the offer module
      version: db.command.in([template.version, null]),
      ...(costFen ? { budgetLeftFen: gte(costFen) } : {}),
      // an instance whose clock is behind at midnight takes from the day that has begun
      ...(day === undefined ? {} : { day: gte(day), leftToday: gte(1) }),
    },
    patch: {
      left: inc(-1),
      reservations: push([reservation]),
      ...(costFen ? { budgetLeftFen: inc(-costFen) } : {}),
      ...(day === undefined ? {} : { leftToday: inc(-1) }),
    },
  };
};

const shardsIn = (db: Database, templateIds: readonly string[]): Promise<StockShard[]> =>
  stock(db).find({ templateId: db.command.in([...templateIds]), left: db.command.gte(1) }, { limit: MOST_SHARDS });

const isBefore = ({ day }: StockShard, today: string): boolean => day !== undefined && day < today;

const hasLeft = (template: Stocked, shard: StockShard): boolean => (shard.budgetLeftFen ?? Infinity) >= (chargeOf(template) ?? 0);

const hasLeftToday = (shard: StockShard, today: string): boolean =>
  shard.day === undefined || isBefore(shard, today) || (shard.leftToday ?? 0) >= 1;

/** Begins the day on those shards that are still on an earlier one; nobody else has to come by at midnight. */
const beginDay = async (db: Database, shards: readonly StockShard[], today: string): Promise<void> => {
  const { lt } = db.command;
  const begin = ({ _id, perDay = 0 }: StockShard) => stock(db).updateWhere({ _id, day: lt(today) }, { day: today, leftToday: perDay });
  await Promise.all(shards.map(begin));
};

/** Lost races for the last pieces of a day; after so many there are none. */
const DAY_TRIES = 5;

/** Takes from a day's stock or tells why there is none; the first of a day begins it. */
const takeFromDay = async (db: Database, template: Stocked, { where, patch, reservation }: Taking): Promise<Result<string, SoldOut>> => {
  const today = reservation.day!;
  for (let round = 0; round < DAY_TRIES; round += 1) {
    const left = (await shardsIn(db, [template._id])).filter(shard => hasLeft(template, shard));
    if (left.length === 0) return refuse('TEMPLATE_SOLD_OUT');
    const open = left.filter(shard => hasLeftToday(shard, today));
    if (open.length === 0) return refuse('TEMPLATE_SOLD_OUT_TODAY');
    await beginDay(
      db,
      open.filter(shard => isBefore(shard, today)),
      today,
    );
    const taken = await stock(db).updateAndReturn({ templateId: template._id, ...where }, patch);
    if (taken) return ok(taken._id);
  }
  return refuse('TEMPLATE_SOLD_OUT_TODAY');
};

export type Taken = { shard: string; reservation: Reservation };

/**
 * Takes one piece of stock and records who for, in one atomic step on one shard: first the one asked for, and when it has
 * nothing any other that has. The hard stops of a day's stock and of a budget are conditions of that same step.
 */
export const reserve = async (db: Database, template: Stocked, asked: Reservation, firstShard: number): Promise<Result<Taken, SoldOut>> => {
  const taking = takingOf(db, template, asked);
  const { where, patch, reservation } = taking;
  const first = shardId(template._id, firstShard);
  if ((await stock(db).updateWhere({ _id: first, ...where }, patch)) === 1) return ok({ shard: first, reservation });
  const other = await stock(db).updateAndReturn({ templateId: template._id, ...where }, patch);
  if (other) return ok({ shard: other._id, reservation });
  if (reservation.day === undefined) return refuse('TEMPLATE_SOLD_OUT');
  const today = await takeFromDay(db, template, taking);
  return today.ok ? ok({ shard: today.data, reservation }) : today;
};

/** Any of a template's shards; a template with fewer has its claims answered by the second question of `reserve`. */
export const anyShard = (template: Stocked, below: (limit: number) => number): number => below(shardsOf(template));

/** The coupon is there: forgets the reservation. */
export const finishReservation = async (db: Database, { shard, reservation: { reservationId } }: Taken): Promise<void> => {
  await stock(db).updateWhere(
    { _id: shard, 'reservations.reservationId': reservationId },
    { reservations: db.command.pull({ reservationId }) },
  );
};

/** The coupon will not come: puts the piece back, once, with what it held of the budget and, while it lasts, of its day. */
export const undoReservation = async (db: Database, { shard, reservation }: Taken): Promise<void> => {
  const { inc, pull } = db.command;
  const { reservationId, costFen, day } = reservation;
  const held = { _id: shard, 'reservations.reservationId': reservationId };
  const back = { left: inc(1), reservations: pull({ reservationId }), ...(costFen ? { budgetLeftFen: inc(costFen) } : {}) };
  if (day !== undefined && (await stock(db).updateWhere({ ...held, day }, { ...back, leftToday: inc(1) })) === 1) return;
  await stock(db).updateWhere(held, back);
};

/**
 * Puts a reservation that was finished back where it was, inside the transaction that ends what it was made for; from
 * there `undoReservation`, or the sweeper, returns the piece once.
 */
export const reopenReservation = async (tx: Transaction, command: Database['command'], { shard, reservation }: Taken): Promise<void> => {
  const shards = tx.collection<StockShard>(STOCK_SHARDS);
  if (!(await shards.update(shard, { reservations: command.push([reservation]) }))) throw new Error(`no shard ${shard}`);
};

/** Reservations that nobody will end but the sweeper; of at most `limit` shards. */
export const findOldReservations = async (db: Database, now: number, limit: number): Promise<Taken[]> => {
  const before = now - RESERVATION_LIFE_MS;
  const shards = await stock(db).find({ 'reservations.at': db.command.lt(before) }, { limit });
  return shards.flatMap(({ _id, reservations }) =>
    reservations.filter(({ at }) => at < before).map(one => ({ reservation: one, shard: _id })),
  );
};

/** Which of these templates have nothing left now, and whether for good. */
export const findSoldOut = async (db: Database, templates: readonly Stocked[], now: number): Promise<Map<string, SoldOut>> => {
  const soldOut = new Map<string, SoldOut>();
  if (templates.length === 0) return soldOut;
  const shards = await shardsIn(
    db,
    templates.map(({ _id }) => _id),
  );
  for (const template of templates) {
    const left = shards.filter(shard => shard.templateId === template._id && hasLeft(template, shard));
    if (left.length === 0) soldOut.set(template._id, 'TEMPLATE_SOLD_OUT');
    else if (!left.some(shard => hasLeftToday(shard, dateText(now)))) soldOut.set(template._id, 'TEMPLATE_SOLD_OUT_TODAY');
  }
  return soldOut;
};
