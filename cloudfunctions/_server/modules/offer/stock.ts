import { fault, type Fault } from '@core/domain/coupon/check/fault';
import { faultText } from '@core/domain/coupon/check/fault-text';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Database, Patch, Transaction } from '../../db/database';
import { STOPPED, stockOf, type StockShard, type Template } from '../template/documents';
import { findShards, shardsOf } from './repo';

const sum = (shards: readonly StockShard[], of: (shard: StockShard) => number): number =>
  shards.reduce((whole, shard) => whole + of(shard), 0);

export type StockFigures = { total: number; issued: number; left: number; budgetFen?: number; budgetLeftFen?: number };

/** How a template's stock stands; `shards` are its own. */
export const figuresOf = (template: Template, shards: readonly StockShard[]): StockFigures => {
  const issued = (template.spent?.pieces ?? 0) + sum(shards, ({ total, left }) => total - left);
  const left = shards.length === 0 ? (template.stock ?? 0) : sum(shards, shard => shard.left);
  const budget =
    template.budgetFen === undefined
      ? {}
      : {
          budgetFen: template.budgetFen,
          budgetLeftFen: shards.length === 0 ? template.budgetFen : sum(shards, ({ budgetLeftFen = 0 }) => budgetLeftFen),
        };
  return { total: template.stock ?? issued + left, issued, left, ...budget };
};

/** The shards as the transaction sees them, so that a claim meanwhile makes it begin anew. */
const readShards = async (db: Database, tx: Transaction, templateId: string): Promise<StockShard[]> => {
  const read: StockShard[] = [];
  for (const { _id } of await findShards(db, [templateId])) {
    const shard = await shardsOf(tx).get(_id);
    if (shard) read.push(shard);
  }
  return read;
};

/** By how much a shard is more or less, so that a claim in between is not undone. */
const towards = ({ command }: Database, shard: StockShard, target: StockShard): Patch => ({
  left: command.inc(target.left - shard.left),
  total: command.inc(target.left - shard.left),
  ...(target.budgetLeftFen === undefined ? {} : { budgetLeftFen: command.inc(target.budgetLeftFen - (shard.budgetLeftFen ?? 0)) }),
});

const shown = (one: Fault) => [{ field: one.field, message: faultText(one) }];

type Laid = Pick<Template, 'spent' | 'dealtFen'>;

/**
 * Lays the stock out under the template's rules as they are now: all of it the first time, what is left of it after a revision.
 * A revised template is laid out anew, so nobody may stand between taking a piece and holding it.
 *
 * @returns what the template keeps of it
 */
export const layOut = async (
  db: Database,
  tx: Transaction,
  template: Template,
): Promise<Result<Laid, 'OFFER_BEING_CLAIMED' | 'OFFER_FAULTY'>> => {
  const old = await readShards(db, tx, template._id);
  if (old.some(({ reservations }) => reservations.length > 0)) return refuse('OFFER_BEING_CLAIMED');
  const before = template.spent ?? { pieces: 0, budgetFen: 0 };
  const charged = template.dealtFen === undefined ? 0 : template.dealtFen - sum(old, ({ budgetLeftFen = 0 }) => budgetLeftFen);
  const spent = { pieces: before.pieces + sum(old, ({ total, left }) => total - left), budgetFen: before.budgetFen + charged };
  const left = (template.stock ?? 0) - spent.pieces;
  if (left < 0) return refuse('OFFER_FAULTY', { faults: [{ field: 'stock' }] });
  const budgetFen = template.budgetFen === undefined ? undefined : Math.max(0, template.budgetFen - spent.budgetFen);
  const laid = stockOf({ ...template, budgetFen }, left).map(shard => ({ ...shard, version: template.version }));
  for (const { _id } of old) await shardsOf(tx).remove(_id);
  await shardsOf(tx).insert(laid);
  return ok({ spent, dealtFen: budgetFen === undefined ? undefined : sum(laid, ({ budgetLeftFen = 0 }) => budgetLeftFen) });
};

/** What has been taken out of the budget since it was dealt out. */
const chargedSince = (template: Template, shards: readonly StockShard[]): number => {
  if (template.budgetFen === undefined) return 0;
  // a template from before there were operators was dealt out by the same rule
  const dealt = template.dealtFen ?? sum(stockOf(template, 0), ({ budgetLeftFen = 0 }) => budgetLeftFen);
  return dealt - sum(shards, ({ budgetLeftFen = 0 }) => budgetLeftFen);
};

/** What has been taken out of the budget in all; undefined without one. */
export const chargedOf = (template: Template, shards: readonly StockShard[]): number | undefined => {
  if (template.budgetFen === undefined) return undefined;
  // nothing is dealt out before it goes out
  const since = shards.length === 0 ? 0 : chargedSince(template, shards);
  return (template.spent?.budgetFen ?? 0) + since;
};

/** Totals that a published template is to have. */
export type Refill = { stock: number; budgetFen?: number };

/**
 * Deals what is left under new totals out to the shards as they lie: whoever stands between taking a piece and holding it is not
 * disturbed, and what is given out goes on.
 *
 * @returns what the template keeps of it
 */
export const refill = async (
  db: Database,
  tx: Transaction,
  template: Template,
  { stock, budgetFen }: Refill,
): Promise<Result<Refill & Pick<Template, 'dealtFen'>, 'OFFER_FAULTY'>> => {
  const shards = await readShards(db, tx, template._id);
  const { issued } = figuresOf(template, shards);
  if (stock < issued) return refuse('OFFER_FAULTY', { faults: shown(fault('stock', 'BELOW_ISSUED', { issued })) });
  const since = chargedSince(template, shards);
  const chargedFen = (template.spent?.budgetFen ?? 0) + since;
  if (budgetFen !== undefined && budgetFen < chargedFen)
    return refuse('OFFER_FAULTY', { faults: shown(fault('budgetFen', 'BELOW_CHARGED', { chargedFen })) });
  const rules = { ...template, ...(budgetFen === undefined ? {} : { budgetFen: budgetFen - chargedFen }) };
  const target = new Map(stockOf(rules, stock - issued).map(shard => [shard._id, shard]));
  for (const shard of shards) await shardsOf(tx).update(shard._id, towards(db, shard, target.get(shard._id)!));
  if (budgetFen === undefined) return ok({ stock });
  return ok({ stock, budgetFen, dealtFen: since + sum([...target.values()], ({ budgetLeftFen = 0 }) => budgetLeftFen) });
};

/** From now on pieces go out under this version of the rules only: claims by an older copy of the template find nothing. */
export const giveOutUnder = async (db: Database, tx: Transaction, templateId: string, version: number): Promise<void> => {
  const shards = await readShards(db, tx, templateId);
  for (const { _id } of shards) await shardsOf(tx).update(_id, { version });
};

/** Nothing goes out any more, also not to who still holds a copy of the template that says otherwise. */
export const stopGivingOut = (db: Database, tx: Transaction, templateId: string): Promise<void> =>
  giveOutUnder(db, tx, templateId, STOPPED);
