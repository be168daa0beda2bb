import { cyclesOf, type Edge } from './cycles';
import { seenBy, writersOf, type Problem, type Seen, type Writer } from './reads';
import type { History, Txn } from './types';

export type { Problem } from './reads';

const isPrefix = (list: string[], of: string[]) => list.every((token, at) => of[at] === token);

/** Reads of what was never committed, or of the middle of a transaction; pasts that differ; changes that are gone. */
const checkVersions = (history: History, seen: Seen[], writers: Map<string, Writer>): Problem[] => {
  const problems: Problem[] = [];
  const complain = (kind: string, text: string) => void problems.push({ kind, text });
  const lastOf = (txn: Txn, key: string) =>
    txn.ops.flatMap(op => (op.kind === 'append' && op.key === key ? [op.token] : [])).at(-1);
  const checkTokens = (who: string, key: string, list: string[]) => {
    if (new Set(list).size < list.length) complain('twice', `${who}: ${key} holds a change twice: [${list}]`);
    for (const token of list) {
      const writer = writers.get(token);
      if (!writer || writer.key !== key)
        complain('made up', `${who}: ${key} holds ${token}, which nobody wrote there`);
      else if (writer.txn.status === 'aborted')
        complain('aborted read', `${who}: ${key} holds ${token} of ${writer.txn.id}, which did not commit`);
    }
  };
  for (const { txn, key, list } of seen) {
    checkTokens(txn.id, key, list);
    const last = list.at(-1);
    const writer = last === undefined ? undefined : writers.get(last);
    if (writer && lastOf(writer.txn, key) !== last)
      complain(
        'intermediate read',
        `${txn.id} saw ${key} end with ${last}, which ${writer.txn.id} went on to change`,
      );
    if (!isPrefix(list, history.final[key] ?? []))
      complain('two pasts', `${txn.id} saw ${key} as [${list}], it became [${history.final[key] ?? []}]`);
  }
  for (const [key, list] of Object.entries(history.final)) checkTokens('at the end', key, list);
  for (const [token, { txn, key }] of writers)
    if (txn.status === 'committed' && !history.final[key]?.includes(token))
      complain('lost update', `${token} of ${txn.id} was committed to ${key} and is gone`);
  return problems;
};

type Kind = 'ww' | 'wr' | 'rw' | 'time' | 'self';
type Dependency = { from: Txn; to: Txn; kind: Kind; key: string };

/** Who follows whom: the next change of a document, the reader of a change, the change that a reader did not see yet. */
const dependencies = (history: History, seen: Seen[], writers: Map<string, Writer>): Dependency[] => {
  const found: Dependency[] = [];
  const add = (from: Txn | undefined, to: Txn | undefined, kind: Kind, key: string) => {
    if (from && to && from !== to) found.push({ from, to, kind, key });
  };
  const by = (token: string | undefined) => (token === undefined ? undefined : writers.get(token)?.txn);
  for (const [key, list] of Object.entries(history.final))
    list.forEach((token, at) => add(by(list[at - 1]), by(token), 'ww', key));
  for (const { txn, key, list } of seen) {
    add(by(list.at(-1)), txn, 'wr', key);
    add(txn, by(history.final[key]?.[list.length]), 'rw', key);
  }
  return found;
};

const nameOf = (steps: { kind: string; key: string }[]): string => {
  const kinds = steps.map(({ kind }) => kind);
  if (kinds.includes('time')) return 'stale read';
  const against = kinds.filter(kind => kind === 'rw').length;
  if (against === 0) return kinds.every(kind => kind === 'ww') ? 'dirty write' : 'circular information';
  if (against > 1) return 'long fork';
  const oneKey = new Set(steps.map(({ key }) => key)).size === 1;
  return oneKey && kinds.includes('ww') ? 'lost update' : 'read skew';
};

/**
 * Snapshot isolation, as an order of starts and commits that must exist: what a transaction saw or overwrote was
 * committed before it started, what it did not see was committed after that. Such an order exists exactly when the
 * graph of these demands has no cycle (write skew has none: neither of the two had to see the other).
 * Real time belongs to it: who starts after another's answer sees what the other did.
 */
const checkOrder = (history: History, found: Dependency[]): Problem[] => {
  const { txns } = history;
  const at = new Map(txns.map((txn, index) => [txn, index]));
  const start = (txn: Txn) => 2 * at.get(txn)!;
  const commit = (txn: Txn) => start(txn) + 1;
  const edges: Edge[] = txns.map(txn => ({ from: start(txn), to: commit(txn), why: 'self' }));
  const labels = found.map(({ from, to, kind, key }) => {
    const why = `${from.id} -${kind} ${key}-> ${to.id}`;
    edges.push({
      from: kind === 'rw' ? start(from) : commit(from),
      to: kind === 'rw' ? commit(to) : start(to),
      why,
    });
    return [why, { kind, key }] as const;
  });
  const size = 2 * txns.length + addTime(txns, edges, { start, commit });
  const known = new Map(labels);
  return cyclesOf(size, edges).map(cycle => {
    const steps = cycle.filter(({ why }) => why !== 'self');
    const kind = nameOf(steps.map(({ why }) => known.get(why) ?? { kind: 'time', key: '' }));
    return { kind, text: steps.map(({ why }) => why).join('; ') };
  });
};

/** A line of moments, so that real time needs one edge an event and not one a pair. Answers how many nodes it took. */
const addTime = (
  txns: Txn[],
  edges: Edge[],
  { start, commit }: { start: (txn: Txn) => number; commit: (txn: Txn) => number },
): number => {
  const ends = txns.filter(({ status }) => status !== 'unknown').sort((a, b) => a.endedAt - b.endedAt);
  const starts = [...txns].sort((a, b) => a.startedAt - b.startedAt);
  const first = 2 * txns.length;
  ends.forEach((txn, moment) => {
    edges.push({ from: commit(txn), to: first + moment, why: `${txn.id} ended` });
    if (moment > 0) edges.push({ from: first + moment - 1, to: first + moment, why: 'later' });
  });
  let ended = 0;
  for (const txn of starts) {
    while (ended < ends.length && ends[ended]!.endedAt < txn.startedAt) ended++;
    if (ended > 0) edges.push({ from: first + ended - 1, to: start(txn), why: `${txn.id} started` });
  }
  return ends.length;
};

/** Everything about a history that snapshot isolation forbids; empty when there is nothing. */
export const checkHistory = (history: History): Problem[] => {
  const writers = writersOf(history);
  const { seen, problems } = seenBy(history);
  const versions = checkVersions(history, seen, writers);
  // without one past for each document there is no order to speak of
  if (versions.length > 0) return [...problems, ...versions];
  return [...problems, ...checkOrder(history, dependencies(history, seen, writers))];
};
