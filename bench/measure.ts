import type { ChildProcess } from 'node:child_process';
import { nextMessage } from './children';
import type { Call, Gateway } from './gateway';

export type Row = {
  name: string;
  concurrency: number;
  opsPerSec: number;
  p50Ms: number;
  p99Ms: number;
  /** database calls an operation, begin and commit included */
  roundTrips: number;
  /** of what the SDK could do at most: its calls/s against a constant answer, divided by the round trips */
  ceilingRatio: number;
  /** of an import: against a bulk insert of as many documents into the same collection */
  bulkRatio?: number;
};

export type Load = { opsPerSec: number; durations: number[]; roundTrips: number };

/** Runs every call once, `concurrency` of them in flight. */
export const runLoad = async (gateway: Gateway, calls: readonly Call[], concurrency: number): Promise<Load> => {
  await gateway.post('/_local/stats/reset', {});
  const durations: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    for (let call = calls[next++]; call !== undefined; call = calls[next++]) {
      const from = performance.now();
      await gateway.call(call);
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  const { total } = await gateway.get<{ total: number }>('/_local/stats');
  return { opsPerSec: calls.length / seconds, durations, roundTrips: total / calls.length };
};

const CEILING_MS = 1000;

/** Calls a second of the SDK against the constant-answer server, with as many in flight. */
export const measureCeiling = async (client: ChildProcess, concurrency: number): Promise<number> => {
  const answer = nextMessage<{ callsPerSec: number }>(client);
  client.send({ concurrency, ms: CEILING_MS });
  return (await answer).callsPerSec;
};

/** How many are in flight at a time in what goes through the functions. */
export const CONCURRENCIES = [1, 16, 64];
const ALTERNATIONS = 3;

export type Ceiling = (concurrency: number) => Promise<number>;

/** One line of figures: the ceiling and the load, in turns. */
export const measureBeside = async (name: string, concurrency: number, ceiling: Ceiling, load: () => Promise<Load>): Promise<Row> => {
  const loads: Load[] = [];
  const ceilings: number[] = [];
  for (let round = 0; round < ALTERNATIONS; round += 1) {
    ceilings.push(await ceiling(concurrency));
    loads.push(await load());
  }
  return toRow(name, concurrency, loads, ceilings);
};

export const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]!;

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Medians of the alternations (each load beside the ceiling just before it), percentiles over all operations. */
const toRow = (name: string, concurrency: number, loads: readonly Load[], ceilings: readonly number[]): Row => {
  const durations = loads.flatMap(load => load.durations).sort((left, right) => left - right);
  const opsPerSec = median(loads.map(load => load.opsPerSec));
  const roundTrips = median(loads.map(load => load.roundTrips));
  return {
    name,
    concurrency,
    opsPerSec: round(opsPerSec, 1),
    p50Ms: round(percentile(durations, 0.5), 2),
    p99Ms: round(percentile(durations, 0.99), 2),
    roundTrips: round(roundTrips, 2),
    ceilingRatio: round(median(loads.map((load, index) => load.opsPerSec / (ceilings[index]! / load.roundTrips))), 3),
  };
};
