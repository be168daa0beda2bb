import fc from 'fast-check';
import { counts } from '../../../tests/long';
import { certificateKey, countedExternals, lessExternals, splitBack, type ExternalLeft } from './tenders';

const certificate = (certificateId: string, amountFen: number, paidFen = amountFen): ExternalLeft => ({
  platform: 'douyin',
  certificateId,
  amountFen,
  paidFen,
});

test('certificates are kept in large letters, each platform’s for itself', () => {
  expect(['aB1', 'AB1'].map(certificateId => certificateKey({ platform: 'douyin', certificateId }))).toEqual(['douyin:AB1', 'douyin:AB1']);
});

describe('what goes back through the platform', () => {
  test.each([
    {
      why: 'a third of a bill that was paid half with a certificate: half of it is not money',
      payFen: 1_000,
      left: { leftPayFen: 3_000, leftPointsFen: 0, externals: [certificate('A', 1_500, 1_200)] },
      expected: { pointsFen: 0, moneyFen: 500, externals: [{ ...certificate('A', 500, 400), whole: false }] },
    },
    {
      why: 'everything: each takes what is left of it',
      payFen: 3_000,
      left: { leftPayFen: 3_000, leftPointsFen: 100, externals: [certificate('A', 1_500, 1_201), certificate('B', 7)] },
      expected: {
        pointsFen: 100,
        moneyFen: 1_393,
        externals: [
          { ...certificate('A', 1_500, 1_201), whole: true },
          { ...certificate('B', 7), whole: true },
        ],
      },
    },
    {
      why: 'a certificate that is back already has nothing to say',
      payFen: 50,
      left: { leftPayFen: 100, leftPointsFen: 0, externals: [certificate('A', 0)] },
      expected: { pointsFen: 0, moneyFen: 50, externals: [] },
    },
    {
      why: 'nor one that counted for nothing, whatever it cost',
      payFen: 50,
      left: { leftPayFen: 100, leftPointsFen: 0, externals: [certificate('A', 0, 900)] },
      expected: { pointsFen: 0, moneyFen: 50, externals: [] },
    },
    {
      why: 'nothing was paid, nothing goes back',
      payFen: 0,
      left: { leftPayFen: 0, leftPointsFen: 0, externals: [] },
      expected: { pointsFen: 0, moneyFen: 0, externals: [] },
    },
  ])('$why', ({ payFen, left, expected }) => {
    expect(splitBack(payFen, left)).toEqual(expected);
  });

  test('the parts of any sequence of refunds sum to what was paid, by certificate and by what it had cost', () => {
    const amount = fc.integer({ min: 0, max: 50_000 });
    const externals = fc.array(fc.record({ amountFen: fc.integer({ min: 1, max: 30_000 }), paidFen: amount }), { maxLength: 4 });
    fc.assert(
      fc.property(amount, amount, externals, fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 8 }), (money, points, some, cuts) => {
        const sold = some.map((one, index) => ({ platform: 'meituan', certificateId: `C${index}`, ...one }));
        const paid = money + points + sold.reduce((sum, { amountFen }) => sum + amountFen, 0);
        let left = { leftPayFen: paid, leftPointsFen: points, externals: sold as ExternalLeft[] };
        const sums = { money: 0, points: 0, certificates: sold.map(() => ({ amountFen: 0, paidFen: 0, wholes: 0 })) };
        const refund = (payFen: number): void => {
          const split = splitBack(payFen, left);
          expect(split.moneyFen).toBeGreaterThanOrEqual(0);
          expect(split.pointsFen + split.moneyFen + split.externals.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(payFen);
          sums.money += split.moneyFen;
          sums.points += split.pointsFen;
          for (const { certificateId, amountFen, paidFen, whole } of split.externals) {
            const sum = sums.certificates[Number(certificateId.slice(1))]!;
            sum.amountFen += amountFen;
            sum.paidFen += paidFen;
            sum.wholes += whole ? 1 : 0;
          }
          left = {
            leftPayFen: left.leftPayFen - payFen,
            leftPointsFen: left.leftPointsFen - split.pointsFen,
            externals: lessExternals(left.externals, split.externals),
          };
          for (const one of left.externals) expect(Math.min(one.amountFen, one.paidFen)).toBeGreaterThanOrEqual(0);
        };
        for (const cut of cuts) refund(Math.floor((left.leftPayFen * cut) / 10_000));
        refund(left.leftPayFen);
        expect(sums.money).toBe(money);
        expect(sums.points).toBe(points);
        expect(sums.certificates).toEqual(some.map(({ amountFen, paidFen }) => ({ amountFen, paidFen, wholes: 1 })));
      }),
      { numRuns: counts.ruleRuns },
    );
  });
});

describe('what certificates count for', () => {
  const face = (certificateId: string, faceFen: number) => ({ platform: 'douyin', certificateId, faceFen, paidFen: faceFen - 100 });
  test.each([
    { why: 'each its face while there is enough to pay', dueFen: 30_000, counted: [10_000, 5_000] },
    { why: 'the last one what is still to pay; the rest of it lapses', dueFen: 12_000, counted: [10_000, 2_000] },
    { why: 'one that finds nothing to pay counts for nothing', dueFen: 10_000, counted: [10_000] },
  ])('$why', ({ dueFen, counted }) => {
    const externals = countedExternals([face('A', 10_000), face('B', 5_000)], dueFen);
    expect(externals.map(({ amountFen }) => amountFen)).toStrictEqual(counted);
  });
});
