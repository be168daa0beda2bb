import { dateText, DAY_MS } from '@core/domain/calendar';
import type { MemberContext } from '@server/context';
import { claimCoupon } from '@server/modules/coupon/claim';
import type { Coupon } from '@server/modules/coupon/documents';
import { sweepReservations } from '@server/modules/job/sweep';
import type { Member } from '@server/modules/member/documents';
import { stockOf, type StockShard, type Template } from '@server/modules/template/documents';
import { RESERVATION_LIFE_MS, reserve, undoReservation } from '@server/modules/template/stock';
import { counts } from '../long';
import { startMall, type Mall } from './harness';
import { crowd, type Face } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
let faces: Face[];
beforeAll(async () => {
  mall = await startMall();
  faces = await crowd(mall, 256);
}, 60_000);
afterAll(() => mall?.close());

const shardsOf = (templateId: string) => mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
const couponsOf = async (templateId: string) => (await whole<Coupon>(mall.deps.db, 'coupons')).filter(coupon => coupon.templateId === templateId);
const claim = (face: Face, templateId: string) => mall.call('consumer', face, 'coupon.claim', { templateId });
const contextOf = async (face: Face, now: number): Promise<MemberContext> => {
  const member = (await mall.deps.db.collection<Member>('members').get(face.memberId))!;
  const deps = { ...mall.deps, now: () => now };
  return { deps, action: 'coupon.claim', requestId: mall.newRequest(), bodyHash: 'x', now, login: { openid: face.openid }, member };
};
const claimAt = async (face: Face, templateId: string, now: number) => claimCoupon(await contextOf(face, now), { templateId });
const codesOf = (answers: { ok: boolean; code?: string }[]) => [...new Set(answers.filter(({ ok }) => !ok).map(({ code }) => code))];

type Stop = { why: string; over: Partial<Template>; stock: number; issued: number; code: string };
const stops: Stop[] = [
  { why: "a day's stock of one", over: { dailyStock: 1 }, stock: 100, issued: 1, code: 'TEMPLATE_SOLD_OUT_TODAY' },
  { why: "a day's stock of ten", over: { dailyStock: 10 }, stock: 1000, issued: 10, code: 'TEMPLATE_SOLD_OUT_TODAY' },
  { why: "the stock, where it is less than the day's", over: { dailyStock: 10 }, stock: 7, issued: 7, code: 'TEMPLATE_SOLD_OUT' },
  { why: 'a budget for one piece', over: { budgetFen: 9_999 }, stock: 1000, issued: 1, code: 'TEMPLATE_SOLD_OUT' },
  { why: 'a budget for ten pieces and a bit', over: { budgetFen: 54_999 }, stock: 1000, issued: 10, code: 'TEMPLATE_SOLD_OUT' },
  {
    why: "the cap of a rate, under a day's stock",
    over: { benefit: { kind: 'percent-off', offBp: 1000, capFen: 700 }, budgetFen: 6_300, dailyStock: 20 },
    stock: 50,
    issued: 9,
    code: 'TEMPLATE_SOLD_OUT',
  },
  { why: 'the stock, where the budget is for more', over: { budgetFen: 5_000_000 }, stock: 5, issued: 5, code: 'TEMPLATE_SOLD_OUT' },
];
const rounds = Array.from({ length: counts.raceRounds }, (_, round) => round);
const races = rounds.flatMap(round =>
  [32, 64, 256].flatMap(clients => stops.map((stop, index) => ({ ...stop, clients, key: `stop${index}c${clients}r${round}` }))),
);

test.each(races)(
  '$clients at once get exactly what the hard stop leaves, $why ($key)',
  async ({ clients, over, stock, issued, code, key }) => {
    const { _id, benefit, budgetFen = Infinity } = await addTemplate(mall.deps.db, aTemplate(key, { ...over, perMember: 1 }), stock);
    const answers = await Promise.all(faces.slice(0, clients).map(face => claim(face, _id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(issued);
    expect(codesOf(answers)).toEqual([code]);
    expect(await couponsOf(_id)).toHaveLength(issued);
    const shards = await shardsOf(_id);
    expect(shards.reduce((sum, { left }) => sum + left, 0)).toBe(stock - issued);
    expect(shards.flatMap(({ reservations }) => reservations)).toEqual([]);
    const worthFen = benefit.kind === 'percent-off' ? benefit.capFen! : 5_000;
    expect(issued * worthFen).toBeLessThanOrEqual(budgetFen);
  },
  120_000,
);

describe("a day's stock", () => {
  test('begins anew with the business day, without anybody coming by, and never more than the stock', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('days', { dailyStock: 2 }), 5);
    const noon = Date.UTC(2026, 5, 1, 4);
    const days = [0, 1, 2].map(day => noon + day * DAY_MS);
    const got: string[] = [];
    let next = 0;
    for (const day of days) {
      for (let tries = 0; tries < 3; tries += 1) {
        const answer = await claimAt(faces[(next += 1)]!, _id, day);
        got.push(answer.ok ? 'ok' : answer.code);
      }
    }
    expect(got).toEqual(['ok', 'ok', 'TEMPLATE_SOLD_OUT_TODAY', 'ok', 'ok', 'TEMPLATE_SOLD_OUT_TODAY', 'ok', 'TEMPLATE_SOLD_OUT', 'TEMPLATE_SOLD_OUT']);
  });

  test('ends at midnight in Shanghai, to the millisecond', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('midnight', { dailyStock: 1 }), 5);
    const midnight = Date.UTC(2026, 5, 1, 16);
    expect(await claimAt(faces[1]!, _id, midnight - 1)).toMatchObject({ ok: true });
    expect(await claimAt(faces[2]!, _id, midnight - 1)).toMatchObject({ code: 'TEMPLATE_SOLD_OUT_TODAY' });
    expect(await claimAt(faces[2]!, _id, midnight)).toMatchObject({ ok: true });
    // an instance whose clock is behind does not begin yesterday again
    expect(await claimAt(faces[3]!, _id, midnight - 1)).toMatchObject({ code: 'TEMPLATE_SOLD_OUT_TODAY' });
    expect((await shardsOf(_id)).map(({ day, leftToday }) => [day, leftToday])).toEqual([['2026-06-02', 0]]);
  });

  test('is begun once, however many come first', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('firsts', { dailyStock: 8, perMember: 1 }), 100);
    const day = Date.UTC(2026, 6, 1, 4);
    const answers = await Promise.all(faces.slice(0, 32).map(face => claimAt(face, _id, day)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8);
  });

  test('the centre says that there is more tomorrow', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('tomorrow', { dailyStock: 1 }), 100);
    const look = async () => (await mall.ask('consumer', faces[9]!, 'template.get', { templateId: _id })).claimable;
    expect(await look()).toEqual({ ok: true });
    await claim(faces[8]!, _id);
    expect(await look()).toMatchObject({ ok: false, code: 'TEMPLATE_SOLD_OUT_TODAY' });
  });
});

describe('what was held and comes back', () => {
  const now = Date.UTC(2026, 7, 1, 4);
  const template = aTemplate('back', { dailyStock: 3, budgetFen: 25_000 });
  const held = { reservationId: 'rs_back', couponId: 'cp_none', memberId: 'mb_none', at: now };
  const figures = async () => (await shardsOf(template._id)).map(({ left, leftToday, budgetLeftFen }) => [left, leftToday, budgetLeftFen]);
  beforeAll(async () => mall.deps.db.collection<StockShard>('stock_shards').insert(stockOf(template, 9)));

  test('comes back whole, once', async () => {
    const { db } = mall.deps;
    const taken = await reserve(db, template, held, 0);
    expect(await figures()).toEqual([[8, 2, 20_000]]);
    if (!taken.ok) throw new Error(taken.code);
    await Promise.all([1, 2, 3].map(() => undoReservation(db, taken.data)));
    expect(await figures()).toEqual([[9, 3, 25_000]]);
  });

  test('on the next day it comes back to the stock and the budget, not to that day', async () => {
    const { db } = mall.deps;
    const taken = await reserve(db, template, held, 0);
    const tomorrow = await reserve(db, template, { ...held, reservationId: 'rs_tomorrow', at: now + DAY_MS }, 0);
    if (!taken.ok || !tomorrow.ok) throw new Error('not taken');
    await undoReservation(db, taken.data);
    expect(await figures()).toEqual([[8, 2, 20_000]]);
    await undoReservation(db, tomorrow.data);
    expect(await figures()).toEqual([[9, 3, 25_000]]);
    expect((await shardsOf(template._id))[0]!.day).toBe(dateText(now + DAY_MS));
  });

  test('the sweeper brings back what a crashed claim held', async () => {
    const { db } = mall.deps;
    await reserve(db, template, { ...held, reservationId: 'rs_crashed', at: now + DAY_MS }, 0);
    await sweepReservations(await contextOf(faces[0]!, now + DAY_MS + RESERVATION_LIFE_MS + 1));
    expect(await figures()).toEqual([[9, 3, 25_000]]);
  });
});
