/** Whole basis points: 10,000 are the whole. */
export const WHOLE_BP = 10_000;

const assertFen = (amount: number, name: string): void => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${name} must be an integer amount of fen, got ${amount}`);
};

/**
 * Splits an amount over weights by the largest remainder; the parts always sum to the whole.
 *
 * @param totalFen amount to split, integer fen, not negative
 * @param weights integers, not negative; ties of remainders go to the earlier part
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
  // a product of an amount and a weight can pass 2^53, so the division is done in exact integers
  const total = BigInt(totalFen);
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) {
    if (totalFen === 0) return weights.map(() => 0);
    throw new RangeError('an amount needs at least one weight above zero');
  }
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(weight);
    return { index, part: product / sum, rest: product % sum };
  });
  let left = total - shares.reduce((all, share) => all + share.part, 0n);
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const share of byRest) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map(share => Number(share.part));
};

/** A rate in basis points of an amount, rounded down to the fen (in the house's favour never above the amount). */
export const rateOf = (amountFen: number, rateBp: number): number => {
  assertFen(amountFen, 'amount');
  assertFen(rateBp, 'rate');
  return Number((BigInt(amountFen) * BigInt(rateBp)) / BigInt(WHOLE_BP));
};
