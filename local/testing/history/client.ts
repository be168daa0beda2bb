import tcb from '@cloudbase/node-sdk';
import { pointSdkAt } from '../sdk-server';
import { operations, type Turn } from './operations';
import { randomFrom } from './random';
import type { Op, Txn } from './types';

/** What a client process is told; `start` counts its keys apart from those of other histories. */
export type ClientTask = {
  url: string;
  collection: string;
  process: number;
  seed: number;
  transactions: number;
  workers: number;
};

const KEYS_AT_A_TIME = 8;
const TURNS_OF_A_KEY = 12;
const LOST = ['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_DUPLICATE_WRITE'];

/** All processes of a machine read this clock alike. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

const codeOf = (error: unknown) => String((error as { code?: unknown }).code);

const runClient = async (task: ClientTask): Promise<Txn[]> => {
  pointSdkAt(task.url);
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as never }).database();
  const random = randomFrom(task.seed * 31 + task.process);
  const txns: Txn[] = [];
  let begun = 0;
  let tokens = 0;

  const turnOf = (collection: unknown, ops: Op[]): Turn => ({
    db,
    collection: collection as Turn['collection'],
    random,
    key: `k${Math.floor(begun / TURNS_OF_A_KEY) + random.below(KEYS_AT_A_TIME)}`,
    token: kind => `${kind}${task.process}.${tokens++}`,
    note: op => void ops.push(op),
  });

  const plain = async (ops: Op[]): Promise<Txn['status']> => {
    try {
      await random.one(operations.plain)(turnOf(db.collection(task.collection), ops));
      return 'committed';
    } catch (error) {
      if (LOST.includes(codeOf(error))) return 'aborted';
      throw error;
    }
  };

  const inside = async (ops: Op[]): Promise<Txn['status']> => {
    const transaction = await db.startTransaction();
    try {
      for (let left = 1 + random.below(5); left > 0; left--)
        await random.one(operations.inside)(turnOf(transaction.collection(task.collection), ops));
      if (random.below(10) === 0) {
        await transaction.rollback();
        return 'aborted';
      }
      await transaction.commit();
      return 'committed';
    } catch (error) {
      if (LOST.includes(codeOf(error))) return 'aborted';
      throw error;
    }
  };

  const worker = async () => {
    while (begun < task.transactions) {
      const id = `${task.process}:${begun++}`;
      const ops: Op[] = [];
      const startedAt = now();
      const status = await (random.below(4) === 0 ? plain(ops) : inside(ops));
      txns.push({ id, status, ops, startedAt, endedAt: now() });
    }
  };
  await Promise.all(Array.from({ length: task.workers }, worker));
  return txns;
};

runClient(JSON.parse(process.argv[2]!) as ClientTask).then(
  txns => process.stdout.write(`${JSON.stringify(txns)}\n`),
  (error: unknown) => {
    process.stderr.write(`${String((error as Error).stack ?? error)}\n`);
    process.exitCode = 1;
  },
);
