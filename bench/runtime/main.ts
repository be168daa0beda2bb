import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seamEnv } from '../../local/functions/env';
import { end, nextMessage, start } from '../children';
import { measureBeside, median, type Load } from '../measure';
import { fill, openAdmin, prepare } from './fill';
import type { ClientOrder, ClientResult } from './orders';

const HELP = `node scripts/bench-runtime.mjs [--json] [--rows <documents, 10000>] [--long]
The database alone, through the unmodified SDK, beside the same clients' calls to a server that answers a constant.
--long also fills a million documents: insert rate, page of 20, memory, start.`;

const CLIENTS = 2;
const MEASURE_MS = 1500;
const MILLION = 1_000_000;

type Server = { wireUrl: string; adminUrl: string; startMs: number };
type Kind = ClientOrder['kind'];
const roundTrips: Record<Kind, number> = { get: 1, update: 1, transaction: 4, page: 1 };

/** The same order to all clients at once: their operations together. */
const runAll = async (clients: ChildProcess[], order: Omit<ClientOrder, 'first'>): Promise<Load> => {
  const each = Math.max(1, Math.round(order.concurrency / clients.length));
  const used = clients.slice(0, Math.min(clients.length, order.concurrency));
  const answers = used.map((client, index) => {
    const answer = nextMessage<ClientResult>(client);
    client.send({ ...order, concurrency: each, first: index * each });
    return answer;
  });
  const results = await Promise.all(answers);
  return {
    opsPerSec: results.reduce((sum, { opsPerSec }) => sum + opsPerSec, 0),
    durations: results.flatMap(({ durations }) => durations),
    roundTrips: roundTrips[order.kind],
  };
};

const startClients = async (url: string): Promise<ChildProcess[]> => {
  const started = Array.from({ length: CLIENTS }, () => start('client', [], seamEnv(url, 'local')));
  return (await Promise.all(started)).map(({ child }) => child);
};

const print = (row: Record<string, unknown>, json: boolean): void => {
  if (json) return console.log(JSON.stringify(row));
  console.log(
    Object.entries(row)
      .map(([name, value]) => (name === 'name' ? String(value).padEnd(18) : `${name} ${value}`))
      .join('  '),
  );
};

type Parties = { runtime: ChildProcess[]; constant: ChildProcess[] };

const compare = async ({ runtime, constant }: Parties, kind: Kind, concurrency: number, rows: number, name: string = kind) => {
  await runAll(runtime, { kind, concurrency, ms: MEASURE_MS, rows });
  const measured = { concurrency, ms: MEASURE_MS, rows };
  const ceiling = async () => (await runAll(constant, { kind: 'get', ...measured })).opsPerSec;
  return measureBeside(name, concurrency, ceiling, () => runAll(runtime, { kind, ...measured }));
};

const residentMb = async (child: ChildProcess): Promise<number> => {
  const answer = nextMessage<{ residentMb: number }>(child);
  child.send('memory');
  return (await answer).residentMb;
};

/** A million documents: how insertion, an indexed page, memory and the start hold up against ten thousand. */
const million = async (data: string, rows: number, parties: Parties, server: { child: ChildProcess; hello: Server }, json: boolean) => {
  const admin = openAdmin(server.hello.adminUrl);
  const small = await compare(parties, 'page', 16, rows, `page-${rows}`);
  const rates: number[] = [];
  const step = (MILLION - rows) / 20;
  for (let at = rows; at < MILLION; at += step) rates.push(await fill(admin, Math.round(at), Math.round(at + step)));
  const large = await compare(parties, 'page', 16, MILLION, `page-${MILLION}`);
  print(small, json);
  print(large, json);
  const memory = await residentMb(server.child);
  await end(server.child);
  const again = await start<Server>('server', [data]);
  await end(again.child);
  const insertsPerSecFirst = Math.round(median(rates.slice(0, 3)));
  const insertsPerSecLast = Math.round(median(rates.slice(-3)));
  const pageTimeRatio = Number((large.p50Ms / small.p50Ms).toFixed(2));
  print(
    {
      name: 'million',
      insertsPerSecFirst,
      insertsPerSecLast,
      pageTimeRatio,
      residentMb: memory,
      startMs: again.hello.startMs,
    },
    json,
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '10000' },
      long: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 1000) throw new Error(`--rows must be a number from 1000, not "${values.rows}"`);
  const data = mkdtempSync(join(tmpdir(), 'yima-bench-'));
  const server = await start<Server>('server', [data]);
  const constant = await start<{ url: string }>('constant-server');
  const parties = {
    runtime: await startClients(server.hello.wireUrl),
    constant: await startClients(constant.hello.url),
  };
  try {
    const admin = openAdmin(server.hello.adminUrl);
    await prepare(admin);
    await fill(admin, 0, rows);
    for (const kind of ['get', 'update', 'transaction', 'page'] as const)
      for (const concurrency of [1, 16, 64]) print(await compare(parties, kind, concurrency, rows), values.json);
    if (values.long) await million(data, rows, parties, server, values.json);
  } finally {
    await Promise.all([...parties.runtime, ...parties.constant, constant.child, server.child].map(end));
    rmSync(data, { recursive: true, force: true });
  }
};

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack ?? error.message);
    process.exit(1);
  },
);
