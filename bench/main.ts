import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { seamEnv } from '../local/functions/env';
import { HELP, readArguments } from './arguments';
import type { Case } from './cases/case';
import { claim } from './cases/claim';
import { identify } from './cases/identify';
import { redeem } from './cases/redeem';
import { end, start } from './children';
import { openGateway } from './gateway';
import { measureCeiling, runLoad, toRow, type Load, type Row } from './measure';
import { benchEnv, createWorld, type World } from './world';

const cases: readonly Case[] = [identify, claim, redeem];
/** Operations of one alternation, by the number in flight: about three seconds. */
const LOADS = [
  { concurrency: 1, count: 100 },
  { concurrency: 16, count: 400 },
  { concurrency: 64, count: 600 },
];
const ALTERNATIONS = 3;
const WARM_UP = 60;

type Ceiling = (concurrency: number) => Promise<number>;

const measure = async (world: World, one: Case, { concurrency, count }: (typeof LOADS)[number], ceiling: Ceiling): Promise<Row> => {
  await runLoad(world.gateway, await one.prepare(world, WARM_UP), concurrency);
  const loads: Load[] = [];
  const ceilings: number[] = [];
  for (let round = 0; round < ALTERNATIONS; round += 1) {
    ceilings.push(await ceiling(concurrency));
    loads.push(await runLoad(world.gateway, await one.prepare(world, count), concurrency));
  }
  return toRow(one.name, concurrency, loads, ceilings);
};

const print = (row: Row, json: boolean): void => {
  if (json) return console.log(JSON.stringify(row));
  const { name, concurrency, opsPerSec, p50Ms, p99Ms, roundTrips, ceilingRatio } = row;
  const cells = [name.padEnd(10), `×${concurrency}`.padEnd(4), `${opsPerSec.toFixed(0)}/s`.padStart(7), `p50 ${p50Ms} ms`.padStart(14), `p99 ${p99Ms} ms`.padStart(15)];
  console.log([...cells, `${roundTrips} trips`.padStart(12), `${(ceilingRatio * 100).toFixed(0)}% of ceiling`.padStart(16)].join('  '));
};

const main = async (): Promise<void> => {
  const { names, json, rows } = readArguments(process.argv.slice(2), cases.map(({ name }) => name));
  const data = mkdtempSync(join(tmpdir(), 'yima-bench-'));
  const options = { data, functions: resolve(__dirname, 'functions'), config: resolve('cloudbaserc.json'), env: benchEnv };
  const runtime = await start<{ url: string; wireUrl: string; adminUrl: string }>('runtime', [JSON.stringify(options)]);
  const constant = await start<{ url: string }>('constant-server');
  const client = await start('ceiling-client', [], seamEnv(constant.hello.url, 'local'));
  try {
    const world = await createWorld(runtime.hello, openGateway(runtime.hello.url), rows);
    for (const one of cases.filter(({ name }) => names.includes(name))) {
      for (const load of LOADS) print(await measure(world, one, load, concurrency => measureCeiling(client.child, concurrency)), json);
    }
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
