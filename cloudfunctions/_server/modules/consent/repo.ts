import type { Database, Transaction } from '../../db/database';
import { CONSENTS, type Consent } from './documents';

type Readable = Pick<Transaction, 'collection'>;

/** What stands today: neither withdrawn nor replaced, oldest first. `db` only lends its commands. */
export const findStanding = (db: Database, from: Readable, memberId: string): Promise<Consent[]> => {
  const missing = db.command.exists(false);
  return from
    .collection<Consent>(CONSENTS)
    .find({ memberId, withdrawnAt: missing, replacedAt: missing }, { order: [['givenAt', 'asc']], limit: 1000 });
};

/** All that she ever gave, oldest first. */
export const findAllOf = (from: Readable, memberId: string): Promise<Consent[]> =>
  from.collection<Consent>(CONSENTS).find({ memberId }, { order: [['givenAt', 'asc']], limit: 1000 });

export const insertConsents = async (tx: Readable, consents: readonly Consent[]): Promise<void> => {
  if (consents.length > 0) await tx.collection<Consent>(CONSENTS).insert(consents);
};

export const endConsent = async (tx: Readable, consentId: string, end: { withdrawnAt: number } | { replacedAt: number }): Promise<void> => {
  await tx.collection<Consent>(CONSENTS).update(consentId, end);
};
