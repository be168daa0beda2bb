import type { QuoteAnswer } from '@core/contracts/bill';
import { changeText } from './messages';
import {
  BEST,
  carryOver,
  changesBetween,
  exactly,
  giftsOf,
  outcomeOf,
  stillFitting,
  ticked,
  toggle,
  type Choice,
  type Outcome,
} from './choice';

const part = (couponId: string, savedFen: number) => ({ couponId, title: couponId, savedFen, lines: [] });
const quoted = (over: Partial<QuoteAnswer> = {}): QuoteAnswer => ({
  subtotalFen: 30_000,
  fits: [],
  misfits: [],
  best: {
    couponIds: ['cp_a', 'cp_b'],
    savedFen: 8_000,
    payFen: 22_000,
    coupons: [part('cp_a', 5_000), part('cp_b', 3_000)],
  },
  ...over,
});
const mine = (...couponIds: string[]): Choice => ({ kind: 'mine', couponIds });

describe('choosing coupons', () => {
  test('the best combination is ticked until the guide picks otherwise', () => {
    expect(ticked(quoted(), BEST)).toEqual(['cp_a', 'cp_b']);
  });

  test.each([
    [BEST, 'cp_b', mine('cp_a'), 'unticking leaves the rest'],
    [BEST, 'cp_c', mine('cp_a', 'cp_b', 'cp_c'), 'ticking adds to the best'],
    [mine('cp_a'), 'cp_b', BEST, 'back to the best set is the best again'],
    [mine('cp_b'), 'cp_a', BEST, 'in whatever order'],
    [mine('cp_a'), 'cp_a', mine(), 'none at all is a pick too'],
  ])('%j then %s → %j (%s)', (before, couponId, after) =>
    expect(toggle(quoted(), before, couponId)).toEqual(after),
  );

  test('one that clashes with the best takes the place of what goes for it; what can stay stays', () => {
    const swap = { couponIds: ['cp_c', 'cp_b'], gone: ['cp_a'], lessFen: 1_000 };
    const fits = [{ coupon: { couponId: 'cp_c' }, savesFen: 1, swap }] as QuoteAnswer['fits'];
    expect(toggle(quoted({ fits }), BEST, 'cp_c')).toEqual(mine('cp_c', 'cp_b'));
    expect(toggle(quoted({ fits }), mine('cp_a'), 'cp_c')).toEqual(mine('cp_a', 'cp_c'));
  });

  test('only one coupon', () => {
    expect(exactly(quoted(), ['cp_a'])).toEqual(mine('cp_a'));
    const single = quoted({ best: { couponIds: ['cp_a'], savedFen: 1, payFen: 2, coupons: [] } });
    expect(exactly(single, ['cp_a'])).toEqual(BEST);
  });
});

describe('following a quote', () => {
  const fit = (couponId: string) => ({ coupon: { couponId }, savesFen: 1 }) as QuoteAnswer['fits'][number];
  const quote = quoted({ fits: [fit('cp_a'), fit('cp_c')] });

  test.each([
    [BEST, BEST, 'the best is whatever the quote says'],
    [mine('cp_a', 'cp_c'), mine('cp_a', 'cp_c'), 'all of it still fits'],
    [mine('cp_a', 'cp_x'), mine('cp_a'), 'what does not fit any more goes'],
    [mine('cp_x'), BEST, 'nothing is left of it'],
    [mine(), mine(), 'none at all stays none'],
  ])('%j → %j (%s)', (before, after) => expect(stillFitting(quote, before, BEST)).toEqual(after));

  test.each([
    [['cp_a'], BEST, 'the best has it anyway'],
    [['cp_t'], mine('cp_t'), 'a tap is never undone by an amount'],
  ])('ticked before anything was bought: %j → %j (%s)', (couponIds, after) =>
    expect(carryOver(quote, couponIds)).toEqual(after),
  );
});

describe('what the choice comes to', () => {
  const chosen = { couponIds: ['cp_b'], savedFen: 3_000, payFen: 27_000, coupons: [part('cp_b', 3_000)] };

  test('the best pays what the quote says', () => {
    expect(outcomeOf(quoted(), BEST)).toMatchObject({
      savedFen: 8_000,
      payFen: 22_000,
      couponIds: ['cp_a', 'cp_b'],
    });
  });
  test('no coupon pays the bill', () => {
    expect(outcomeOf(quoted(), mine())).toEqual({ couponIds: [], savedFen: 0, payFen: 30_000, coupons: [] });
  });
  test('a pick pays what the quote made for it says', () => {
    expect(outcomeOf(quoted({ chosen }), mine('cp_b'))).toMatchObject({ payFen: 27_000 });
  });
  test('a quote made for another pick says nothing about this one', () => {
    expect(outcomeOf(quoted({ chosen }), mine('cp_a'))).toBeUndefined();
    expect(outcomeOf(quoted(), mine('cp_a'))).toBeUndefined();
  });
});

test('what is handed over has a name', () => {
  const tea = { couponId: 'cp_t', title: 't', gift: '乌龙一杯', savedFen: 0 };
  const before = { couponIds: [], savedFen: 0, payFen: 1, coupons: [] };
  const after = { ...before, couponIds: ['cp_t'], coupons: [tea] };
  expect([giftsOf(before), giftsOf(after)]).toEqual([[], ['乌龙一杯']]);
  const [change] = changesBetween(before, after);
  expect(changeText(change!, String)).toBe('加上「t」，兑换 乌龙一杯');
});

describe('what changed between the screen and now', () => {
  const outcome = (payFen: number, ...coupons: [string, number][]): Outcome => ({
    couponIds: coupons.map(([couponId]) => couponId),
    savedFen: 0,
    payFen,
    coupons: coupons.map(([couponId, savedFen]) => ({ couponId, title: couponId, savedFen })),
  });
  test('nothing', () => expect(changesBetween(outcome(1, ['a', 2]), outcome(1, ['a', 2]))).toEqual([]));
  test('the amount first, then coupons that went, changed and came', () => {
    expect(
      changesBetween(
        outcome(22_000, ['a', 5_000], ['b', 3_000]),
        outcome(26_000, ['b', 2_000], ['c', 2_000]),
      ),
    ).toEqual([
      { kind: 'pay', fromFen: 22_000, toFen: 26_000 },
      { kind: 'gone', title: 'a' },
      { kind: 'saves', title: 'b', fromFen: 3_000, toFen: 2_000 },
      { kind: 'new', title: 'c', savedFen: 2_000 },
    ]);
  });
});
