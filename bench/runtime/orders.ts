/** What a client is told to do for some time. */
export type ClientOrder = {
  kind: 'get' | 'update' | 'transaction' | 'page';
  concurrency: number;
  ms: number;
  /** documents in the store */
  rows: number;
  /** the first of the documents that are this client's own */
  first: number;
};
export type ClientResult = { opsPerSec: number; durations: number[] };
