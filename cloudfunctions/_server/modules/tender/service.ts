import type { ErrorCode } from '@core/contracts/errors/codes';
import type { ExternalTender } from '@core/contracts/tender';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Database, Transaction } from '../../db/database';
import { DuplicateKeyError } from '../../db/errors';
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
  storeId: string;
  now: number;
  /** absent: for good */
  until?: number;
};

const refusalOf = (tender: ExternalTender): Result<never, ErrorCode> =>
  refuse('TENDER_USED', { platform: tender.platform, certificateId: tender.certificateId });

const docOf = (tender: ExternalTender, { holder, storeId, now, until }: Taking): TakenTender => ({
  ...tender,
  _id: tenderId(tender),
  holder,
  storeId,
  at: now,
  ...(until === undefined ? {} : { until }),
  schema: 1,
});

const isFree = ({ holder, until }: TakenTender, { from, now }: Taking): boolean => holder === from || (until !== undefined && until <= now);

/**
 * Takes vouchers of other platforms inside the change's transaction: each counts once, wherever it was taken; one that a
 * lapsed bill held is free. Asks the store once, and nothing when there are none.
 * @throws TenderTakenError when another call took one at the same moment
 */
export const takeTenders = async (tx: Transaction, command: Database['command'], taking: Taking): Promise<Result<void, ErrorCode>> => {
  const { tenders } = taking;
  if (tenders.length === 0) return ok(undefined);
  const docs = tenders.map(tender => docOf(tender, taking)).sort((left, right) => (left._id < right._id ? -1 : 1));
  if (new Set(docs.map(({ _id }) => _id)).size < docs.length) return refuse('TENDER_REPEATED');
  const taken = tx.collection<TakenTender>(EXTERNAL_TENDERS);
  const there = await taken.find({ _id: command.in(docs.map(({ _id }) => _id)) });
  const held = new Set(there.filter(one => !isFree(one, taking)).map(({ _id }) => _id));
  const used = tenders.find(tender => held.has(tenderId(tender)));
  if (used) return refusalOf(used);
  for (const { _id, ...facts } of docs.filter(doc => there.some(one => one._id === doc._id))) {
    await taken.update(_id, { ...facts, until: facts.until ?? command.remove() });
  }
  const fresh = docs.filter(doc => !there.some(one => one._id === doc._id));
  try {
    if (fresh.length > 0) await taken.insert(fresh);
  } catch (error) {
    if (error instanceof DuplicateKeyError) throw new TenderTakenError('a voucher of another platform was taken twice at once');
    throw error;
  }
  return ok(undefined);
};

/** Frees what lies on something that is undone; what has been taken by another since stays with it. */
export const freeTenders = async (tx: Transaction, tenders: readonly ExternalTender[], holder: string): Promise<void> => {
  const taken = tx.collection<TakenTender>(EXTERNAL_TENDERS);
  for (const tender of tenders) {
    const _id = tenderId(tender);
    if ((await taken.get(_id))?.holder === holder) await taken.remove(_id);
  }
};
