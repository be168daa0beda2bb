import type { Coupon } from '@server/modules/coupon/documents';
import type { StockShard } from '@server/modules/template/documents';
import { counts } from '../long';
import { startMall, type Mall } from './harness';
import { crowd, type Face } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

const ROUNDS = counts.raceRounds;
let mall: Mall;
let faces: Face[];
beforeAll(async () => {
  mall = await startMall();
  faces = await crowd(mall, 256);
}, 60_000);
afterAll(() => mall?.close());

type Race = { clients: number; stock: number; perMember: number; each: number; round: number };
const races: Race[] = Array.from({ length: ROUNDS }, (_, round) => round).flatMap(round => [
  { clients: 64, stock: 10, perMember: 1, each: 1, round },
  { clients: 64, stock: 100, perMember: 3, each: 3, round },
  { clients: 256, stock: 10, perMember: 1, each: 1, round },
  { clients: 256, stock: 100, perMember: 1, each: 1, round },
  { clients: 256, stock: 1000, perMember: 5, each: 5, round },
]);

test.each(races)(
  '$clients shoppers claim the last $stock at once, $each tries each: exactly that many are issued, and nobody sees an internal error (round $round)',
  async ({ clients, stock, perMember, each, round }) => {
    const { db } = mall.deps;
    const template = await addTemplate(db, aTemplate(`race${clients}x${stock}r${round}`, { perMember }), stock);
    const templateId = template._id;
    const tries = faces.slice(0, clients).flatMap(face => Array.from({ length: each }, () => face));
    const answers = await Promise.all(tries.map(face => mall.call('consumer', face, 'coupon.claim', { templateId })));

    const issued = answers.filter(({ ok }) => ok).map(({ data }) => data.couponId as string);
    expect(issued).toHaveLength(stock);
    expect(new Set(issued).size).toBe(stock);
    expect(new Set(answers.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['TEMPLATE_SOLD_OUT']));

    const coupons = (await whole<Coupon>(db, 'coupons')).filter(coupon => coupon.templateId === templateId);
    expect(coupons).toHaveLength(stock);
    const perFace = coupons.reduce<Record<string, number>>((counts, { memberId }) => ({ ...counts, [memberId]: (counts[memberId] ?? 0) + 1 }), {});
    expect(Math.max(...Object.values(perFace))).toBeLessThanOrEqual(perMember);
    const shards = await db.collection<StockShard>('stock_shards').find({ templateId });
    expect(shards.map(({ left, reservations }) => [left, reservations])).toEqual(shards.map(() => [0, []]));
  },
  120_000,
);
