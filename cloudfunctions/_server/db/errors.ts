/** A unique key (an `_id` or a unique index) is taken. */
export class DuplicateKeyError extends Error {
  override name = 'DuplicateKeyError';
}

/** Contention that outlasted the back-off; the caller may try again. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** Any other failure the database answered with. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

type SdkFailure = { code?: unknown; message?: unknown };

/** The one place that knows how the platform names a failure. */
export const toDatabaseError = (failure: unknown): Error => {
  const { code, message } = (failure ?? {}) as SdkFailure;
  const name = String(code ?? '');
  const text = String(message ?? failure);
  // the documented code, and the one seen in practice with the text of the store underneath
  if (name === 'DATABASE_DUPLICATE_WRITE' || text.includes('E11000')) return new DuplicateKeyError(text);
  if (name === '' && failure instanceof Error) return failure;
  return new DatabaseError(name, text);
};

/** True for the failure of a transaction that lost against another one. */
export const isConflict = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.code === 'DATABASE_TRANSACTION_CONFLICT' || error.message.includes('TransactionConflict'));
