import { dataFiles } from '../../data-folder';
import { startProcess } from '../runtime-process';
import type { Ledger } from './ledger';
import { readFound } from './store';
import { cyclePrefix, runWriters } from './writers';

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
  const acknowledge = mode === 'broken' ? 'early' : 'durable';
  const runtime = await startProcess(script, { data, store: { acknowledge } });
  const enough = ledger.acknowledged() + writes;
  let killing: Promise<void> | undefined;
  // not always at the same point of a commit
  const kill = () => pause((cycle * 7) % 13).then(runtime.kill);
  try {
    const onAnswer = (acknowledged: number) => {
      if (acknowledged >= enough) killing ??= kill();
    };
    await runWriters({ wireUrl: runtime.wireUrl, cycle, ledger, onAnswer });
    await killing;
  } finally {
    await runtime.kill();
  }
  return ledger.check(await readFound(dataFiles(data).store, cyclePrefix(cycle)));
};
