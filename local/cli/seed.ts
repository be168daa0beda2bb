import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataFiles, readSeedState } from '../data-folder';
import type { Seeded } from '../seed';
import { startRuntime } from '../start';
import type { SeedCommand } from './arguments';
import type { Output } from './main';
import { terminalLine, type FunctionLine } from './start';
import { openPlace, TransferError, type OpenPlace } from './store-place';
import { importAll, sourcesIn } from './transfer';

const tell = ({ collections, documents, people }: Seeded, output: Output): void =>
  output.out(`seeded: ${documents} documents in ${collections} collections, ${people} people to log in as`);

type Listed = { collections: { name: string; documents: number }[] };

const documentsIn = (collections: Listed['collections']): number =>
  collections.reduce((sum, item) => sum + item.documents, 0);

const demandEmpty = async (place: OpenPlace): Promise<void> => {
  const { collections } = await place.ask<Listed>('collection.list');
  const documents = documentsIn(collections);
  if (documents > 0)
    throw new TransferError(
      `the store holds ${documents} documents; only an empty one can be seeded: reset it first`,
    );
};

const fromExport = async (command: SeedCommand, from: string, output: Output): Promise<void> => {
  sourcesIn(from);
  const place = openPlace(command.place, true);
  try {
    await demandEmpty(place);
    await importAll(place, { from, collections: [], mode: 'insert' }, output);
  } finally {
    place.close();
  }
};

/** Whether the start itself fills the folder. Throws TransferError when it holds documents. */
const isNew = async (data: string): Promise<boolean> => {
  const folder = resolve(data);
  const state = readSeedState(folder);
  // one that was cut short is begun anew by the start
  if (state === 'seeding') return true;
  if (existsSync(dataFiles(folder).store)) {
    const place = openPlace({ data }, false);
    try {
      await demandEmpty(place);
    } finally {
      place.close();
    }
  }
  return state === null;
};

/** Starts an instance for as long as the seed takes. */
const inFolder = async (command: SeedCommand, data: string, output: Output): Promise<void> => {
  if (!existsSync(command.seed)) throw new TransferError(`there is no seed at ${command.seed}`);
  const byStart = await isNew(data);
  const runtime = await startRuntime({
    data,
    functions: command.functions ?? undefined,
    config: command.config,
    seed: command.seed,
    onLog: entry => {
      const line = terminalLine(entry as FunctionLine);
      if (line !== null) output.out(line);
    },
  });
  try {
    const place = openPlace({ url: runtime.url }, false);
    if (!byStart) return tell(await place.ask<Seeded>('runtime.seed'), output);
    const { collections } = await place.ask<Listed>('collection.list');
    const documents = documentsIn(collections);
    tell({ collections: collections.length, documents, people: runtime.people.all().people.length }, output);
  } finally {
    await runtime.close();
  }
};

/**
 * Fills an empty store with the demo mall, or with what export wrote; in a folder that nobody uses, or in the instance at an
 * address. Throws TransferError, StartError or the runtime's own refusal.
 */
export const seed = async (command: SeedCommand, output: Output): Promise<void> => {
  const { place, from } = command;
  if (from !== null) return fromExport(command, from, output);
  if ('data' in place) return inFolder(command, place.data, output);
  tell(await openPlace(place, false).ask<Seeded>('runtime.seed'), output);
};
