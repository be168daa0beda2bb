import type { Database } from '../../db/database';
import { SHARDS, STOCK_SHARDS, shardId, type Reservation, type StockShard } from './documents';

/** A reservation that is older belongs to a claim that will not come back: functions end after 20 s. */
export const RESERVATION_LIFE_MS = 30_000;

const shardsOf = (db: Database) => db.collection<StockShard>(STOCK_SHARDS);

const MOST_SHARDS = 1000;

/**
 * Takes one piece of stock and records who for, in one atomic step on one shard: first the one asked for, and when it is
 * empty any other that is not.
 *
 * @returns the shard it came from; undefined when all are empty
 */
export const reserve = async (
  db: Database,
  templateId: string,
  reservation: Reservation,
  firstShard: number,
): Promise<string | undefined> => {
  const { inc, gte, push } = db.command;
  const take = { left: inc(-1), reservations: push([reservation]) };
  const first = shardId(templateId, firstShard);
  if ((await shardsOf(db).updateWhere({ _id: first, left: gte(1) }, take)) === 1) return first;
  return (await shardsOf(db).updateAndReturn({ templateId, left: gte(1) }, take))?._id;
};

/** Any of a template's shards; a template with fewer has its claims answered by the second question of `reserve`. */
export const anyShard = (below: (limit: number) => number): number => below(SHARDS);

/** The coupon is there: forgets the reservation. */
export const finishReservation = async (db: Database, shard: string, reservationId: string): Promise<void> => {
  await shardsOf(db).updateWhere(
    { _id: shard, 'reservations.reservationId': reservationId },
    { reservations: db.command.pull({ reservationId }) },
  );
};

/** The coupon will not come: puts the piece back, once. */
export const undoReservation = async (db: Database, shard: string, reservationId: string): Promise<void> => {
  await shardsOf(db).updateWhere(
    { _id: shard, 'reservations.reservationId': reservationId },
    { left: db.command.inc(1), reservations: db.command.pull({ reservationId }) },
  );
};

export type OldReservation = Reservation & { shard: string };

/** Reservations that nobody will end but the sweeper; of at most `limit` shards. */
export const findOldReservations = async (db: Database, now: number, limit: number): Promise<OldReservation[]> => {
  const before = now - RESERVATION_LIFE_MS;
  const shards = await shardsOf(db).find({ 'reservations.at': db.command.lt(before) }, { limit });
  return shards.flatMap(({ _id, reservations }) => reservations.filter(({ at }) => at < before).map(one => ({ ...one, shard: _id })));
};

/** Which of these templates have nothing left, now. */
export const findSoldOut = async (db: Database, templateIds: readonly string[]): Promise<Set<string>> => {
  if (templateIds.length === 0) return new Set();
  const left = await shardsOf(db).find({ templateId: db.command.in([...templateIds]), left: db.command.gte(1) }, { limit: MOST_SHARDS });
  const there = new Set(left.map(({ templateId }) => templateId));
  return new Set(templateIds.filter(templateId => !there.has(templateId)));
};
