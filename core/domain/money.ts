/** Whole basis points: 10,000 are the whole. */
export const WHOLE_BP = 10_000;

const assertFen = (amount: number, name: string): void => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${name} must be an integer amount of fen, got ${amount}`);
};

/** Up to here a quotient of integers never rounds up to the next whole number, so its floor is exact. */
const EXACT = 2 ** 52;

/** Whole part and rest of total × weight ÷ sum where the product is past 2^53. */
const divide = (total: number, weight: number, sum: number): { part: number; rest: number } => {
  const exact = BigInt(total) * BigInt(weight);
  return { part: Number(exact / BigInt(sum)), rest: Number(exact % BigInt(sum)) };
};

/** The n-th largest (from 1) of some values, which it disorders; Hoare's selection, because sorting them all takes most of the time. */
const nthLargest = (values: number[], n: number): number => {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! > pivot) left += 1;
      while (values[right]! < pivot) right -= 1;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (n - 1 <= right) high = right;
    else if (n - 1 >= left) low = left;
    else break;
  }
  return values[n - 1]!;
};

/** One fen each for those with the largest rests; of equal rests the earlier ones. */
const giveLeft = (left: number, parts: number[], rests: readonly number[]): void => {
  const last = nthLargest(rests.slice(), left);
  let equal = left;
  for (let index = 0; index < parts.length; index += 1) if (rests[index]! > last) equal -= 1;
  for (let index = 0; index < parts.length; index += 1) {
    const rest = rests[index]!;
    if (rest < last || (rest === last && equal-- <= 0)) continue;
    parts[index]! += 1;
  }
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
  let sum = 0;
  for (const weight of weights) {
    assertFen(weight, 'weight');
    if (weight < 0) throw new RangeError('weight must not be negative');
    sum += weight;
  }
  if (sum === 0) {
    if (totalFen === 0) return weights.map(() => 0);
    throw new RangeError('an amount needs at least one weight above zero');
  }
  assertFen(sum, 'the sum of the weights');
  // this runs for every line of every combination that is tried: no object for each part
  const parts: number[] = [];
  const rests: number[] = [];
  let left = totalFen;
  for (const weight of weights) {
    const product = totalFen * weight;
    const exact = product > EXACT ? divide(totalFen, weight, sum) : undefined;
    const part = exact ? exact.part : Math.floor(product / sum);
    parts.push(part);
    rests.push(exact ? exact.rest : product - part * sum);
    left -= part;
  }
  if (left > 0) giveLeft(left, parts, rests);
  return parts;
};

/** A rate in basis points of an amount, rounded down to the fen (in the house's favour never above the amount). */
export const rateOf = (amountFen: number, rateBp: number): number => {
  assertFen(amountFen, 'amount');
  assertFen(rateBp, 'rate');
  const product = amountFen * rateBp;
  if (product >= 0 && product <= EXACT) return Math.floor(product / WHOLE_BP);
  return Number((BigInt(amountFen) * BigInt(rateBp)) / BigInt(WHOLE_BP));
};
