import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import { AT, coupon, dryRun, line } from './support/dry-runs';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall));
}, 60_000);
afterAll(() => mall?.close());

const run = (over: object = {}) => dryRun(till, over);

test('lines, what each coupon took off each, what is saved and paid', async () => {
  const answer = await run({
    coupons: [coupon('brand', { issuer: 'brand', brandId: 'A', benefit: { kind: 'percent-off', offBp: 1000 } }), coupon('mall', { thresholdFen: 30_000 })],
  });
  expect(answer).toEqual({
    subtotalFen: 60_000,
    freightFen: 0,
    fits: [
      { couponId: 'brand', savesFen: 6_000 },
      { couponId: 'mall', savesFen: 5_000 },
    ],
    misfits: [],
    best: {
      couponIds: ['brand', 'mall'],
      savedFen: 11_000,
      payFen: 49_000,
      coupons: [
        {
          couponId: 'brand',
          title: '',
          savedFen: 6_000,
          lines: [
            { lineId: '1', savedFen: 4_000 },
            { lineId: '2', savedFen: 2_000 },
          ],
        },
        {
          couponId: 'mall',
          title: '',
          savedFen: 5_000,
          lines: [
            { lineId: '1', savedFen: 3_333 },
            { lineId: '2', savedFen: 1_667 },
          ],
        },
      ],
      lines: [
        { lineId: '1', amountFen: 40_000, savedFen: 7_333, payFen: 32_667 },
        { lineId: '2', amountFen: 20_000, savedFen: 3_667, payFen: 16_333 },
      ],
      freight: { amountFen: 0, savedFen: 0, payFen: 0 },
      settlement: [
        { couponId: 'brand', bearer: 'mall', amountFen: 6_000 },
        { couponId: 'mall', bearer: 'mall', amountFen: 5_000 },
      ],
    },
  });
});

test.each<{ why: string; template: object; bill?: object; over?: object; code: string; facts?: object }>([
  { why: 'below its threshold', template: { thresholdFen: 70_000 }, code: 'BELOW_THRESHOLD', facts: { thresholdFen: 70_000, eligibleFen: 60_000 } },
  { why: 'another brand', template: { scope: { include: [{ kind: 'brands', ids: ['B'] }] } }, code: 'NOT_IN_SCOPE' },
  { why: 'its category is left out', template: { scope: { exclude: [{ kind: 'categories', ids: ['clothes'] }] } }, code: 'NOT_IN_SCOPE' },
  { why: 'a product that was not bought', template: { scope: { include: [{ kind: 'products', ids: ['p9'] }] } }, code: 'NOT_IN_SCOPE' },
  { why: 'another counter', template: { counterIds: ['D'] }, code: 'WRONG_COUNTER' },
  { why: 'online only', template: { channel: 'online' }, code: 'WRONG_CHANNEL' },
  { why: 'gold and above', template: { conditions: [{ code: 'tier', atLeast: 'gold' }] }, code: 'TIER_TOO_LOW', facts: { atLeast: 'gold' } },
  { why: 'who carries a tag', template: { conditions: [{ code: 'tag', anyOf: ['vip'] }] }, code: 'TAG_MISSING', facts: { anyOf: ['vip'] } },
  { why: 'new members', template: { conditions: [{ code: 'new-member', withinDays: 7 }] }, code: 'NEW_MEMBERS_ONLY' },
  { why: 'Saturdays, and it is Friday there', template: { conditions: [{ code: 'weekdays', days: [6] }] }, code: 'WRONG_WEEKDAY' },
  { why: 'mornings, and it is noon there', template: { conditions: [{ code: 'hours', fromMinute: 480, untilMinute: 720 }] }, code: 'WRONG_HOUR' },
  { why: 'of just one tier', template: { conditions: [{ code: 'tiers', anyOf: ['gold'] }] }, code: 'WRONG_TIER', facts: { anyOf: ['gold'] } },
  {
    why: 'at one of several times',
    template: {
      conditions: [
        {
          code: 'times',
          anyOf: [
            { days: [4], fromMinute: 660, untilMinute: 840 },
            { fromMinute: 1320, untilMinute: 120 },
          ],
        },
      ],
    },
    code: 'WRONG_TIME',
  },
  { why: 'off the freight, and there is none', template: { benefit: { kind: 'freight' } }, code: 'NO_FREIGHT' },
  { why: 'not yet valid', template: {}, over: { validFrom: AT + 1 }, code: 'NOT_YET_VALID', facts: { validFrom: AT + 1 } },
  { why: 'over', template: {}, over: { validUntil: AT - 1 }, code: 'EXPIRED', facts: { validUntil: AT - 1 } },
])('a misfit says why, with its facts: $why', async ({ template, bill = {}, over, code, facts = {} }) => {
  const answer = await run({ coupons: [coupon('k', template, over)], ...bill });
  expect(answer.misfits).toMatchObject([{ couponId: 'k', code, message: expect.stringMatching(/[一-鿿]/), facts }]);
  expect(answer.best).toMatchObject({ couponIds: [], savedFen: 0, payFen: 60_000 });
});

test('freight comes last and is told apart from the lines', async () => {
  const answer = await run({ freightFen: 1_200, channel: 'online', coupons: [coupon('f', { benefit: { kind: 'freight', capFen: 1_000 } }), coupon('m')] });
  expect(answer).toMatchObject({
    freightFen: 1_200,
    best: { couponIds: ['m', 'f'], savedFen: 6_000, payFen: 55_200, freight: { amountFen: 1_200, savedFen: 1_000, payFen: 200 } },
  });
});

test('a given set is applied as it is, or the first that does not go is named', async () => {
  const coupons = [coupon('a', { class: 'same' }), coupon('b', { class: 'same', benefit: { kind: 'cash-off', offFen: 1_000 } })];
  expect(await run({ coupons, couponIds: ['b'] })).toMatchObject({ best: { couponIds: ['a'] }, chosen: { couponIds: ['b'], savedFen: 1_000 } });
  const clash = await run({ coupons, couponIds: ['a', 'b'] });
  expect(clash.chosenRefusal).toMatchObject({
    couponId: 'b',
    code: 'DOES_NOT_COMBINE',
    facts: { why: 'class', withCouponId: 'a' },
    message: '与另一张券同类，每单只能用一张',
  });
  expect(clash.chosen).toBeUndefined();
});

describe('what the counter hands out', () => {
  const gift = (template: object = {}) => coupon('g', { benefit: { kind: 'exchange', gift: '茶' }, ...template });
  const forB = { scope: { include: [{ kind: 'brands', ids: ['B'] }] } };

  test.each<{ why: string; over: object; fits: boolean }>([
    { why: 'a gift without a purchase', over: { lines: [], coupons: [gift()] }, fits: true },
    {
      why: 'for one product: nobody knows which the counter has',
      over: { coupons: [gift({ scope: { include: [{ kind: 'products', ids: ['p1'] }] } })] },
      fits: true,
    },
    { why: 'with a threshold it needs a purchase', over: { lines: [], coupons: [gift({ thresholdFen: 1 })] }, fits: false },
    { why: 'of brand B, and only A is on the bill', over: { coupons: [gift(forB)] }, fits: false },
    { why: 'of brand B, and the counter has it', over: { coupons: [gift(forB)], goods: [{ brandId: 'B', categoryPath: [] }] }, fits: true },
    { why: 'of brand B on an empty bill, said of nothing', over: { lines: [], coupons: [gift(forB)] }, fits: false },
    { why: 'nothing at all is handed out here', over: { coupons: [gift()], goods: [] }, fits: false },
  ])('$why → $fits', async ({ over, fits }) => {
    const answer = await run(over);
    expect(answer.best.couponIds).toEqual(fits ? ['g'] : []);
    expect(answer.fits).toHaveLength(fits ? 1 : 0);
  });
});

test("a brand's own coupon is for that brand's goods, also where nobody has said so", async () => {
  const own = (template: object = {}) => [coupon('own', { issuer: 'brand', brandId: 'B', ...template })];
  expect((await run({ coupons: own() })).misfits).toMatchObject([{ code: 'NOT_IN_SCOPE' }]);
  const lines = [line('1', 40_000), line('2', 20_000, { brandId: 'B' })];
  expect((await run({ lines, coupons: own() })).best.coupons[0].lines).toEqual([{ lineId: '2', savedFen: 5_000 }]);
  const both = { scope: { include: [{ kind: 'brands', ids: ['A', 'B'] }] } };
  expect((await run({ lines, coupons: own(both) })).best.coupons[0].lines).toHaveLength(2);
});

test('a brand, or a category', async () => {
  const scope = { anyOf: [[{ kind: 'brands', ids: ['B'] }], [{ kind: 'categories', ids: ['tea'] }]] };
  const lines = [line('1', 40_000), line('2', 20_000, { brandId: 'B' }), line('3', 10_000, { categoryPath: ['tea'] })];
  const { best } = await run({ lines, coupons: [coupon('k', { scope })] });
  expect(best.coupons[0].lines.map((one: any) => one.lineId)).toEqual(['2', '3']);
});

test('lines sold at several counters: each counts where it was sold', async () => {
  const lines = [line('1', 40_000), line('2', 20_000, { counterId: 'D', storeId: 'S2' })];
  const at = async (template: object) => (await run({ lines, coupons: [coupon('k', template)] })).best.coupons[0]?.lines.map((one: any) => one.lineId);
  expect(await at({ counterIds: ['D'] })).toEqual(['2']);
  expect(await at({ counterIds: ['C'] })).toEqual(['1']);
  expect(await at({ scope: { include: [{ kind: 'stores', ids: ['S2'] }] } })).toEqual(['2']);
  expect(await at({ scope: { exclude: [{ kind: 'counters', ids: ['D'] }] } })).toEqual(['1']);
});

test('a line of nothing, as of what is given away, takes nothing and is answered', async () => {
  const { best } = await run({ lines: [line('1', 40_000), line('2', 0)], coupons: [coupon('k')] });
  expect(best.lines).toEqual([
    { lineId: '1', amountFen: 40_000, savedFen: 5_000, payFen: 35_000 },
    { lineId: '2', amountFen: 0, savedFen: 0, payFen: 0 },
  ]);
  const nothing = await run({ lines: [line('1', 0)], coupons: [coupon('k'), coupon('g', { benefit: { kind: 'exchange', gift: '茶' } })] });
  expect(nothing.misfits).toMatchObject([{ couponId: 'k', code: 'NOTHING_LEFT_TO_DISCOUNT' }]);
  expect(nothing.best).toMatchObject({ couponIds: ['g'], savedFen: 0, payFen: 0 });
});

test('who bears what came off: shares, the brands whose goods they were, and what was paid for a voucher', async () => {
  const lines = [line('1', 40_000), line('2', 20_000, { brandId: 'B' })];
  const shared = {
    costBearers: [
      { bearer: 'mall', shareBp: 4_000 },
      { bearer: 'brand', shareBp: 6_000 },
      { bearer: 'platform', shareBp: 0 },
    ],
  };
  const voucher = { benefit: { kind: 'voucher', faceFen: 6_000, priceFen: 5_100 }, scope: { include: [{ kind: 'brands', ids: ['B'] }] } };
  expect((await run({ lines, coupons: [coupon('k', shared)] })).best.settlement).toEqual([
    { couponId: 'k', bearer: 'mall', amountFen: 2_000 },
    { couponId: 'k', bearer: 'brand', brandId: 'A', amountFen: 2_000 },
    { couponId: 'k', bearer: 'brand', brandId: 'B', amountFen: 1_000 },
  ]);
  expect((await run({ lines, coupons: [coupon('v', voucher)] })).best.settlement).toEqual([
    { couponId: 'v', bearer: 'voucher', brandId: 'B', amountFen: 5_100 },
    { couponId: 'v', bearer: 'mall', amountFen: 900 },
  ]);
});

describe('again for each whole amount (每满减)', () => {
  const first = coupon('a', { issuer: 'brand', brandId: 'A', benefit: { kind: 'cash-off', offFen: 1 } });
  const every = (template: object = {}) => coupon('b', { benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000 }, ...template });

  test.each<{ why: string; template: object; savedFen: number }>([
    { why: 'of what earlier coupons leave', template: {}, savedFen: 5_000 },
    { why: 'of what stands on the bill', template: { thresholdOn: 'before' }, savedFen: 10_000 },
    { why: 'up to a cap', template: { thresholdOn: 'before', benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000, capFen: 7_000 } }, savedFen: 7_000 },
  ])('$why', async ({ template, savedFen }) => {
    const { chosen } = await run({ coupons: [first, every(template)], couponIds: ['a', 'b'] });
    expect(chosen.coupons.map((one: any) => one.savedFen)).toEqual([1, savedFen]);
  });

  test('the best leaves the little one out where it costs a step', async () => {
    expect((await run({ coupons: [first, every()] })).best).toMatchObject({ couponIds: ['b'], savedFen: 10_000 });
  });

  test('less than the first step is below the threshold', async () => {
    const answer = await run({ lines: [line('1', 29_999)], coupons: [every()] });
    expect(answer.misfits).toMatchObject([{ code: 'BELOW_THRESHOLD', facts: { thresholdFen: 30_000, eligibleFen: 29_999 } }]);
  });
});

test('new for no day after the day of joining: until its end', async () => {
  const coupons = [coupon('n', { conditions: [{ code: 'new-member', withinDays: 0 }] })];
  const joined = (joinedAt: number) => run({ coupons, member: { tier: 'basic', joinedAt } });
  expect((await joined(AT - 12 * 3_600_000)).best.couponIds).toEqual(['n']);
  expect((await joined(AT - 12 * 3_600_000 - 1)).misfits).toMatchObject([{ code: 'NEW_MEMBERS_ONLY' }]);
});
