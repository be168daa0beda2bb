/** Whole basis points: 10,000 are the whole. */
export const WHOLE_BP = 10_000;

const assertFen = (amount: number, name: string): void => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${name} must be an integer amount of fen, got ${amount}`);
};

/** Whole part and rest of total × weight ÷ sum; exact also where the product is past 2^53. */
const divide = (total: number, weight: number, sum: number): { part: number; rest: number } => {
  const product = total * weight;
  if (Number.isSafeInteger(product)) {
    const rest = product % sum;
    return { part: (product - rest) / sum, rest };
  }
  const exact = BigInt(total) * BigInt(weight);
  return { part: Number(exact / BigInt(sum)), rest: Number(exact % BigInt(sum)) };
};

/**
 * Splits an amount over weights by the largest remainder; the parts always sum to the whole.
 *
 * @param totalFen amount to split, integer fen, not negative
 * @param weights integers, not negative, their sum below 2^53; ties of remainders go to the earlier part
 * @returns one part per weight, in the same order; all zero when every weight is zero and the total is zero
 * @throws RangeError when something is not an integer, is negative, or there is an amount but no weight to carry it
 */
export const allocate = (totalFen: number, weights: readonly number[]): number[] => {
  assertFen(totalFen, 'total');
  if (totalFen < 0) throw new RangeError('total must not be negative');
  for (const weight of weights) {
    assertFen(weight, 'weight');
    if (weight < 0) throw new RangeError('weight must not be negative');
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) {
    if (totalFen === 0) return weights.map(() => 0);
    throw new RangeError('an amount needs at least one weight above zero');
  }
  assertFen(sum, 'the sum of the weights');
  const shares = weights.map((weight, index) => ({ index, ...divide(totalFen, weight, sum) }));
  let left = totalFen - shares.reduce((all, share) => all + share.part, 0);
  const byRest = [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const share of byRest) {
    if (left === 0) break;
    share.part += 1;
    left -= 1;
  }
  return shares.map(share => share.part);
};

/** A rate in basis points of an amount, rounded down to the fen (in the house's favour never above the amount). */
export const rateOf = (amountFen: number, rateBp: number): number => {
  assertFen(amountFen, 'amount');
  assertFen(rateBp, 'rate');
  return Number((BigInt(amountFen) * BigInt(rateBp)) / BigInt(WHOLE_BP));
};
