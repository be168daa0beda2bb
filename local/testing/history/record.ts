import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseStored } from '../../ejson/read';
import { Doc } from '../../ejson/value';
import type { Store } from '../../store/open';
import { bundlePrograms } from '../bundle';
import type { ClientTask } from './client';
import type { History, Txn } from './types';

export const PROCESSES = 2;
const WORKERS = 8;

/** Bundles the clients' program. */
export const buildClient = () => {
  const { path, remove } = bundlePrograms('client', { client: 'local/testing/history/client.ts' });
  return { script: path('client'), remove };
};

const runProcess = async (script: string, task: ClientTask): Promise<Txn[]> => {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`a client of seed ${task.seed} ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as Txn[];
};

const listsOf = async (store: Store, name: string): Promise<History['final']> => {
  const collection = store.collection(name);
  const all = { query: new Doc(), skip: 0, limit: Infinity };
  const bodies = await store.run(undefined, () => store.operations.find(collection, all, undefined));
  const docs = bodies.map(body => parseStored(body) as unknown as { _id: string; list: string[] });
  return Object.fromEntries(docs.map(({ _id, list }) => [_id, list]));
};

export type Recording = { script: string; url: string; store: Store; seed: number; transactions: number };

/** Lets several processes with the unmodified SDK loose on one collection, and answers what each of them saw. */
export const recordHistory = async ({
  script,
  url,
  store,
  seed,
  transactions,
}: Recording): Promise<History> => {
  const collection = `history_${seed}`;
  await store.ensureCollection(collection);
  const each = { url, collection, seed, workers: WORKERS, transactions: Math.ceil(transactions / PROCESSES) };
  const tasks = Array.from({ length: PROCESSES }, (_, number) => ({ ...each, process: number }));
  const txns = (await Promise.all(tasks.map(task => runProcess(script, task)))).flat();
  return { txns, final: await listsOf(store, collection) };
};
