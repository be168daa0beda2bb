import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dataFiles } from '../../data-folder';
import { bundlePrograms } from '../bundle';
import type { Ledger } from './ledger';
import { readFound } from './store';
import { cyclePrefix, runWriters } from './writers';

/** Bundles the process that is killed. */
export const buildVictim = () => {
  const { path, remove } = bundlePrograms('killed', {
    runtime: 'local/testing/kill/runtime.ts',
    worker: 'local/functions/worker.ts',
  });
  return { script: path('runtime'), remove };
};

const readyUrl = async (child: ChildProcess): Promise<string> => {
  for await (const line of createInterface({ input: child.stdout! })) {
    const [word, , wireUrl] = line.split(' ');
    if (word === 'ready') return wireUrl!;
  }
  throw new Error('the runtime ended before it was ready');
};

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

export type Cycle = {
  script: string;
  data: string;
  mode: 'sound' | 'broken';
  cycle: number;
  /** Killed so many acknowledged writes after the start. */
  writes: number;
  ledger: Ledger;
};

/** Starts the runtime, lets 64 writers loose on it, kills it in the middle, and answers what the ledger then misses. */
export const killCycle = async ({ script, data, mode, cycle, writes, ledger }: Cycle): Promise<string[]> => {
  const child = spawn(process.execPath, [script, data, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const enough = ledger.acknowledged() + writes;
  let killing: Promise<void> | undefined;
  // not always at the same point of a commit
  const kill = () => pause((cycle * 7) % 13).then(() => void child.kill('SIGKILL'));
  try {
    const wireUrl = await readyUrl(child);
    const onAnswer = (acknowledged: number) => {
      if (acknowledged >= enough) killing ??= kill();
    };
    await runWriters({ wireUrl, cycle, ledger, onAnswer });
    await killing;
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  return ledger.check(await readFound(dataFiles(data).store, cyclePrefix(cycle)));
};
