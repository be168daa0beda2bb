import type { Doc } from '@server/db/database';
import { EXCHANGE_CODES, exchangeCodeId, type ExchangeCode } from '@server/modules/code/documents';
import { aTemplate, addTemplate } from '../../tests/flows/support/mall';
import { median, percentile, type Row } from '../measure';
import type { World } from '../world';
import { requestIdOf } from './case';

export const IMPORT = 'import';

/** Codes of one file: read in one go, before the operator is answered. */
const CODES = 20_000;
const ALTERNATIONS = 3;
/** What a client of the SDK writes at a time. */
const BULK = 1000;

const codesOf = (world: World): string[] => {
  const series = String(world.next()).padStart(6, '0');
  return Array.from({ length: CODES }, (_, index) => `B${series}${String(index).padStart(6, '0')}`);
};

type Answer<T> = { ok: boolean; code?: string; data: T };

const ask = async <T>(world: World, action: string, data: object): Promise<T> => {
  const { gateway, operator } = world;
  const as = { role: 'group-operator', storeId: 'st_north', terminalId: 'terminal-bench' };
  const body = { action, requestId: requestIdOf(world), data, as };
  const answer = await gateway.ask<Answer<T>>({ fn: 'ops', token: operator.token, body });
  if (!answer.ok) throw new Error(`${action} answered ${answer.code}`);
  return answer.data;
};

type View = { state: string; added: number; importId: string };

/** Milliseconds from the start of an uploaded file to its last line. */
const importOnce = async (world: World): Promise<number> => {
  const template = await addTemplate(world.deps.db, aTemplate(`file${world.next()}`, { inCentre: false }), 0);
  const file = Buffer.from(codesOf(world).join('\n'));
  type Begun = { importId: string; upload: { url: string; headers: Record<string, string> } };
  const begun = await ask<Begun>(world, 'import.begin', { templateId: template._id, name: 'bench.csv', bytes: file.length });
  const sent = await fetch(begun.upload.url, { method: 'PUT', headers: begun.upload.headers, body: new Uint8Array(file) });
  if (!sent.ok) throw new Error(`the upload answered ${sent.status}`);
  const startedAt = performance.now();
  let view = await ask<View>(world, 'import.start', { importId: begun.importId });
  while (view.state === 'running') {
    await world.gateway.post('/_local/admin', { action: 'timer.run', name: 'files' });
    view = await ask<View>(world, 'import.get', { importId: begun.importId });
  }
  if (view.state !== 'done' || view.added !== CODES) throw new Error(`the import ended as ${JSON.stringify(view)}`);
  return performance.now() - startedAt;
};

/** Milliseconds for the same documents, ready made, through the SDK alone. */
const bulkOnce = async (world: World): Promise<number> => {
  const { db, env } = world.deps;
  const importId = `imp_bulk${world.next()}`;
  const docs = codesOf(world).map((said, index): ExchangeCode => ({
    _id: exchangeCodeId(env, said),
    templateId: 'tp_bench',
    importId,
    line: index + 1,
    state: 'open',
    schema: 1,
  }));
  const startedAt = performance.now();
  for (let from = 0; from < docs.length; from += BULK) {
    await db.collection<ExchangeCode & Doc>(EXCHANGE_CODES).insert(docs.slice(from, from + BULK));
  }
  return performance.now() - startedAt;
};

/** Codes a second out of a file, beside a bulk insert of as many documents with the same indexes, in turns. */
export const measureImport = async (world: World, ceiling: (concurrency: number) => Promise<number>): Promise<Row> => {
  await importOnce(world);
  await bulkOnce(world);
  const times: number[] = [];
  const ratios: number[] = [];
  const ceilings: number[] = [];
  let trips = 0;
  for (let round = 0; round < ALTERNATIONS; round += 1) {
    ceilings.push(await ceiling(1));
    const bulkMs = await bulkOnce(world);
    await world.gateway.post('/_local/stats/reset', {});
    const ms = await importOnce(world);
    trips = (await world.gateway.get<{ total: number }>('/_local/stats')).total;
    times.push(ms);
    ratios.push(bulkMs / ms);
  }
  const sorted = [...times].sort((left, right) => left - right);
  const perSecond = (CODES * 1000) / median(times);
  return {
    name: IMPORT,
    concurrency: 1,
    opsPerSec: Number(perSecond.toFixed(1)),
    p50Ms: Number(percentile(sorted, 0.5).toFixed(2)),
    p99Ms: Number(percentile(sorted, 0.99).toFixed(2)),
    roundTrips: Number((trips / CODES).toFixed(4)),
    ceilingRatio: Number((perSecond / (median(ceilings) / (trips / CODES))).toFixed(3)),
    bulkRatio: Number(median(ratios).toFixed(3)),
  };
};
