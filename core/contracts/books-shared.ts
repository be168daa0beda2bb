import { z } from 'zod';

/** "2026-11" */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Fen that may be below zero: a balance, or what takes something back. */
export const signedFen = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const signedFenOrMore = z.int();

export const lineKind = z.enum(['sale', 'redemption', 'reversal', 'refund', 'correction']);
export type LineKind = z.infer<typeof lineKind>;
