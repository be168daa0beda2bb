import { createHash } from 'node:crypto';

/** A number from 0 (inclusive) to 1 (exclusive) that depends on the name alone, and on nothing that ran before. */
export const chance = (name: string): number =>
  createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
