import { aBill, aCoupon, aLine } from '../../../../tests/builders/coupon';
import { aCouponWorld } from '../../../../tests/builders/coupon-world';
import { counts } from '../../../../tests/long';
import { appliedOrThrow, applyCoupons } from './apply';
import { bestOf } from '../search/best';
import { explain, type Explanation } from './explain';
import { ACCOUNT_HEAD, accountTable, shopperText } from '../text/explain-text';
import type { Benefit, Bill, CouponPiece, CouponRules } from '../rules';

const bill = aBill({
  lines: [aLine({ lineId: 'b', brandId: 'br_two', amountFen: 30_000 }), aLine({ lineId: 'a', amountFen: 10_000 })],
  freightFen: 1200,
});
const brand: CouponPiece = aCoupon({
  couponId: 'cp_brand',
  templateId: 'tp_brand',
  rules: {
    title: '品牌折扣',
    issuer: 'brand',
    class: 'brand',
    benefit: { kind: 'percent-off', offBp: 5000, capFen: 3000 },
    thresholdFen: 0,
    scope: { include: [{ kind: 'brands', ids: ['br_one'] }], exclude: [] },
  },
});
const mall: CouponPiece = aCoupon({ couponId: 'cp_mall' });
const gift: CouponPiece = aCoupon({
  couponId: 'cp_gift',
  rules: { title: '迎新饮', benefit: { kind: 'exchange', gift: '乌龙一杯' }, thresholdFen: 0, class: 'gift', priority: 99 },
});
const freight: CouponPiece = aCoupon({
  couponId: 'cp_post',
  rules: { title: '运费券', benefit: { kind: 'freight', capFen: 1500 }, thresholdFen: 0, class: 'freight' },
});
const explained = (coupons: CouponPiece[], on: Bill = bill): Explanation => explain(appliedOrThrow(applyCoupons(coupons, on)), coupons, on);

test('tells for each coupon what it worked on, what decided, and what it left', () => {
  expect(explained([mall, brand, freight, gift])).toEqual({
    subtotalFen: 40_000,
    freightFen: 1200,
    savedFen: 9200,
    payFen: 32_000,
    steps: [
      expect.objectContaining({
        couponId: 'cp_brand',
        phase: 'brand',
        eligibleFen: 10_000,
        baseFen: 10_000,
        savedFen: 3000,
        limit: 'cap',
        lines: [{ lineId: 'a', baseFen: 10_000, savedFen: 3000, leftFen: 7000 }],
      }),
      {
        couponId: 'cp_mall',
        templateId: 'tp_a',
        title: '全场满减券',
        phase: 'mall',
        benefit: { kind: 'cash-off', offFen: 5000 },
        eligibleFen: 37_000,
        thresholdFen: 30_000,
        baseFen: 37_000,
        savedFen: 5000,
        lines: [
          { lineId: 'a', baseFen: 7000, savedFen: 946, leftFen: 6054 },
          { lineId: 'b', baseFen: 30_000, savedFen: 4054, leftFen: 25_946 },
        ],
      },
      expect.objectContaining({ couponId: 'cp_gift', phase: 'mall', baseFen: 0, savedFen: 0, lines: [] }),
      expect.objectContaining({
        couponId: 'cp_post',
        phase: 'freight',
        eligibleFen: 32_000,
        baseFen: 1200,
        savedFen: 1200,
        freight: { baseFen: 1200, savedFen: 1200, leftFen: 0 },
      }),
    ],
  });
});

test('the shopper reads a sentence for each coupon, and what it comes to', () => {
  expect(shopperText(explained([mall, brand, freight, gift]))).toEqual([
    '「品牌折扣」5 折（最多减 30 元）：适用商品 100 元，减 30 元，已到最多可减的金额',
    '「全场满减券」满 300 元减 50 元：适用商品 370 元，减 50 元',
    '「迎新饮」兑换 乌龙一杯，不减金额',
    '「运费券」减运费（最多减 15 元）：运费 12 元，减 12 元',
    '商品 400 元，运费 12 元，共减 92 元，应付 320 元',
  ]);
  expect(shopperText(explained([], aBill({ lines: [] })))).toEqual(['商品 0 元，共减 0 元，应付 0 元']);
});

test('a coupon larger than what is there says that the rest lapses', () => {
  const voucher = aCoupon({ rules: { title: '代金券', benefit: { kind: 'voucher', faceFen: 50_000, priceFen: 45_000 }, thresholdFen: 0 } });
  expect(accountTable(explained([voucher]))[0]!.at(-1)).toBe('无门槛；基数 400.00；减完为止');
  expect(shopperText(explained([voucher]))[0]).toBe('「代金券」抵 500 元：适用商品 400 元，减 400 元，适用商品已减完，余下 100 元作废（购买价 450 元）');
});

test('the accountant reads a row for each line that moved, with the rule and what it was measured on', () => {
  const table = accountTable(explained([mall, brand, freight, gift]));
  expect(table).toEqual([
    ['1', 'cp_brand', '品牌折扣', '品牌券', '5 折（最多减 30 元）', 'a', '100.00', '30.00', '70.00', '无门槛；基数 100.00；封顶'],
    ['2', 'cp_mall', '全场满减券', '商场券', '满 300 元减 50 元', 'a', '70.00', '9.46', '60.54', '门槛 300.00，按适用行 370.00 计；基数 370.00'],
    ['2', 'cp_mall', '全场满减券', '商场券', '满 300 元减 50 元', 'b', '300.00', '40.54', '259.46', '门槛 300.00，按适用行 370.00 计；基数 370.00'],
    ['3', 'cp_gift', '迎新饮', '商场券', '兑换 乌龙一杯', '—', '0.00', '0.00', '0.00', '无门槛；基数 0.00'],
    ['4', 'cp_post', '运费券', '运费券', '减运费（最多减 15 元）', '运费', '12.00', '12.00', '0.00', '无门槛；基数 12.00（运费）'],
  ]);
  expect(new Set(table.map(row => row.length))).toEqual(new Set([ACCOUNT_HEAD.length]));
});

test('of a gift with a threshold the rule is what is handed over; the threshold is in the remark', () => {
  const [row] = accountTable(explained([{ ...gift, rules: { ...gift.rules, thresholdFen: 30_000 } }]));
  expect([row![4], row!.at(-1)]).toEqual(['兑换 乌龙一杯', '门槛 300.00，按适用行 400.00 计；基数 400.00']);
});

test.each<{ why: string; benefit: Benefit; thresholdFen?: number; limit: string | undefined }>([
  { why: 'an amount smaller than what is there', benefit: { kind: 'cash-off', offFen: 39_999 }, limit: undefined },
  { why: 'just what is there', benefit: { kind: 'cash-off', offFen: 40_000 }, limit: undefined },
  { why: 'an amount that finds less than itself', benefit: { kind: 'cash-off', offFen: 40_001 }, limit: 'base' },
  { why: 'a rate without a cap', benefit: { kind: 'percent-off', offBp: 10_000 }, limit: undefined },
  { why: 'a rate that just comes to its cap', benefit: { kind: 'percent-off', offBp: 5000, capFen: 20_000 }, limit: undefined },
  { why: 'a rate that would have been a fen more', benefit: { kind: 'percent-off', offBp: 5000, capFen: 19_999 }, limit: 'cap' },
  { why: 'a rate below its cap', benefit: { kind: 'percent-off', offBp: 5000, capFen: 20_001 }, limit: undefined },
  { why: 'an amount that its cap cuts', benefit: { kind: 'cash-off', offFen: 40_000, capFen: 100 }, limit: undefined },
  { why: 'steps without a cap', benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000 }, limit: undefined },
  { why: 'steps that just come to their cap', benefit: { kind: 'cash-off', offFen: 500, everyFen: 10_000, capFen: 2_000 }, limit: undefined },
  { why: 'steps that would have been a fen more', benefit: { kind: 'cash-off', offFen: 500, everyFen: 10_000, capFen: 1_999 }, limit: 'cap' },
  { why: 'steps larger than what they are counted on', benefit: { kind: 'cash-off', offFen: 20_001, everyFen: 20_000 }, limit: 'base' },
  { why: 'a voucher that is used to the full', benefit: { kind: 'voucher', faceFen: 39_999, priceFen: 1 }, limit: undefined },
  { why: 'a voucher for just what is there', benefit: { kind: 'voucher', faceFen: 40_000, priceFen: 1 }, limit: undefined },
  { why: 'a voucher that finds less than its face', benefit: { kind: 'voucher', faceFen: 40_001, priceFen: 1 }, limit: 'base' },
  { why: 'freight above the cap', benefit: { kind: 'freight', capFen: 1199 }, limit: 'cap' },
  { why: 'freight of just the cap', benefit: { kind: 'freight', capFen: 1200 }, limit: undefined },
  { why: 'freight below the cap', benefit: { kind: 'freight', capFen: 1201 }, limit: undefined },
  { why: 'all of the freight, which has no cap', benefit: { kind: 'freight' }, limit: undefined },
  { why: 'a gift', benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 100, limit: undefined },
])('$benefit.kind: $why → $limit', ({ benefit, thresholdFen = 0, limit }) => {
  const rules: Partial<CouponRules> = { benefit, thresholdFen };
  expect(explained([aCoupon({ rules })]).steps[0]!.limit).toBe(limit);
});

test('a gift with a threshold shows on what it was measured', () => {
  const step = explained([aCoupon({ rules: { benefit: { kind: 'exchange', gift: '茶' } } })]).steps[0]!;
  expect(step).toMatchObject({ eligibleFen: 40_000, thresholdFen: 30_000, savedFen: 0 });
});

describe('a threshold that is measured before other coupons', () => {
  const rules: Partial<CouponRules> = { issuer: 'brand', class: 'b', thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 35_000 } };
  const first = aCoupon({ couponId: 'cp_first', rules });
  const steps = aCoupon({
    couponId: 'cp_steps',
    rules: { title: '每满减', thresholdFen: 0, thresholdOn: 'before', benefit: { kind: 'cash-off', offFen: 3_000, everyFen: 20_000 } },
  });

  test('shows the bill, and that what was left was less than promised', () => {
    const explanation = explained([first, steps]);
    expect(explanation.steps[1]).toMatchObject({
      eligibleFen: 40_000,
      thresholdFen: 20_000,
      thresholdOn: 'before',
      baseFen: 5_000,
      savedFen: 5_000,
      limit: 'base',
    });
    expect(accountTable(explanation)[2]!.at(-1)).toBe('门槛 200.00，按适用行用券前 400.00 计；基数 50.00；减完为止');
    expect(shopperText(explanation)[1]).toBe('「每满减」每满 200 元减 30 元：适用商品 50 元，减 50 元，适用商品已减完，余额不退');
  });
});

test('a coupon that is not there cannot be explained', () => {
  const application = appliedOrThrow(applyCoupons([mall], bill));
  expect(() => explain(application, [brand], bill)).toThrow('coupon cp_mall was applied and is not there');
});

test('property: the explanation adds up, step after step, to the very shares that were applied', () => {
  for (let seed = 0; seed < counts.ruleRuns; seed += 1) {
    const { bill: on, coupons } = aCouponWorld(seed, { lines: 1 + (seed % 7), coupons: seed % 6 });
    const best = bestOf(coupons, on);
    const { steps, subtotalFen, freightFen, savedFen, payFen } = explain(best, coupons, on);
    const moved = steps.map(({ couponId, lines, freight }) => ({
      couponId,
      lines: lines.filter(line => line.savedFen > 0).map(line => ({ lineId: line.lineId, savedFen: line.savedFen })),
      ...(freight ? { freightFen: freight.savedFen } : {}),
    }));
    expect({ seed, moved }).toEqual({ seed, moved: best.coupons.map(({ savedFen: _saved, ...share }) => share) });
    expect({ seed, all: subtotalFen + freightFen }).toEqual({ seed, all: savedFen + payFen });
    for (const { lines } of steps) for (const { baseFen, savedFen: off, leftFen } of lines) expect(baseFen - off).toBe(leftFen);
  }
});
