import { allocate } from '../money';

/** Of what was paid for a brand's goods and is not refunded yet, what vouchers of platforms paid. */
export type ExternalPart = { brandId: string; paidFen: number; externalFen: number };

type Paid = { brandId: string; paidFen: number };

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What vouchers of platforms paid of a sale, laid out over its brands by what was paid for each. */
export const externalParts = (lines: readonly Paid[], externalFen: number): ExternalPart[] => {
  const parts = allocate(
    externalFen,
    lines.map(({ paidFen }) => paidFen),
  );
  return lines.map(({ brandId, paidFen }, index) => ({ brandId, paidFen, externalFen: parts[index]! }));
};

/**
 * Takes a refund out of what is left: what stays is laid out anew over what is left of each brand, and the refund takes the
 * difference. So roundings never add up, and when everything is refunded each brand has given back what it had taken; a brand
 * whose goods were not refunded may be moved by a fen in between.
 */
export const takeExternals = (
  left: readonly ExternalPart[],
  refunded: readonly Paid[],
  externalFen: number,
): { backs: Map<string, number>; left: ExternalPart[] } => {
  const gone = (brandId: string): number => sumOf(refunded.filter(one => one.brandId === brandId).map(({ paidFen }) => paidFen));
  const paid = left.map(part => ({ ...part, paidFen: Math.max(0, part.paidFen - gone(part.brandId)) }));
  const rest = sumOf(left.map(part => part.externalFen)) - externalFen;
  const weights = paid.some(({ paidFen }) => paidFen > 0) ? paid.map(({ paidFen }) => paidFen) : left.map(part => part.externalFen);
  const parts = rest === 0 ? paid.map(() => 0) : allocate(rest, weights);
  const after = paid.map((part, index) => ({ ...part, externalFen: parts[index]! }));
  return { backs: new Map(left.map(({ brandId, externalFen: before }, index) => [brandId, before - parts[index]!])), left: after };
};
