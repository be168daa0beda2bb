import { isPassphrase, normalSaid } from '@core/domain/coupon/issue/passphrase';
import { ok, refuse, type Result } from '@core/domain/result';
import type { Database, Transaction } from '../../db/database';
import { TEMPLATES, type Template } from '../template/documents';
import { passphraseId, PASSPHRASES, type Passphrase } from './documents';

const passphrases = (db: Database | Transaction) => db.collection<Passphrase>(PASSPHRASES);

/** The template that these words open; undefined for words that open none. @param said normalised */
export const templateSaid = async (db: Database, said: string): Promise<string | undefined> =>
  (await passphrases(db).get(passphraseId(said)))?.templateId;

/** An offer that is over needs its words no more. */
const isFree = (holder: Template | undefined, now: number): boolean => !holder || holder.state === 'ended' || holder.claimUntil < now;

const takeWords = async (tx: Transaction, templateId: string, said: string, now: number): Promise<Result<void, 'PASSPHRASE_TAKEN'>> => {
  const _id = passphraseId(said);
  const held = await passphrases(tx).get(_id);
  if (held?.templateId === templateId) return ok(undefined);
  if (held && !isFree(await tx.collection<Template>(TEMPLATES).get(held.templateId), now)) return refuse('PASSPHRASE_TAKEN');
  if (held) await passphrases(tx).update(_id, { templateId, since: now });
  else await passphrases(tx).insert({ _id, templateId, since: now, schema: 1 });
  return ok(undefined);
};

/** Lets go of the words that a template had; words that another one has taken since stay there. */
const dropWords = async (tx: Transaction, templateId: string, said: string): Promise<void> => {
  const held = await passphrases(tx).get(passphraseId(said));
  if (held?.templateId === templateId) await passphrases(tx).remove(held._id);
};

/**
 * Gives a template its passphrase, inside the transaction that publishes or changes it: unique among the offers that are
 * not over. Without `text` the words it had (`before`) are free again.
 * @returns the words as the template keeps them
 */
export const keepPassphrase = async (
  tx: Transaction,
  { templateId, text, before, now }: { templateId: string; text?: string; before?: string; now: number },
): Promise<Result<string | undefined, 'PASSPHRASE_TAKEN' | 'PASSPHRASE_UNFIT'>> => {
  const said = text === undefined ? undefined : normalSaid(text);
  if (said !== undefined && !isPassphrase(said)) return refuse('PASSPHRASE_UNFIT');
  if (before !== undefined && before !== said) await dropWords(tx, templateId, before);
  if (said === undefined) return ok(undefined);
  const taken = await takeWords(tx, templateId, said, now);
  return taken.ok ? ok(said) : taken;
};
