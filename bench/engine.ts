import { parseArgs } from 'node:util';
import { applyCoupons } from '@core/domain/coupon/money/apply';
import { bestOf } from '@core/domain/coupon/search/best';
import type { Bill, CouponPiece } from '@core/domain/coupon/rules';
import { aCouponWorld } from '../tests/builders/coupon-world';
import { median, percentile } from './measure';

/** The coupon engine alone: no store, no function, one core. */
type Case = { name: string; lines: number; coupons: number; run: (world: World) => void };
type World = { bill: Bill; coupons: CouponPiece[]; legal: CouponPiece[] };

const cases: readonly Case[] = [
  { name: 'quote', lines: 20, coupons: 10, run: ({ bill, legal }) => applyCoupons(legal, bill) },
  { name: 'quote-best', lines: 20, coupons: 10, run: ({ bill, coupons }) => bestOf(coupons, bill) },
  { name: 'quote-best-100x12', lines: 100, coupons: 12, run: ({ bill, coupons }) => bestOf(coupons, bill) },
];

/** Different bills and wallets, so that no case lives on what the last call left in a cache. */
const WORLDS = 200;
const ROUND_MS = 1000;
const ROUNDS = 3;

/** Coupons that all fit the bill alone, so that all of them take part in the search. */
const worldOf = ({ lines, coupons }: Case, seed: number): World => {
  const { bill, coupons: many } = aCouponWorld(seed, { lines, coupons: coupons * 4 });
  const fitting = many.filter(coupon => applyCoupons([coupon], bill).ok).slice(0, coupons);
  const best = new Set(bestOf(fitting, bill).coupons.map(({ couponId }) => couponId));
  return { bill, coupons: fitting, legal: fitting.filter(({ couponId }) => best.has(couponId)) };
};

const runFor = (one: Case, worlds: readonly World[], ms: number): { opsPerSec: number; durations: number[] } => {
  const durations: number[] = [];
  const startedAt = performance.now();
  for (let index = 0, now = startedAt; now - startedAt < ms; index += 1) {
    one.run(worlds[index % worlds.length]!);
    const then = performance.now();
    durations.push(then - now);
    now = then;
  }
  return { opsPerSec: (durations.length * 1000) / (performance.now() - startedAt), durations };
};

const measure = (one: Case): object => {
  const worlds = Array.from({ length: WORLDS }, (_, seed) => worldOf(one, seed));
  runFor(one, worlds, ROUND_MS);
  const rounds = Array.from({ length: ROUNDS }, () => runFor(one, worlds, ROUND_MS));
  const durations = rounds.flatMap(round => round.durations).sort((left, right) => left - right);
  return {
    name: one.name,
    concurrency: 1,
    opsPerSec: Number(median(rounds.map(({ opsPerSec }) => opsPerSec)).toFixed(1)),
    p50Ms: Number(percentile(durations, 0.5).toFixed(4)),
    p99Ms: Number(percentile(durations, 0.99).toFixed(4)),
    roundTrips: 0,
    ceilingRatio: null,
  };
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
for (const one of cases.filter(({ name }) => positionals.includes(name))) {
  const row = measure(one) as Record<string, string | number>;
  console.log(
    values.json
      ? JSON.stringify(row)
      : `${one.name.padEnd(18)} ${Number(row['opsPerSec']).toFixed(0).padStart(7)}/s  p50 ${row['p50Ms']} ms  p99 ${row['p99Ms']} ms`,
  );
}
