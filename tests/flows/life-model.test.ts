import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '@core/domain/calendar';
import { lifeAt, live, receivedGift, type Life, type LifeEvent } from '@core/domain/coupon/life/life';
import { ok } from '@core/domain/result';
import type { MemberContext } from '@server/context';
import { expireOverdue, redeemCoupon, returnCoupon } from '@server/modules/coupon/service';
import { toLife, type Coupon } from '@server/modules/coupon/documents';
import { giveCoupon, takeBack } from '@server/modules/coupon/gift';
import { acceptGift } from '@server/modules/coupon/gift-accept';
import { lockCoupon, unlockCoupons } from '@server/modules/coupon/lock';
import { endUnused } from '@server/modules/recall/void';
import { refundOver } from '@server/modules/voucher/service';
import { refundPiece } from '@server/modules/voucher/refund';
import { counts } from '../long';
import { startMall, type Mall } from './harness';
import { boughtVoucher } from './support/life-samples';
import { addTemplate, aTemplate } from './support/mall';

/*
 * Random lives of real coupons in the store, beside the pure rules of `core/domain/coupon/life/life.ts`: whatever happens in
 * whatever order, the store refuses what the rules refuse, and holds what they say.
 */
let mall: Mall;
let people: Awaited<ReturnType<Mall['member']>>[];
let members: any[];
let made = 0;
beforeAll(async () => {
  mall = await startMall();
  people = await Promise.all([mall.member(), mall.member(), mall.member()]);
  members = await Promise.all(people.map(({ memberId }) => mall.deps.db.collection('members').get(memberId)));
}, 60_000);
afterAll(() => mall?.close());

/** What came to pass at least once: a walk on which nothing can happen proves nothing. */
const seen = new Set<string>();

type Model = { life: Life; now: number };
type Real = { couponId: string; giftId?: string };

const coupons = () => mall.deps.db.collection<Coupon>('coupons');
const contextOf = (memberId: string, now: number): MemberContext => {
  const at = members.findIndex(({ _id }) => _id === memberId);
  const deps = { ...mall.deps, now: () => now };
  return { deps, now, action: 'model', requestId: mall.newRequest(), bodyHash: '', login: { openid: people[at]!.openid }, member: members[at] };
};
const command = () => mall.deps.db.command;
const isValid = ({ validFrom, validUntil }: Life, now: number): boolean => validFrom <= now && now <= validUntil;

/** Does it for real; true when it happened. The window is asked by the bill, before a coupon is locked or used. */
const really = async (event: LifeEvent, model: Model, real: Real): Promise<boolean> => {
  const { now } = model;
  const { holderId } = model.life;
  const mine = { couponId: real.couponId, memberId: holderId, now };
  const work = { deps: { ...mall.deps, now: () => now }, now };
  const inside = async (change: Parameters<typeof mall.deps.transact<unknown, any>>[0]): Promise<boolean> =>
    (await mall.deps.transact<unknown, any>(change)).ok;
  switch (event.kind) {
    case 'lock':
      return inside(async tx =>
        (await lockCoupon(tx, command(), { ...mine, by: event.by, until: event.until, place: '柜台' })) ? ok(null) : { ok: false, code: 'NO' },
      );
    case 'unlock': {
      const before = (await coupons().get(real.couponId))!.state;
      await inside(async tx => ok(await unlockCoupons(tx, command(), [real.couponId], event.by!)));
      return before !== (await coupons().get(real.couponId))!.state;
    }
    case 'redeem':
      return inside(async tx => {
        const use = { ...mine, redemptionId: event.redemptionId, counterName: '柜台', heldBy: event.by };
        return (await redeemCoupon(tx, command(), use)) ? ok(null) : { ok: false, code: 'NO' };
      });
    case 'return':
      return inside(async tx => ok(await returnCoupon(tx, command(), { couponId: real.couponId, redemptionId: event.redemptionId }))).catch(() => false);
    case 'expire': {
      await expireOverdue(mall.deps.db, now, 500);
      return (await coupons().get(real.couponId))!.state === 'expired';
    }
    case 'void':
      return inside(tx => endUnused(work, tx, real.couponId, event.reason));
    case 'give': {
      const given = await giveCoupon(contextOf(holderId, now), { couponId: real.couponId });
      if (given.ok) real.giftId = given.data.giftId;
      return given.ok;
    }
    case 'accept': {
      if (real.giftId === undefined) return false;
      const taken = await acceptGift(contextOf(event.memberId, now), { giftId: real.giftId });
      if (taken.ok) real.couponId = taken.data.couponId;
      return taken.ok;
    }
    case 'take-back':
      return (await takeBack(contextOf(event.by!, now), { couponId: real.couponId })).ok;
    case 'refund': {
      if (now > model.life.validUntil) await refundOver(work, 100);
      else await inside(async tx => refundPiece(work, tx, (await tx.collection<Coupon>('coupons').get(real.couponId))!));
      return (await coupons().get(real.couponId))!.state === 'refunded';
    }
  }
};

/** What a real step is allowed to be asked; outside of it the step has no meaning here. */
const makesSense = ({ life, now }: Model, event: LifeEvent): boolean => {
  const today = lifeAt(life, now);
  if (event.kind === 'lock') return isValid(life, now) && event.until > now;
  if (event.kind === 'redeem') return isValid(life, now) || (today.lock !== undefined && today.lock.by === event.by);
  // nothing offered any more is what she wanted; the rule calls it a wrong state
  if (event.kind === 'take-back') return today.state === 'giving' && event.by === life.holderId;
  // whoever held it may tidy a lock away that is over; to the rules there is nothing left to let go
  if (event.kind === 'unlock') return life.state !== 'locked' || today.state === 'locked';
  // what was paid is refunded instead; its own step
  if (event.kind === 'void') return life.paid === undefined;
  // the job asks only what is over
  if (event.kind === 'expire' || event.kind === 'refund') return today.state !== 'expired' && today.state !== 'refunded';
  if (event.kind === 'accept') return event.memberId !== life.holderId;
  // a gift that waits answers its link again
  if (event.kind === 'give') return today.state !== 'giving';
  return true;
};

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly make: (model: Model) => LifeEvent,
    private readonly waitMs: number,
  ) {}
  check = (model: Readonly<Model>): boolean => makesSense({ ...model, now: model.now + this.waitMs }, this.make({ ...model, now: model.now + this.waitMs }));
  run = async (model: Model, real: Real): Promise<void> => {
    model.now += this.waitMs;
    const event = this.make(model);
    const expected = live(model.life, event, model.now);
    const happened = await really(event, model, real);
    expect([event, model.now, happened]).toEqual([event, model.now, expected.ok]);
    if (happened) seen.add(event.kind);
    if (expected.ok) model.life = expected.data.state === 'given' ? receivedGift(expected.data) : expected.data;
    const stored = toLife((await coupons().get(real.couponId))!);
    const [is, should] = [lifeAt(stored, model.now), lifeAt(model.life, model.now)];
    expect([event.kind, is.state, is.holderId]).toEqual([event.kind, should.state, should.holderId]);
    expect([is.redemptionId, is.giftUntil, is.lock?.by, is.refund?.to]).toEqual([should.redemptionId, should.giftUntil, should.lock?.by, should.refund?.to]);
  };
  toString = (): string => `${this.make({ life: {} as Life, now: 0 }).kind} after ${this.waitMs} ms`;
}

const who = fc.constantFrom('bill_1', 'bill_2');
type Maker = (model: Model) => LifeEvent;
/** Ends are rare, so that walks get somewhere first. */
const often = (arbitrary: fc.Arbitrary<Maker>) => ({ arbitrary, weight: 4 });
const rarely = (arbitrary: fc.Arbitrary<Maker>) => ({ arbitrary, weight: 1 });
const makers: fc.Arbitrary<Maker> = fc.oneof(
  often(fc.tuple(who, fc.integer({ min: 1, max: 90 })).map(([by, minutes]): Maker => ({ now }) => ({ kind: 'lock', by, until: now + minutes * MINUTE_MS }))),
  often(who.map((by): Maker => () => ({ kind: 'unlock', by }))),
  often(fc.option(who, { nil: undefined }).map((by): Maker => () => ({ kind: 'redeem', redemptionId: 'rd_model', by }))),
  often(fc.constantFrom('rd_model', 'rd_model', 'rd_other').map((redemptionId): Maker => () => ({ kind: 'return', redemptionId }))),
  often(fc.constant<Maker>(() => ({ kind: 'expire' }))),
  rarely(fc.constant<Maker>(() => ({ kind: 'void', reason: '试' }))),
  often(fc.constant<Maker>(() => ({ kind: 'give' }))),
  often(fc.integer({ min: 0, max: 2 }).map((n): Maker => () => ({ kind: 'accept', memberId: members[n]._id }))),
  often(fc.constant<Maker>(({ life }) => ({ kind: 'take-back', by: life.holderId }))),
  rarely(fc.constant<Maker>(() => ({ kind: 'refund' }))),
);
const waits = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 * MINUTE_MS }), fc.constantFrom(0, 0, DAY_MS));
const walks = fc.commands([fc.tuple(makers, waits).map(([make, wait]) => new Step(make, wait))], { maxCommands: 30, size: 'max' });

const at = (make: Maker, waitMs = 0): Step => new Step(make, waitMs);
const lastSteps: Readonly<Record<string, Step>> = {
  expire: at(() => ({ kind: 'expire' }), 2 * DAY_MS),
  void: at(() => ({ kind: 'void', reason: '试' })),
  refund: at(() => ({ kind: 'refund' })),
};
/** Every step once, whatever chance brings besides. */
const tourTo = (end: string): Step[] => [
  at(({ now }) => ({ kind: 'lock', by: 'bill_1', until: now + 30 * MINUTE_MS })),
  at(() => ({ kind: 'unlock', by: 'bill_1' })),
  at(() => ({ kind: 'redeem', redemptionId: 'rd_model', by: undefined })),
  at(() => ({ kind: 'return', redemptionId: 'rd_model' })),
  at(() => ({ kind: 'give' })),
  at(({ life }) => ({ kind: 'take-back', by: life.holderId })),
  at(() => ({ kind: 'give' })),
  at(({ life }) => ({ kind: 'accept', memberId: members.find(({ _id }) => _id !== life.holderId)!._id })),
  lastSteps[end]!,
];

const freeCoupon = async (): Promise<string> => {
  made += 1;
  const templateId = (await addTemplate(mall.deps.db, aTemplate(`model${made}`, { perMember: 100, validity: { kind: 'relative', days: 1 } })))._id;
  return (await mall.ask('consumer', people[0]!, 'coupon.claim', { templateId })).couponId;
};

// the rules alone are walked as often as any rule; here each step is a call or two of the functions
const RUNS = Math.max(50, Math.floor(counts.ruleRuns / 50));
// what hangs is ended; the long count takes minutes
const MOST_MS = 600_000 + RUNS * 1_000;

test.each([
  { what: 'a free coupon', make: freeCoupon, ends: ['expire', 'void'] },
  { what: 'a paid voucher', make: () => boughtVoucher(mall, people[0]!), ends: ['refund'] },
])(
  'model: $what in the store lives as the rules say',
  async ({ make, ends }) => {
    seen.clear();
    const walk = async (steps: Iterable<fc.AsyncCommand<Model, Real>>): Promise<void> => {
      const couponId = await make();
      // more friends than a limit lets pass would end every walk early
      const { templateId, ...coupon } = (await coupons().get(couponId))!;
      await mall.deps.db.collection('templates').update(templateId, { perMember: 1000 });
      const life = toLife({ templateId, ...coupon });
      await fc.asyncModelRun(() => ({ model: { life, now: Date.now() }, real: { couponId } }), steps);
    };
    await fc.assert(fc.asyncProperty(walks, walk), { numRuns: RUNS });
    for (const end of ends) await walk(tourTo(end));
    expect([...seen].sort()).toEqual(['lock', 'unlock', 'redeem', 'return', 'give', 'accept', 'take-back', ...ends].sort());
  },
  MOST_MS,
);
