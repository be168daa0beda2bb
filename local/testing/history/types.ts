/**
 * A recorded history. Every change of a document appends a text of its own to the document's list, so a list tells
 * the whole past of its document: which changes a reader saw, and in which order they were made.
 */
export type Read = {
  kind: 'read';
  key: string;
  /** Empty for a document that does not exist. */
  list: string[];
  /** How often the document was counted up, and its last overwrite: both must agree with the list. */
  n?: number;
  value?: string;
};
export type Append = { kind: 'append'; key: string; token: string };
/** Everything that one question found: keys of the group that are missing did not exist. */
export type Scan = { kind: 'scan'; group: number; found: Read[] };
export type Op = Read | Append | Scan;

export type Txn = {
  id: string;
  /** `unknown`: the answer to its commit never came. */
  status: 'committed' | 'aborted' | 'unknown';
  ops: Op[];
  /** Of one clock for all clients: before its first call was sent, and after its last was answered. */
  startedAt: number;
  endedAt: number;
};

export type History = {
  txns: Txn[];
  /** The lists as they are when all is over, by key. */
  final: Record<string, string[]>;
};

/** What a token says of the change that made it. */
export const COUNTS = 'i';
export const OVERWRITES = 'w';
export const groupOf = (key: string): number => Number(key.slice(1)) % 3;
