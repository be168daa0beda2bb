import { randomBytes, randomInt } from 'node:crypto';
import { environmentOf } from '../environment';
import { organisationCommand } from './command';

const main = async (args: readonly string[]): Promise<void> => {
  const { db, now } = environmentOf(args);
  const random = { bytes: randomBytes, below: (limit: number) => randomInt(limit) };
  console.log(await organisationCommand({ db, now, random }, args));
};

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
