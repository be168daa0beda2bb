import type { Parts } from './parts';

/** The errors that the bundled database throws, for tests that run a module of the functions themselves (`resolver.cjs`). */
export const { DuplicateKeyError, BusyError, DatabaseError, toDatabaseError, isConflict } = (globalThis as unknown as { yimaParts: Parts }).yimaParts.errors;
