import { counts } from '../../tests/long';
import { startSdkServer, type SdkServerOptions } from '../testing/sdk-server';
import { checkHistory, type Problem } from '../testing/history/check';
import { buildClient, recordHistory } from '../testing/history/record';
import type { History } from '../testing/history/types';
import type { Store } from '../store/open';
import type { Transaction } from '../store/transactions';

const { histories, historyTransactions } = counts;
let client: ReturnType<typeof buildClient>;
beforeAll(() => void (client = buildClient()));
afterAll(() => client.remove());

const record = async (seed: number, options: SdkServerOptions = {}, transactions = historyTransactions) => {
  const { store, url, close } = await startSdkServer(options);
  try {
    return await recordHistory({ script: client.script, url, store, seed, transactions });
  } finally {
    await close();
  }
};

/** The kinds of what is wrong, with the first of each. */
const summary = (problems: Problem[]): Record<string, string> =>
  Object.fromEntries([...problems].reverse().map(({ kind, text }) => [kind, text]));

const countOf = ({ txns }: History, status: string) => txns.filter(txn => txn.status === status).length;

test.each(Array.from({ length: histories }, (_, index) => index + 1))(
  'transactions of several processes with the SDK keep to snapshot isolation (seed %i)',
  async seed => {
    const history = await record(seed);
    expect(summary(checkHistory(history))).toEqual({});
    // a history without contention would say nothing
    expect(countOf(history, 'committed')).toBeGreaterThan(historyTransactions / 4);
    expect(countOf(history, 'aborted')).toBeGreaterThan(historyTransactions / 20);
  },
  120_000,
);

/** A transaction whose snapshot is not where it was taken while `when` is done. */
const unsteady =
  (when: 'find' | 'update' | 'every') =>
  (store: Store): Store => {
    const newest = <T>(transaction: Transaction | undefined, work: () => T): T => {
      if (!transaction) return work();
      const { snapshot } = transaction;
      transaction.snapshot = Infinity;
      try {
        return work();
      } finally {
        transaction.snapshot = snapshot;
      }
    };
    const { operations } = store;
    return {
      ...store,
      operations: {
        ...operations,
        find: (collection, question, transaction) =>
          when === 'update'
            ? operations.find(collection, question, transaction)
            : newest(transaction, () => operations.find(collection, question, transaction)),
        update: (collection, question, transaction) =>
          when === 'find'
            ? operations.update(collection, question, transaction)
            : newest(transaction, () => operations.update(collection, question, transaction)),
      },
    };
  };

test.each([
  { when: 'find', kind: 'read skew', why: 'reads see the newest version instead of the snapshot' },
  {
    when: 'update',
    kind: 'lost update',
    why: 'a write does not look whether the document changed since the snapshot',
  },
  { when: 'every', kind: 'moving snapshot', why: 'both' },
] as const)(
  'a broken store is caught: $why',
  async ({ when, kind }) => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 5 && !kinds.has(kind); seed++) {
      const history = await record(seed, { through: unsteady(when) }, 300);
      checkHistory(history).forEach(problem => kinds.add(problem.kind));
    }
    expect([...kinds]).toContain(kind);
  },
  30_000,
);
