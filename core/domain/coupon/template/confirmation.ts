import { allocate } from '../../money';
import type { CostBearer } from '../rules';

/** Who is asked whether she bears her part: the mall, or a brand by its id. */
export const MALL = 'mall';
export type Party = string;

export type Answer = 'waiting' | 'confirmed' | 'declined';
export type Asked = { party: Party; answer: Answer };

const shareOf = (bearers: readonly CostBearer[], ...who: CostBearer['bearer'][]): number =>
  bearers.filter(({ bearer }) => who.includes(bearer)).reduce((sum, { shareBp }) => sum + shareBp, 0);

/** What the brands bear of each discount together, in basis points. */
export const brandShareBp = (bearers: readonly CostBearer[]): number => shareOf(bearers, 'brand');

/**
 * Who must be asked before a template goes out: each brand whose goods it takes something off, when brands bear a part, and the
 * mall when it (or a platform, whose bills the mall pays) bears one; never whoever makes the offer herself.
 *
 * @param brandIds whose goods are in it @param maker the mall, or the brand whose operator makes it
 */
export const partiesOf = (bearers: readonly CostBearer[], brandIds: readonly string[], maker: Party): Party[] => {
  const brands = shareOf(bearers, 'brand') > 0 ? brandIds : [];
  const mall = shareOf(bearers, 'mall', 'platform') > 0 ? [MALL] : [];
  return [...new Set([...mall, ...brands])].filter(party => party !== maker);
};

/** How it stands: `accept` as soon as nobody is waited for and somebody takes part, `refuse` when nobody does. */
export const outcomeOf = (asked: readonly Asked[]): 'waiting' | 'accept' | 'refuse' => {
  // without the mall's part there is nothing left to take part in
  if (asked.some(({ party, answer }) => party === MALL && answer === 'declined')) return 'refuse';
  if (asked.some(({ answer }) => answer === 'waiting')) return 'waiting';
  const brands = asked.filter(({ party }) => party !== MALL);
  return brands.length === 0 || brands.some(({ answer }) => answer === 'confirmed') ? 'accept' : 'refuse';
};

/** Those who do not answer any more do not take part. */
export const stopWaiting = <A extends Asked>(asked: readonly A[]): A[] =>
  asked.map(one => (one.answer === 'waiting' ? { ...one, answer: 'declined' as const } : one));

/**
 * The brands that bear the brands' part from now on: those that said yes, and the one that makes the offer. A brand that comes later
 * was never asked and bears nothing. Undefined where brands bear no part.
 */
export const agreedBrands = (bearers: readonly CostBearer[], asked: readonly Asked[], maker: Party): string[] | undefined => {
  if (brandShareBp(bearers) === 0) return undefined;
  const yes = asked.filter(({ answer }) => answer === 'confirmed').map(({ party }) => party);
  return [...new Set([...yes, maker])].filter(party => party !== MALL);
};

/** The brands that said no. */
export const declinedBrands = (asked: readonly Asked[]): string[] =>
  asked.filter(({ party, answer }) => party !== MALL && answer === 'declined').map(({ party }) => party);

/**
 * What everybody would bear if every piece were used for all that it can take off, in fen, summing to the whole; undefined where
 * a rate has neither cap nor budget.
 */
export const projectedCost = (
  bearers: readonly CostBearer[],
  { mostFen, stock, budgetFen }: { mostFen: number | undefined; stock: number; budgetFen?: number },
): { totalFen: number; parts: { bearer: CostBearer['bearer']; fen: number }[] } | undefined => {
  const wholeFen = mostFen === undefined ? budgetFen : Math.min(mostFen * stock, budgetFen ?? Infinity);
  if (wholeFen === undefined || !Number.isSafeInteger(wholeFen)) return undefined;
  const parts = allocate(
    wholeFen,
    bearers.map(({ shareBp }) => shareBp),
  );
  return { totalFen: wholeFen, parts: bearers.map(({ bearer }, index) => ({ bearer, fen: parts[index]! })) };
};

type Projected = ReturnType<typeof projectedCost>;

/** Who would bear more after a change than before it; a cost without an end is more than any that has one. */
export const bearersOfMore = (bearers: readonly CostBearer[], before: Projected, after: Projected): CostBearer['bearer'][] => {
  const partOf = (projected: Projected, index: number): number => projected?.parts[index]!.fen ?? Infinity;
  return bearers.filter((_, index) => partOf(after, index) > partOf(before, index)).map(({ bearer }) => bearer);
};
