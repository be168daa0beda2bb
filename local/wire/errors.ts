/**
 * A failure that is answered over the wire as `{ code, message }` with HTTP 200, as the platform does.
 * `code` is one of the platform's codes (see `codes`) or `UNSUPPORTED_OPERATION` for what this runtime refuses by name.
 */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'WireError';
  }
}

export const codes = {
  invalidParam: 'INVALID_PARAM',
  requestFailed: 'DATABASE_REQUEST_FAILED',
  duplicateWrite: 'DATABASE_DUPLICATE_WRITE',
  collectionMissing: 'DATABASE_COLLECTION_NOT_EXIST',
  collectionExists: 'DATABASE_COLLECTION_ALREADY_EXIST',
  transactionConflict: 'DATABASE_TRANSACTION_CONFLICT',
  transactionFail: 'DATABASE_TRANSACTION_FAIL',
  internal: 'INTERNAL_ERROR',
  unsupported: 'UNSUPPORTED_OPERATION',
  /** Not the platform's: this runtime's own, where wasteful questions are told to fail. */
  wasteful: 'WASTEFUL_QUERY',
} as const;

const seeDocs = 'Please check the official documentation: https://docs.cloudbase.net/error-code/basic';

export const invalidParam = (message: string) => new WireError(codes.invalidParam, message);

/** An error MongoDB itself raises: its number is kept because people search for it. */
export const mongoError = (number: number, message: string) =>
  new WireError(codes.requestFailed, `[FailedOperation] (code ${number}) ${message}`);

export const unsupported = (what: string) =>
  new WireError(codes.unsupported, `The local runtime does not support ${what}.`);

export const collectionMissing = (name: string) =>
  new WireError(codes.collectionMissing, `[ResourceNotFound] Db or Table not exist: ${name}. ${seeDocs}`);

export const collectionExists = (name: string) =>
  new WireError(codes.collectionExists, `[ResourceExist] Table exist: ${name}. ${seeDocs}`);

/** The platform's own words are not known. */
export const tooManyCollections = (limit: number) =>
  new WireError(codes.requestFailed, `[LimitExceeded] An environment has at most ${limit} collections.`);

export const transactionConflict = () =>
  new WireError(
    codes.transactionConflict,
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${seeDocs}`,
  );

export const transactionMissing = () =>
  new WireError(
    codes.transactionFail,
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${seeDocs}`,
  );

/** Thrown when the store itself cannot go on (disk full, broken file): the call failed, nothing was stored. */
export const internalError = (message: string) => new WireError(codes.internal, message);
