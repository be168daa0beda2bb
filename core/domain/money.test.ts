import fc from 'fast-check';
import { counts } from '../../tests/long';
import { allocate, rateOf, WHOLE_BP } from './money';

const RUNS = { numRuns: counts.ruleRuns };

describe('splitting an amount', () => {
  test.each([
    { total: 100, weights: [1, 1, 1], parts: [34, 33, 33], why: 'the left-over fen goes to the first of equal remainders' },
    { total: 101, weights: [1, 1, 1], parts: [34, 34, 33], why: 'two left over' },
    { total: 100, weights: [1, 2, 7], parts: [10, 20, 70], why: 'nothing is left over' },
    { total: 10, weights: [3, 3, 1], parts: [4, 4, 2], why: 'the largest remainders win: .29 .29 .43, then the first of equals' },
    { total: 1, weights: [1, 3], parts: [0, 1], why: 'the larger remainder wins over the earlier part' },
    { total: 5, weights: [0, 1, 0], parts: [0, 5, 0], why: 'no weight, no part' },
    { total: 0, weights: [1, 2], parts: [0, 0], why: 'nothing to split' },
    { total: 0, weights: [0, 0], parts: [0, 0], why: 'nothing to split over nothing' },
    { total: 0, weights: [], parts: [], why: 'no parts at all' },
    { total: 7, weights: [9], parts: [7], why: 'one part takes all' },
    { total: 9_007_199_254_740_991, weights: [9_007_199_254_740_990, 1], parts: [9_007_199_254_740_990, 1], why: 'products beyond 2^53 stay exact' },
    {
      total: 9_000_000_000_000_001,
      weights: [1_000_000, 2_000_001],
      parts: [2_999_999_000_000_334, 6_000_000_999_999_667],
      why: 'beyond 2^53 too the larger remainder wins, not the larger weight',
    },
  ])('$total over $weights is $parts: $why', ({ total, weights, parts }) => {
    expect(allocate(total, weights)).toEqual(parts);
  });

  test.each([
    { total: 1.5, weights: [1], says: 'total must be an integer amount of fen, got 1.5' },
    { total: NaN, weights: [1], says: 'total must be an integer' },
    { total: 2 ** 53, weights: [1], says: 'total must be an integer' },
    { total: -1, weights: [1], says: 'total must not be negative' },
    { total: 1, weights: [0.5], says: 'weight must be an integer amount of fen, got 0.5' },
    { total: 1, weights: [1, -1], says: 'weight must not be negative' },
    { total: 1, weights: [], says: 'at least one weight above zero' },
    { total: 1, weights: [0, 0], says: 'at least one weight above zero' },
  ])('$total over $weights is a bug: $says', ({ total, weights, says }) => {
    expect(() => allocate(total, weights)).toThrow(RangeError);
    expect(() => allocate(total, weights)).toThrow(says);
  });

  const amount = fc.integer({ min: 0, max: 100_000_000_000 });
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 }).filter(list => list.some(weight => weight > 0));

  test('the parts sum to the whole, whatever is split', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => allocate(total, list).reduce((sum, part) => sum + part, 0) === total),
      RUNS,
    );
  });

  test('no part is further than a fen from its exact share, nor below zero', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const sum = list.reduce((all, weight) => all + BigInt(weight), 0n);
        return allocate(total, list).every((part, index) => {
          const off = BigInt(part) * sum - BigInt(total) * BigInt(list[index]!);
          return part >= 0 && (off < 0n ? -off : off) < sum;
        });
      }),
      RUNS,
    );
  });

  test('a heavier line never gets less', () => {
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        const parts = allocate(total, list);
        return list.every((weight, i) => list.every((other, j) => weight <= other || parts[i]! >= parts[j]!));
      }),
      RUNS,
    );
  });

  /** The rule word for word, without care for time: whole parts, then a fen each by rest, of equal rests the earlier first. */
  const byTheBook = (total: number, list: readonly number[]): number[] => {
    const sum = list.reduce((all, weight) => all + BigInt(weight), 0n);
    const shares = list.map((weight, index) => ({ index, part: (BigInt(total) * BigInt(weight)) / sum, rest: (BigInt(total) * BigInt(weight)) % sum }));
    const missing = BigInt(total) - shares.reduce((all, { part }) => all + part, 0n);
    const order = [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
    for (const share of order.slice(0, Number(missing))) share.part += 1n;
    return shares.map(({ part }) => Number(part));
  };
  const fewWeights = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 }).filter(list => list.some(weight => weight > 0));

  test('the quick way comes to what the rule says, also where many rests are equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fewWeights, (total, list) => {
        expect(allocate(total, list)).toEqual(byTheBook(total, list));
      }),
      RUNS,
    );
    fc.assert(
      fc.property(amount, weights, (total, list) => {
        expect(allocate(total, list)).toEqual(byTheBook(total, list));
      }),
      RUNS,
    );
  });

  test.each([2 ** 52 - 1, 2 ** 52, 2 ** 52 + 1])('either side of where products stop being exact: %d', total => {
    expect(allocate(total, [1, 2])).toEqual(byTheBook(total, [1, 2]));
    expect(allocate(total, [3, 1, 3])).toEqual(byTheBook(total, [3, 1, 3]));
  });

  test('the weights handed in stay as they are', () => {
    const list = [3, 1, 2];
    allocate(10, list);
    expect(list).toEqual([3, 1, 2]);
  });
});

describe('a rate of an amount', () => {
  test.each([
    { amount: 10_000, rate: 1_000, fen: 1_000, why: 'ten per cent' },
    { amount: 999, rate: 1_000, fen: 99, why: 'rounded down' },
    { amount: 1, rate: 9_999, fen: 0, why: 'never above the amount' },
    { amount: 12_345, rate: WHOLE_BP, fen: 12_345, why: 'the whole' },
    { amount: 12_345, rate: 0, fen: 0, why: 'nothing' },
    { amount: 9_007_199_254_740_991, rate: 9_999, fen: 9_006_298_534_815_516, why: 'products beyond 2^53 stay exact' },
    { amount: 9_007_199_254_740_991, rate: 7_777, fen: 7_004_898_860_412_068, why: 'also where fractions would round up' },
    { amount: -12_399, rate: 12_500, fen: -15_498, why: 'what goes back is no more than what came' },
  ])('$rate bp of $amount fen are $fen: $why', ({ amount, rate, fen }) => {
    expect(rateOf(amount, rate)).toBe(fen);
  });

  test.each([
    { amount: 1.5, rate: 1, says: 'amount must be an integer amount of fen, got 1.5' },
    { amount: 1, rate: 0.5, says: 'rate must be an integer amount of fen, got 0.5' },
  ])('$rate bp of $amount is a bug: $says', ({ amount, rate, says }) => {
    expect(() => rateOf(amount, rate)).toThrow(says);
  });
});
