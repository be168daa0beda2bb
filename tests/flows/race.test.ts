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

/** `each`: how often every shopper tries; more often than a hand can, she does so one after the other. */
type Race = { clients: number; stock: number; each: number; round: number };
const AT_ONCE = 5;
const races: Race[] = Array.from({ length: ROUNDS }, (_, round) => round).flatMap(round =>
  [1, 10, 100, 1000].flatMap(stock =>
    // always more tries than pieces
    [32, 64, 256].map(clients => ({ clients, stock, each: Math.floor(stock / clients) + 2, round })),
  ),
);

test.each(races)(
  '$clients shoppers claim the last $stock at once, $each tries each: exactly that many are issued, and nobody sees an internal error (round $round)',
  async ({ clients, stock, each, round }) => {
    const { db } = mall.deps;
    const perMember = each;
    const template = await addTemplate(db, aTemplate(`race${clients}x${stock}r${round}`, { perMember }), stock);
    const templateId = template._id;
    const claim = (face: Face) => mall.call('consumer', face, 'coupon.claim', { templateId });
    const inTurn = async (face: Face) => {
      const answers = [];
      for (let at = 0; at < each; at += 1) answers.push(await claim(face));
      return answers;
    };
    const allAtOnce = (face: Face) => Promise.all(Array.from({ length: each }, () => claim(face)));
    const answers = (await Promise.all(faces.slice(0, clients).map(each > AT_ONCE ? inTurn : allAtOnce))).flat();

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
