import { NoAnswer, wireClient, type WireAnswer, type WireClient } from '../wire-client';
import { ACCOUNTS, WRITERS, type Fate, type Ledger } from './ledger';

const int = (n: number) => ({ $numberInt: String(n) });
const text = (value: object) => JSON.stringify(value);

type Call = WireClient['call'];
type Turn = { call: Call; ledger: Ledger; id: string; writer: number; turn: number };

/** Failures that a writer may meet; anything else is a bug of the runtime. */
const EXPECTED = new Set(['DATABASE_DUPLICATE_WRITE', 'DATABASE_TRANSACTION_CONFLICT']);

const fateOf = (answer: WireAnswer): Fate => {
  if (answer.code === undefined) return 'acknowledged';
  if (EXPECTED.has(answer.code)) return 'refused';
  throw new Error(`a writer was answered ${answer.code}: ${answer.message}`);
};

/** What became of a call; without an answer the fate is noted and the writer ends. */
const settled = async (
  note: (fate: Fate) => void,
  answer: Promise<WireAnswer>,
  onCut: Fate,
): Promise<Fate> => {
  try {
    const fate = fateOf(await answer);
    if (fate === 'refused' || onCut === 'unknown') note(fate);
    return fate;
  } catch (error) {
    if (error instanceof NoAnswer) note(onCut);
    throw error;
  }
};

/** Two writers always want the same code: one of them is refused. */
const insert = ({ call, ledger, id, writer, turn }: Turn) => {
  const code = `${id.slice(0, 6)}-${writer >> 1}-${turn}`;
  const answer = call('insertDocument', { collectionName: 'plain', data: [text({ _id: id, code })] });
  return settled(fate => ledger.insert(id, fate), answer, 'unknown');
};

const update = ({ call, ledger, id, writer, turn }: Turn) => {
  const counter = turn % 4 === 3 ? WRITERS : writer;
  const answer = call('modifyDocument', {
    collectionName: 'counters',
    query: text({ _id: `k${counter}` }),
    data: text({ $inc: { n: int(1) }, $set: { last: id } }),
    ...{ multi: false, merge: true, upsert: false },
  });
  return settled(fate => ledger.update(counter, id, fate), answer, 'unknown');
};

/** Two inserts and a move between two accounts in one transaction; every eighth is rolled back at its end. */
const transfer = async ({ call, ledger, id, writer, turn }: Turn) => {
  const from = (writer * 131 + turn * 17) % ACCOUNTS;
  const to = (from + 1 + ((writer * 7 + turn) % 500)) % ACCOUNTS;
  const note = (fate: Fate) => ledger.transfer(id, fate);
  // until the commit is sent nothing of it may ever be there
  note('refused');
  const { transactionId } = await call('startTransaction');
  const move = (account: number, by: number) => ({
    collectionName: 'accounts',
    query: text({ _id: `a${account}` }),
    data: text({ $inc: { n: int(by) } }),
    ...{ multi: false, merge: true, upsert: false },
  });
  const steps: [verb: string, params: object][] = [
    ['insertDocument', { collectionName: 'left', data: [text({ _id: id, from: int(from), to: int(to) })] }],
    ['modifyDocument', move(from, -1)],
    ['insertDocument', { collectionName: 'right', data: [text({ _id: id })] }],
    ['modifyDocument', move(to, 1)],
  ];
  for (const [verb, params] of steps) {
    const fate = await settled(() => undefined, call(verb, { ...params, transactionId }), 'refused');
    if (fate === 'refused') return;
  }
  if (turn % 8 === 7) return void (await call('abortTransaction', { transactionId }));
  await settled(note, call('commitTransaction', { transactionId }), 'unknown');
};

const KINDS = [insert, update, transfer];

/**
 * 64 writers at once, each going through inserts, updates and transactions until the runtime is gone. `onAnswer` is
 * told how many writes the ledger holds as acknowledged. Resolves when the last writer has lost its connection.
 */
export const runWriters = async (deps: {
  wireUrl: string;
  cycle: number;
  ledger: Ledger;
  onAnswer: (acknowledged: number) => void;
}): Promise<void> => {
  const { ledger } = deps;
  const client = wireClient(deps.wireUrl, { connections: WRITERS });
  const prefix = cyclePrefix(deps.cycle);
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; ; turn++) {
      const id = `${prefix}${writer}-${turn}`;
      await KINDS[(turn + (writer >> 1)) % KINDS.length]!({ call: client.call, ledger, id, writer, turn });
      deps.onAnswer(ledger.acknowledged());
    }
  };
  const gone = (error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
  };
  try {
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer).catch(gone)));
  } finally {
    client.close();
  }
};

/** What the ids of one cycle begin with. */
export const cyclePrefix = (cycle: number) => `c${String(cycle).padStart(4, '0')}-`;
