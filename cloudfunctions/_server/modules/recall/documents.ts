import type { Doc } from '../../db/database';

/** Somebody voids everything unused of an offer; pieces that are issued after `at` are not meant. */
export type Recall = Doc & {
  templateId: string;
  title: string;
  reason: string;
  byId: string;
  byName: string;
  at: number;
  state: 'running' | 'done';
  /** so many pieces came back from a bill since; counted, so that the job never ends it between their coming and its look */
  again?: number;
  voided: number;
  refunded: number;
  schema: 1;
};

export const RECALLS = 'recalls';
