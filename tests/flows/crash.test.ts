import type { MemberContext } from '@server/context';
import type { Collection, Database, Doc } from '@server/db/database';
import { claimCoupon } from '@server/modules/coupon/claim';
import type { Coupon } from '@server/modules/coupon/documents';
import { grantPack } from '@server/modules/coupon/grant';
import { sweepReservations } from '@server/modules/job/sweep';
import type { Member } from '@server/modules/member/documents';
import type { StockShard } from '@server/modules/template/documents';
import { RESERVATION_LIFE_MS } from '@server/modules/template/stock';
import { startMall, type Mall } from './harness';
import { crowd, type Face } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
let faces: Face[];
beforeAll(async () => {
  mall = await startMall();
  faces = await crowd(mall, 40);
}, 60_000);
afterAll(() => mall?.close());

class Crash extends Error {}

/** The database of a function that ends after `calls` calls: the next one is never sent. */
const dyingAfter = (db: Database, calls: number): Database => {
  let left = calls;
  const mortal = <T extends Doc>(collection: Collection<T>): Collection<T> =>
    new Proxy(collection, {
      get: (target, name) => {
        const method = target[name as keyof Collection<T>] as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          if (left <= 0) throw new Crash();
          left -= 1;
          return method(...args);
        };
      },
    });
  return { ...db, collection: <T extends Doc>(name: string) => mortal(db.collection<T>(name)) };
};

const contextOf = async (face: Face, requestId: string, over: { db?: Database; now?: number } = {}): Promise<MemberContext> => {
  const now = over.now ?? Date.now();
  const member = (await mall.deps.db.collection<Member>('members').get(face.memberId))!;
  const deps = { ...mall.deps, db: over.db ?? mall.deps.db, now: () => now };
  return { deps, action: 'coupon.claim', requestId, bodyHash: 'x', now, login: { openid: face.openid }, member };
};
const stateOf = async (templateId: string) => {
  const shards = await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
  const coupons = await whole<Coupon>(mall.deps.db, 'coupons');
  return {
    left: shards.reduce((sum, { left }) => sum + left, 0),
    reservations: shards.flatMap(({ reservations }) => reservations).length,
    coupons: coupons.filter(coupon => coupon.templateId === templateId).length,
  };
};
const sweepLater = async (face: Face) => sweepReservations(await contextOf(face, 'sweep', { now: Date.now() + RESERVATION_LIFE_MS + 1000 }));

/** template, what she has, stock, (org), coupon, reservation: how many calls a claim makes is found, not assumed. */
const callsOfAClaim = async (): Promise<number> => {
  const { _id: templateId } = await addTemplate(mall.deps.db, aTemplate('crashcount'), 5);
  for (let calls = 0; ; calls += 1) {
    try {
      await claimCoupon(await contextOf(faces[0]!, 'crash-count', { db: dyingAfter(mall.deps.db, calls) }), { templateId });
      return calls;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
};

test('a claim that dies between any two of its calls leaves nothing that the sweeper and the next try do not mend', async () => {
  const calls = await callsOfAClaim();
  expect(calls).toBeGreaterThanOrEqual(4);
  const seen: string[] = [];
  for (let survived = 0; survived < calls; survived += 1) {
    const face = faces[survived + 1]!;
    const { _id: templateId } = await addTemplate(mall.deps.db, aTemplate(`crash${survived}`, { perMember: 1 }), 5);
    const requestId = `crash-request-${survived}`;
    const db = dyingAfter(mall.deps.db, survived);
    await expect(claimCoupon(await contextOf(face, requestId, { db }), { templateId })).rejects.toThrow(Crash);
    const after = await stateOf(templateId);
    // never oversold: what is left, what is issued and what is held in between sum to the stock, at every instant
    const held = after.reservations - (after.coupons > 0 ? after.reservations : 0);
    expect(after.left + after.coupons + held).toBe(5);
    seen.push(`${after.left} ${after.reservations} ${after.coupons}`);

    await sweepLater(face);
    const swept = await stateOf(templateId);
    expect(swept).toEqual({ left: 5 - swept.coupons, reservations: 0, coupons: swept.coupons });

    const retried = await claimCoupon(await contextOf(face, requestId), { templateId });
    expect(retried).toMatchObject({ ok: true, data: { templateId } });
    expect(await stateOf(templateId)).toEqual({ left: 4, reservations: 0, coupons: 1 });
  }
  // the crashes met each state that a claim goes through, the last one just before its answer
  expect(new Set(seen)).toEqual(new Set(['5 0 0', '4 1 0', '4 1 1', '4 0 1']));
});

test('a retry before the sweeper comes takes another piece, and the sweeper gives the first one back', async () => {
  const face = faces[20]!;
  const { _id: templateId } = await addTemplate(mall.deps.db, aTemplate('crashretry', { perMember: 1 }), 5);
  await claimCoupon(await contextOf(face, 'retry-early'), { templateId: 'tp_nothing' });
  for (let calls = 1; (await stateOf(templateId)).reservations === 0; calls += 1) {
    await claimCoupon(await contextOf(face, 'retry-early', { db: dyingAfter(mall.deps.db, calls) }), { templateId }).catch(error => {
      if (!(error instanceof Crash)) throw error;
    });
  }
  expect(await claimCoupon(await contextOf(face, 'retry-early'), { templateId })).toMatchObject({ ok: true });
  expect(await stateOf(templateId)).toEqual({ left: 3, reservations: 1, coupons: 1 });
  await sweepLater(face);
  expect(await stateOf(templateId)).toEqual({ left: 4, reservations: 0, coupons: 1 });
});

test('the sweeper leaves reservations alone that are younger than a function lives', async () => {
  const { db } = mall.deps;
  const { _id: templateId } = await addTemplate(db, aTemplate('crashyoung'), 4);
  const [shard] = await db.collection<StockShard>('stock_shards').find({ templateId });
  const young = { reservationId: 'rs_young', couponId: 'cp_none', memberId: 'mb_none', at: Date.now() };
  await db.collection<StockShard>('stock_shards').update(shard!._id, { left: 0, reservations: db.command.set([young]) });
  const context = await contextOf(faces[21]!, 'sweep-now', { now: Date.now() + RESERVATION_LIFE_MS - 5000 });
  await sweepReservations(context);
  expect(await stateOf(templateId)).toMatchObject({ left: 3, reservations: 1 });
  expect((await mall.deps.db.collection<StockShard>('stock_shards').get(shard!._id))!.reservations).toHaveLength(1);
});

test('two sweepers at once give a piece back once', async () => {
  const { db } = mall.deps;
  const { _id: templateId } = await addTemplate(db, aTemplate('crashtwice'), 4);
  const [shard] = await db.collection<StockShard>('stock_shards').find({ templateId });
  const old = { reservationId: 'rs_old', couponId: 'cp_none', memberId: 'mb_none', at: Date.now() };
  await db.collection<StockShard>('stock_shards').update(shard!._id, { left: 0, reservations: db.command.set([old]) });
  await Promise.all(Array.from({ length: 4 }, () => sweepLater(faces[21]!)));
  expect(await stateOf(templateId)).toEqual({ left: 4, reservations: 0, coupons: 0 });
});

test('a pack is given once, however often and however concurrently it is given', async () => {
  const face = faces[22]!;
  const templateIds = [aTemplate('packa'), aTemplate('packb'), aTemplate('packgone')].map(({ _id }) => _id);
  for (const key of ['packa', 'packb']) await addTemplate(mall.deps.db, aTemplate(key, { inCentre: false }), 10);
  await addTemplate(mall.deps.db, aTemplate('packgone', { inCentre: false }), 0);
  const give = async () => grantPack(await contextOf(face, 'pack'), { memberId: face.memberId, templateIds, source: 'welcome-pack' });
  const packs = await Promise.all([give(), give(), give()]);
  packs.push(await give());
  for (const pack of packs) {
    expect(pack.granted.map(({ templateId }) => templateId)).toEqual(['tp_packa', 'tp_packb']);
    expect(pack.soldOut).toEqual([{ templateId: 'tp_packgone', title: '优惠 packgone', worth: '满 300 元减 50 元' }]);
  }
  expect(await stateOf('tp_packa')).toEqual({ left: 9, reservations: 0, coupons: 1 });
});

test('a pack that is paused or over is not given', async () => {
  const face = faces[23]!;
  await addTemplate(mall.deps.db, aTemplate('packpaused', { inCentre: false, state: 'paused' }), 10);
  const pack = await grantPack(await contextOf(face, 'pack'), {
    memberId: face.memberId,
    templateIds: ['tp_packpaused', 'tp_unknown'],
    source: 'welcome-pack',
  });
  expect(pack).toMatchObject({ granted: [], soldOut: [{ templateId: 'tp_packpaused' }] });
});
