import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { seamEnv } from '../local/functions/env';
import { HELP, readArguments } from './arguments';
import { ASKING, measureAsking } from './cases/asking';
import type { Case } from './cases/case';
import { claim } from './cases/claim';
import { identify } from './cases/identify';
import { IMPORT, measureImport } from './cases/import';
import { redeem } from './cases/redeem';
import { end, start } from './children';
import { openGateway } from './gateway';
import { CONCURRENCIES, measureBeside, measureCeiling, runLoad, type Ceiling, type Row } from './measure';
import { benchEnv, createWorld, type World } from './world';

const cases: readonly Case[] = [identify, claim, redeem];
/** Operations before anything is measured: until then the compilers of all threads are at work, and what is measured is them. */
const WARM_UP = 1500;
/** One alternation lasts about this long; how many operations that is, the end of the warm-up tells. */
const LOAD_MS = 1500;

/** How many operations fill one alternation, seen while warming up. */
const countFor = async (world: World, one: Case, concurrency: number): Promise<number> => {
  await runLoad(world.gateway, await one.prepare(world, WARM_UP), concurrency);
  const { opsPerSec } = await runLoad(world.gateway, await one.prepare(world, WARM_UP / 5), concurrency);
  return Math.ceil((opsPerSec * LOAD_MS) / 1000);
};

const measure = async (world: World, one: Case, concurrency: number, ceiling: Ceiling): Promise<Row> => {
  const count = await countFor(world, one, concurrency);
  return measureBeside(one.name, concurrency, ceiling, async () => runLoad(world.gateway, await one.prepare(world, count), concurrency));
};

const print = (row: Row, json: boolean): void => {
  if (json) return console.log(JSON.stringify(row));
  const { name, concurrency, opsPerSec, p50Ms, p99Ms, roundTrips, ceilingRatio, bulkRatio } = row;
  const cells = [
    name.padEnd(10),
    `×${concurrency}`.padEnd(4),
    `${opsPerSec.toFixed(0)}/s`.padStart(7),
    `p50 ${p50Ms} ms`.padStart(14),
    `p99 ${p99Ms} ms`.padStart(15),
  ];
  const ratio =
    bulkRatio === undefined ? `${(ceilingRatio * 100).toFixed(0)}% of ceiling` : `${(bulkRatio * 100).toFixed(0)}% of bulk insert`;
  console.log([...cells, `${roundTrips} trips`.padStart(12), ratio.padStart(16)].join('  '));
};

const main = async (): Promise<void> => {
  const { names, json, rows } = readArguments(process.argv.slice(2), [...cases.map(({ name }) => name), IMPORT, ASKING]);
  const data = mkdtempSync(join(tmpdir(), 'yima-bench-'));
  const options = { data, functions: resolve(__dirname, 'functions'), config: resolve('cloudbaserc.json'), env: benchEnv };
  const runtime = await start<{ url: string; wireUrl: string; adminUrl: string }>('runtime', [JSON.stringify(options)]);
  const constant = await start<{ url: string }>('constant-server');
  const client = await start('ceiling-client', [], seamEnv(constant.hello.url, 'local'));
  try {
    const ceiling: Ceiling = concurrency => measureCeiling(client.child, concurrency);
    // the ceiling is warm before it is compared with, too
    await ceiling(1);
    if (names.includes(ASKING)) await measureAsking(constant.hello.url, ceiling, row => print(row, json));
    if (names.every(name => name === ASKING)) return;
    const world = await createWorld(runtime.hello, openGateway(runtime.hello.url), rows);
    for (const one of cases.filter(({ name }) => names.includes(name))) {
      for (const concurrency of CONCURRENCIES) print(await measure(world, one, concurrency, ceiling), json);
    }
    if (names.includes(IMPORT)) print(await measureImport(world, ceiling), json);
  } finally {
    await Promise.all([end(client.child), end(constant.child), end(runtime.child)]);
    rmSync(data, { recursive: true, force: true });
  }
};

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message.includes('benchmark "') || error.message.startsWith('--') ? `${error.message}\n${HELP}` : error.stack);
    process.exit(1);
  },
);
