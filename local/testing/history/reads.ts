import { COUNTS, groupOf, OVERWRITES, type History, type Read, type Txn } from './types';

export type Problem = { kind: string; text: string };

/** What a transaction saw of a document that others made. */
export type Seen = { txn: Txn; key: string; list: string[] };
export type Writer = { txn: Txn; key: string };

/** Who made each change. */
export const writersOf = (history: History): Map<string, Writer> => {
  const writers = new Map<string, Writer>();
  for (const txn of history.txns)
    for (const op of txn.ops) if (op.kind === 'append') writers.set(op.token, { txn, key: op.key });
  return writers;
};

const keysOf = (history: History): string[] => {
  const keys = new Set(Object.keys(history.final));
  for (const { ops } of history.txns) for (const op of ops) if (op.kind !== 'scan') keys.add(op.key);
  return [...keys];
};

/** A question names the documents it found; those of its group that it did not find it saw missing. */
const readsOf = (op: Txn['ops'][number], keys: string[]): Read[] => {
  if (op.kind === 'read') return [op];
  if (op.kind === 'append') return [];
  const found = new Set(op.found.map(({ key }) => key));
  const missing = keys.filter(key => groupOf(key) === op.group && !found.has(key));
  return [...op.found, ...missing.map((key): Read => ({ kind: 'read', key, list: [] }))];
};

const sum = (read: Read): string | undefined => {
  const counted = read.list.filter(token => token.startsWith(COUNTS)).length;
  if (read.n !== undefined && read.n !== counted) return `counts ${read.n} where ${counted} counted it up`;
  const last = read.list.filter(token => token.startsWith(OVERWRITES)).at(-1) ?? '';
  return read.value !== undefined && read.value !== last
    ? `holds "${read.value}" where "${last}" was written last`
    : undefined;
};

const same = (a: string[], b: string[]) => a.length === b.length && a.every((token, at) => token === b[at]);

/**
 * Looks at each transaction alone: it reads its own changes, on top of one past of each document that does not move.
 * Answers what it saw of others.
 */
export const seenBy = (history: History): { seen: Seen[]; problems: Problem[] } => {
  const keys = keysOf(history);
  const problems: Problem[] = [];
  const seen: Seen[] = [];
  const complain = (kind: string, txn: Txn, key: string, what: string) =>
    void problems.push({ kind, text: `${txn.id} (${txn.status}) reading ${key}: ${what}` });
  for (const txn of history.txns) {
    const own = new Map<string, string[]>();
    const past = new Map<string, string[]>();
    const look = (read: Read) => {
      const mine = own.get(read.key) ?? [];
      const before = read.list.slice(0, read.list.length - mine.length);
      if (read.list.length < mine.length || !same(read.list.slice(before.length), mine))
        return complain('own writes', txn, read.key, `[${read.list}] does not end with its own [${mine}]`);
      const wrong = sum(read);
      if (wrong) complain('lost update', txn, read.key, wrong);
      const first = past.get(read.key);
      if (!first) {
        past.set(read.key, before);
        seen.push({ txn, key: read.key, list: before });
      } else if (!same(first, before))
        complain('moving snapshot', txn, read.key, `[${first}], then [${before}]`);
    };
    for (const op of txn.ops) {
      readsOf(op, keys).forEach(look);
      if (op.kind === 'append') own.set(op.key, [...(own.get(op.key) ?? []), op.token]);
    }
  }
  return { seen, problems };
};
