import fc from 'fast-check';
import { counts } from '../../../../tests/long';
import { GIFT_MS, isDueForRefund, lifeAt, live, receivedGift, type Life, type LifeEvent, type LifeRefusal } from './life';

const aLife = (over: Partial<Life> = {}): Life => ({ state: 'issued', holderId: 'mb_1', validFrom: 100, validUntil: 200, ...over });
const paid = { payerId: 'mb_0', paidFen: 27_000 };
const locked = aLife({ state: 'locked', lock: { by: 'ord_1', until: 180 } });
const giving = aLife({ state: 'giving', giftUntil: 180 });
const lock: LifeEvent = { kind: 'lock', by: 'ord_1', until: 180 };
const redeem: LifeEvent = { kind: 'redeem', redemptionId: 'rd_1' };

test.each<{ why: string; from?: Life; event: LifeEvent; now?: number; to: Partial<Life> }>([
  { why: 'an order holds it', event: lock, to: { state: 'locked', lock: { by: 'ord_1', until: 180 } } },
  { why: 'on its last instant', event: { ...lock, until: 201 }, now: 200, to: { state: 'locked' } },
  { why: 'on its first instant', event: lock, now: 100, to: { state: 'locked' } },
  {
    why: 'another order, once the first let go',
    from: locked,
    event: { kind: 'lock', by: 'ord_2', until: 199 },
    now: 180,
    to: { state: 'locked', lock: { by: 'ord_2', until: 199 } },
  },
  { why: 'the order gives it back', from: locked, event: { kind: 'unlock', by: 'ord_1' }, to: { state: 'issued', lock: undefined } },
  { why: 'nobody but the time gives it back', from: locked, event: { kind: 'unlock', by: undefined }, now: 180, to: { state: 'issued', lock: undefined } },
  { why: 'the timer gives it back', from: locked, event: { kind: 'unlock' }, now: 180, to: { state: 'issued', lock: undefined } },
  { why: 'used at once', event: redeem, to: { state: 'redeemed', redemptionId: 'rd_1' } },
  { why: 'used by the order that holds it', from: locked, event: { ...redeem, by: 'ord_1' }, to: { state: 'redeemed', lock: undefined } },
  {
    why: 'held in time, used when its own time is over',
    from: { ...locked, validUntil: 160 },
    event: { ...redeem, by: 'ord_1' },
    now: 170,
    to: { state: 'redeemed' },
  },
  { why: 'used by anybody, once the lock is over', from: locked, event: redeem, now: 180, to: { state: 'redeemed', lock: undefined } },
  {
    why: 'given back',
    from: aLife({ state: 'redeemed', redemptionId: 'rd_1' }),
    event: { kind: 'return', redemptionId: 'rd_1' },
    now: 999,
    to: { state: 'issued', redemptionId: undefined },
  },
  { why: 'over', event: { kind: 'expire' }, now: 201, to: { state: 'expired' } },
  {
    why: 'over, and so is its lock',
    from: { ...locked, lock: { by: 'ord_1', until: 201 } },
    event: { kind: 'expire' },
    now: 201,
    to: { state: 'expired', lock: undefined },
  },
  { why: 'voided with a reason', event: { kind: 'void', reason: '发错了' }, to: { state: 'voided', voidReason: '发错了' } },
  { why: 'voided while it is offered', from: giving, event: { kind: 'void', reason: '发错了' }, to: { state: 'voided', giftUntil: undefined } },
  { why: 'offered for a day', from: aLife({ validUntil: 100 + 2 * GIFT_MS }), event: { kind: 'give' }, to: { state: 'giving', giftUntil: 150 + GIFT_MS } },
  { why: 'offered until it is over itself', event: { kind: 'give' }, to: { state: 'giving', giftUntil: 201 } },
  {
    why: 'taken by a friend',
    from: giving,
    event: { kind: 'accept', memberId: 'mb_2' },
    now: 179,
    to: { state: 'given', givenTo: 'mb_2', giftUntil: undefined },
  },
  { why: 'taken back', from: giving, event: { kind: 'take-back', by: 'mb_1' }, to: { state: 'issued', giftUntil: undefined } },
  { why: 'nobody took it', from: giving, event: { kind: 'take-back' }, now: 180, to: { state: 'issued', giftUntil: undefined } },
  {
    why: 'refunded to who paid, whoever holds it',
    from: aLife({ paid }),
    event: { kind: 'refund' },
    to: { state: 'refunded', refund: { to: 'mb_0', amountFen: 27_000, at: 150 } },
  },
  { why: 'refunded before it is good', from: aLife({ paid }), event: { kind: 'refund' }, now: 1, to: { state: 'refunded' } },
  { why: 'refunded when it is over', from: aLife({ paid }), event: { kind: 'refund' }, now: 201, to: { state: 'refunded' } },
])('$event.kind at $now: $why', ({ from = aLife(), event, now = 150, to }) => {
  const result = live(from, event, now);
  expect(result).toMatchObject({ ok: true, data: to });
});

test.each<{ why: string; from?: Life; event: LifeEvent; now?: number; code: LifeRefusal }>([
  { why: 'not good yet', event: lock, now: 99, code: 'NOT_VALID_NOW' },
  { why: 'over', event: { ...lock, until: 300 }, now: 201, code: 'NOT_VALID_NOW' },
  { why: 'a lock that ends now', event: { ...lock, until: 150 }, code: 'LOCK_OVER_ALREADY' },
  { why: 'held already', from: locked, event: lock, now: 179, code: 'WRONG_STATE' },
  { why: 'not its lock', from: locked, event: { kind: 'unlock', by: 'ord_2' }, code: 'LOCKED_BY_ANOTHER' },
  { why: 'a lock that nobody signed', from: aLife({ state: 'locked' }), event: { kind: 'unlock', by: 'ord_1' }, code: 'LOCKED_BY_ANOTHER' },
  { why: 'nothing to let go', event: { kind: 'unlock', by: 'ord_1' }, code: 'WRONG_STATE' },
  { why: 'the timer comes too early', from: locked, event: { kind: 'unlock' }, now: 179, code: 'NOT_OVER_YET' },
  { why: 'the timer finds no lock', event: { kind: 'unlock' }, code: 'WRONG_STATE' },
  { why: 'held by an order, used at a counter', from: locked, event: redeem, code: 'LOCKED_BY_ANOTHER' },
  { why: 'held by an order, used by another', from: locked, event: { ...redeem, by: 'ord_2' }, code: 'LOCKED_BY_ANOTHER' },
  { why: 'not good yet', event: redeem, now: 99, code: 'NOT_VALID_NOW' },
  { why: 'over', event: redeem, now: 201, code: 'NOT_VALID_NOW' },
  { why: 'used before', from: aLife({ state: 'redeemed', redemptionId: 'rd_0' }), event: redeem, code: 'WRONG_STATE' },
  {
    why: 'another redemption',
    from: aLife({ state: 'redeemed', redemptionId: 'rd_0' }),
    event: { kind: 'return', redemptionId: 'rd_1' },
    code: 'OTHER_REDEMPTION',
  },
  { why: 'never used', event: { kind: 'return', redemptionId: 'rd_1' }, code: 'WRONG_STATE' },
  { why: 'its last instant', event: { kind: 'expire' }, now: 200, code: 'NOT_OVER_YET' },
  { why: 'what was paid is refunded', from: aLife({ paid }), event: { kind: 'expire' }, now: 201, code: 'WAS_PAID' },
  { why: 'without a reason', event: { kind: 'void', reason: ' ' }, code: 'REASON_MISSING' },
  { why: 'what was paid is refunded', from: aLife({ paid }), event: { kind: 'void', reason: '发错了' }, code: 'WAS_PAID' },
  { why: 'held by an order', from: locked, event: { kind: 'void', reason: '发错了' }, code: 'WRONG_STATE' },
  { why: 'over', event: { kind: 'give' }, now: 201, code: 'NOT_VALID_NOW' },
  { why: 'to herself', from: giving, event: { kind: 'accept', memberId: 'mb_1' }, code: 'OWN_GIFT' },
  { why: 'a day later', from: giving, event: { kind: 'accept', memberId: 'mb_2' }, now: 180, code: 'WRONG_STATE' },
  { why: 'not hers', from: giving, event: { kind: 'take-back', by: 'mb_2' }, code: 'NOT_HERS' },
  { why: 'the timer comes too early', from: giving, event: { kind: 'take-back' }, now: 179, code: 'NOT_OVER_YET' },
  { why: 'the timer finds no gift', from: locked, event: { kind: 'take-back' }, now: 180, code: 'WRONG_STATE' },
  { why: 'it cost nothing', event: { kind: 'refund' }, code: 'WAS_NOT_PAID' },
  { why: 'used', from: aLife({ paid, state: 'redeemed', redemptionId: 'rd_1' }), event: { kind: 'refund' }, code: 'WRONG_STATE' },
  { why: 'offered to a friend', from: { ...giving, paid }, event: { kind: 'refund' }, code: 'WRONG_STATE' },
  { why: "given: the friend's piece is refunded", from: aLife({ paid, state: 'given', givenTo: 'mb_2' }), event: { kind: 'refund' }, code: 'WRONG_STATE' },
])('$event.kind at $now is refused, $code: $why', ({ from = aLife(), event, now = 150, code }) => {
  expect(live(from, event, now)).toEqual({ ok: false, code });
});

test('a friend gets a piece of her own, with the same window and the same payer', () => {
  const given = aLife({ paid, state: 'given', givenTo: 'mb_2', redemptionId: undefined });
  expect(receivedGift(given)).toEqual({ state: 'issued', holderId: 'mb_2', validFrom: 100, validUntil: 200, paid });
  expect(() => receivedGift(aLife())).toThrow('a coupon that is issued was given to nobody');
  expect(() => receivedGift(aLife({ state: 'given' }))).toThrow('given to nobody');
  expect(() => receivedGift(aLife({ state: 'issued', givenTo: 'mb_2' }))).toThrow('given to nobody');
});

test.each<{ why: string; coupon: Life; now: number; due: boolean }>([
  { why: 'over and unused', coupon: aLife({ paid }), now: 201, due: true },
  { why: 'its last instant', coupon: aLife({ paid }), now: 200, due: false },
  { why: 'it cost nothing', coupon: aLife(), now: 201, due: false },
  { why: 'an order holds it', coupon: { ...locked, paid, lock: { by: 'ord_1', until: 202 } }, now: 201, due: false },
  { why: 'the order let go', coupon: { ...locked, paid, lock: { by: 'ord_1', until: 201 } }, now: 201, due: true },
  { why: 'nobody took the gift', coupon: { ...giving, paid, giftUntil: 201 }, now: 201, due: true },
  { why: 'used', coupon: aLife({ paid, state: 'redeemed' }), now: 201, due: false },
])('refunded by itself: $why → $due', ({ coupon, now, due }) => {
  expect(isDueForRefund(coupon, now)).toBe(due);
});

test('time alone changes nothing but what is over', () => {
  const issued = aLife();
  expect(lifeAt(issued, 10 ** 9)).toBe(issued);
  expect(lifeAt(locked, 179)).toBe(locked);
  expect(lifeAt(locked, 180)).toEqual(aLife({ lock: undefined, giftUntil: undefined }));
});

// --- random walks against books that a person would keep: one word for where the piece is, and until when
const member = fc.constantFrom('mb_1', 'mb_2');
const order = fc.constantFrom('ord_1', 'ord_2');
const events: fc.Arbitrary<LifeEvent> = fc.oneof(
  fc.record({ kind: fc.constant('lock' as const), by: order, until: fc.integer({ min: 0, max: 260 }) }),
  fc.record({ kind: fc.constant('unlock' as const), by: fc.option(order, { nil: undefined }) }),
  fc.record({ kind: fc.constant('redeem' as const), redemptionId: fc.constantFrom('rd_1', 'rd_2'), by: fc.option(order, { nil: undefined }) }),
  fc.record({ kind: fc.constant('return' as const), redemptionId: fc.constantFrom('rd_1', 'rd_2') }),
  fc.constant<LifeEvent>({ kind: 'expire' }),
  fc.constant<LifeEvent>({ kind: 'void', reason: '发错了' }),
  fc.constant<LifeEvent>({ kind: 'give' }),
  fc.record({ kind: fc.constant('accept' as const), memberId: member }),
  fc.record({ kind: fc.constant('take-back' as const), by: fc.option(member, { nil: undefined }) }),
  fc.constant<LifeEvent>({ kind: 'refund' }),
);
const walk = fc.array(fc.record({ event: events, wait: fc.integer({ min: 0, max: 12 }) }), { maxLength: 40 });

type Books = { place: 'wallet' | 'held' | 'offered' | 'used' | 'gone'; by?: string; until?: number; ends: string[] };

/** What may happen, told anew without a table: the wallet's owner, whoever holds it, and the clock. */
const keep = (books: Books, event: LifeEvent, now: number, wasPaid: boolean): boolean => {
  const over = books.until !== undefined && now >= books.until;
  const inWallet = books.place === 'wallet' || (over && books.place !== 'used');
  const good = now >= 100 && now <= 200;
  const move = (allowed: boolean, to: Omit<Books, 'ends'>, end?: string): boolean => {
    if (!allowed) return false;
    Object.assign(books, { by: undefined, until: undefined }, to);
    if (end) books.ends.push(end);
    return true;
  };
  if (books.place === 'gone') return false;
  switch (event.kind) {
    case 'lock':
      return move(inWallet && good && event.until > now, { place: 'held', by: event.by, until: event.until });
    case 'unlock':
      return move(books.place === 'held' && (event.by === undefined ? over : !over && event.by === books.by), { place: 'wallet' });
    case 'redeem':
      return move(inWallet ? good : books.place === 'held' && event.by === books.by, { place: 'used', by: event.redemptionId });
    case 'return':
      return move(books.place === 'used' && event.redemptionId === books.by, { place: 'wallet' });
    case 'expire':
      return move(inWallet && now > 200 && !wasPaid, { place: 'gone' }, 'expired');
    case 'void':
      return move((inWallet || books.place === 'offered') && !wasPaid, { place: 'gone' }, 'voided');
    case 'give':
      return move(inWallet && good, { place: 'offered', until: 201 });
    case 'accept':
      return move(books.place === 'offered' && !over && event.memberId !== 'mb_1', { place: 'gone' }, 'given');
    case 'take-back':
      return move(books.place === 'offered' && (event.by === undefined ? over : !over && event.by === 'mb_1'), { place: 'wallet' });
    case 'refund':
      return move(inWallet && wasPaid, { place: 'gone' }, 'refunded');
  }
};

test('model: whatever happens in whatever order, a coupon does what its books say', () => {
  fc.assert(
    fc.property(walk, fc.boolean(), (steps, wasPaid) => {
      let life = aLife(wasPaid ? { paid } : {});
      const books: Books = { place: 'wallet', ends: [] };
      let now = 90;
      for (const { event, wait } of steps) {
        now += wait;
        const result = live(life, event, now);
        expect([event, now, result.ok]).toEqual([event, now, keep(books, event, now, wasPaid)]);
        if (!result.ok) continue;
        life = result.data;
        // never two ends, money only back to who paid it, and a lock only while it is locked
        expect(books.ends.length).toBeLessThanOrEqual(1);
        expect(life.state === 'refunded').toBe(life.refund !== undefined);
        if (life.refund) expect(life.refund).toMatchObject({ to: 'mb_0', amountFen: 27_000 });
        expect(life.lock !== undefined).toBe(life.state === 'locked');
        expect(life.giftUntil !== undefined).toBe(life.state === 'giving');
        expect(life.redemptionId !== undefined).toBe(life.state === 'redeemed');
      }
    }),
    { numRuns: counts.ruleRuns },
  );
});

test('model: a voucher goes through any hands, and its money never to anybody but who paid it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('mb_1', 'mb_2', 'mb_3'), { maxLength: 8 }), friends => {
      let life = aLife({ paid });
      for (const friend of friends) {
        const offered = live(life, { kind: 'give' }, 150);
        const taken = offered.ok ? live(offered.data, { kind: 'accept', memberId: friend }, 151) : offered;
        if (taken.ok) life = receivedGift(taken.data);
      }
      expect(live(life, { kind: 'refund' }, 300)).toMatchObject({ ok: true, data: { refund: { to: 'mb_0', amountFen: 27_000, at: 300 } } });
    }),
    { numRuns: counts.ruleRuns },
  );
});
