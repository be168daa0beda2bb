import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ExternalTender } from '@core/contracts/tender';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Context } from '../../context';
import type { Database, Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
import { announce } from '../outbox/outbox';
import { EXTERNAL_TENDERS, tenderId, type TakenTender } from './documents';

/** Somebody took one of the certificates at this very moment; the transaction is over. */
export class TenderTakenError extends Error {
  override name = 'TenderTakenError';
}

export type Taking = {
  tenders: readonly ExternalTender[];
  /** of what they lie on from now */
  holder: string;
  /** of what they lay on until now, e.g. the open bill that is being paid */
  from?: string;
  /** of a redemption: a sale of its slip that came before it holds the same certificates for the same bill */
  slipKey?: string;
  /** of a sale */
  saleKey?: string;
  storeId: string;
  now: number;
  /** absent: for good */
  until?: number;
};

const refusalOf = (tender: ExternalTender): Result<never, ErrorCode> =>
  refuse('TENDER_USED', { platform: tender.platform, certificateId: tender.certificateId });

const docOf = (tender: ExternalTender, { holder, saleKey, storeId, now, until }: Taking): TakenTender => ({
  ...tender,
  _id: tenderId(tender),
  holder,
  ...(saleKey === undefined ? {} : { saleKey }),
  storeId,
  at: now,
  ...(until === undefined ? {} : { until }),
  schema: 1,
});

const isFree = (taken: TakenTender, { holder, from, now }: Taking): boolean =>
  taken.holder === holder || taken.holder === from || (taken.until !== undefined && taken.until <= now);

/** Held by the sale of the same slip, of which nothing was refunded. */
const isShared = ({ saleKey, backFen }: TakenTender, { slipKey }: Taking): boolean =>
  saleKey !== undefined && saleKey === slipKey && backFen === undefined;

/** Notes a sale that came too late for a certificate, so that it is told when that is freed. */
export const wantTender = async (tx: Transaction, command: Database['command'], _id: string, saleId: string): Promise<void> => {
  await tx.collection<TakenTender>(EXTERNAL_TENDERS).update(_id, { wantedBy: command.addToSet(saleId) });
};

/**
 * Takes vouchers of other platforms inside the change's transaction, as far as nobody else has: each counts once, wherever it
 * was taken; one that a lapsed bill held is free. Asks the store once, and nothing when there are none.
 * @returns those that another holds
 * @throws TenderTakenError when another call took one at the same moment
 */
export const takeFree = async (tx: Transaction, command: Database['command'], taking: Taking): Promise<ExternalTender[]> => {
  const { tenders } = taking;
  if (tenders.length === 0) return [];
  const docs = tenders.map(tender => docOf(tender, taking)).sort((left, right) => (left._id < right._id ? -1 : 1));
  const taken = tx.collection<TakenTender>(EXTERNAL_TENDERS);
  const there = new Map((await taken.find({ _id: command.in(docs.map(({ _id }) => _id)) })).map(one => [one._id, one]));
  const fresh = docs.filter(({ _id }) => !there.has(_id));
  for (const { _id, ...facts } of docs) {
    const known = there.get(_id);
    if (known && isFree(known, taking)) await taken.update(_id, { ...facts, until: facts.until ?? command.remove() });
  }
  try {
    if (fresh.length > 0) await taken.insert(fresh);
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new TenderTakenError('a voucher of another platform was taken twice at once');
    throw error;
  }
  const used = tenders.filter(tender => {
    const known = there.get(tenderId(tender));
    return known !== undefined && !isFree(known, taking) && !isShared(known, taking);
  });
  if (taking.saleKey !== undefined) for (const tender of used) await wantTender(tx, command, tenderId(tender), taking.holder);
  return used;
};

/** Takes all of them or refuses, see `takeFree`; what a refusal leaves behind goes with its transaction. */
export const takeTenders = async (tx: Transaction, command: Database['command'], taking: Taking): Promise<Result<void, ErrorCode>> => {
  if (new Set(taking.tenders.map(tenderId)).size < taking.tenders.length) return refuse('TENDER_REPEATED');
  const [used] = await takeFree(tx, command, taking);
  return used ? refusalOf(used) : ok(undefined);
};

/** Nobody holds it any more, and sales wanted it: `tenderId`, `saleIds` in the order in which they came. */
export const TENDER_FREED = 'tender.freed';

/** Frees what lies on something that is undone; what has been taken by another since stays with it. Sales that wanted it are told. */
export const freeTenders = async (
  context: Pick<Context, 'now'>,
  tx: Transaction,
  tenders: readonly ExternalTender[],
  holder: string,
): Promise<void> => {
  const taken = tx.collection<TakenTender>(EXTERNAL_TENDERS);
  for (const tender of tenders) {
    const _id = tenderId(tender);
    const known = await taken.get(_id);
    if (known?.holder !== holder) continue;
    await taken.remove(_id);
    const { wantedBy: saleIds = [] } = known;
    if (saleIds.length > 0)
      await announce(context, tx, { _id: `${TENDER_FREED}:${_id}:${holder}`, kind: TENDER_FREED, data: { tenderId: _id, saleIds } });
  }
};
