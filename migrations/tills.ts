import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseKeyRing } from '@server/crypto';
import { inTransaction } from '@server/db/transaction';
import { createIds } from '@server/ids';
import { environmentOf, option } from './environment';
import { tillCommand } from './till-keys';

const ringOf = (args: readonly string[]) => {
  const file = option(args, '--env-file');
  const kept = file === undefined ? undefined : /^YIMA_DEVICE_KEYS=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  const text = kept ?? process.env.YIMA_DEVICE_KEYS;
  if (!text) throw new Error('YIMA_DEVICE_KEYS must be set, or stand in --env-file');
  return parseKeyRing(text);
};

const main = async (args: readonly string[]): Promise<void> => {
  const { db, now } = environmentOf(args);
  const waiting = {
    sleep: (ms: number) => new Promise<void>(done => setTimeout(done, ms)),
    random: () => randomInt(1_000_000) / 1_000_000,
  };
  const deps = {
    db,
    now,
    ids: createIds(now),
    random: { bytes: randomBytes, below: (limit: number) => randomInt(limit) },
    // only a new key is sealed
    env: {
      get YIMA_DEVICE_KEYS() {
        return ringOf(args);
      },
    },
    transact: ((work: never) => inTransaction(db, waiting, work)) as Parameters<typeof tillCommand>[0]['transact'],
  };
  console.log(await tillCommand(deps, args));
};

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
