import { allocate } from '../money';

/** The platforms print certificates in small or large letters as they please: the one form in which they are compared. */
export const certificateKey = ({ platform, certificateId }: { platform: string; certificateId: string }): string =>
  `${platform}:${certificateId.toUpperCase()}`;

/** A certificate of another platform as far as it paid for a sale: what is left of that, and of what the shopper paid for it. */
export type ExternalLeft = {
  platform: string;
  certificateId: string;
  /** counted on the bill and not refunded yet */
  amountFen: number;
  /** of what the shopper had paid the platform for it */
  paidFen: number;
  /** another bill took it before: it still goes back through its platform, but the platform owes nothing for it */
  unconfirmed?: true;
};

/** What a refund takes of a certificate: it goes back through the platform. */
export type ExternalBack = ExternalLeft & {
  /** nothing of it is left on the sale */
  whole: boolean;
};

export type TenderSplit = {
  pointsFen: number;
  externals: ExternalBack[];
  /** what is left of what was refunded: money */
  moneyFen: number;
};

const backOf = (left: ExternalLeft, amountFen: number): ExternalBack => {
  const [paidFen] = left.amountFen === 0 ? [left.paidFen] : allocate(left.paidFen, [amountFen, left.amountFen - amountFen]);
  return { ...left, amountFen, paidFen: paidFen!, whole: amountFen === left.amountFen };
};

/**
 * Splits what a refund gives back over what the sale was paid with, in the proportion in which each is left: points first, the
 * rest over money and every certificate. What is refunded last takes what is left of each, so that the parts of any sequence of
 * refunds sum to what was paid.
 *
 * @param payFen what goes back; never above `leftPayFen`
 * @param leftPayFen what of the sale can still be refunded, points and certificates included
 */
export const splitBack = (
  payFen: number,
  { leftPayFen, leftPointsFen, externals }: { leftPayFen: number; leftPointsFen: number; externals: readonly ExternalLeft[] },
): TenderSplit => {
  const pointsFen = allocate(payFen, [leftPayFen - leftPointsFen, leftPointsFen])[1]!;
  const certificateFen = externals.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const [moneyFen, ...parts] = allocate(payFen - pointsFen, [
    leftPayFen - leftPointsFen - certificateFen,
    ...externals.map(({ amountFen }) => amountFen),
  ]);
  const backs = externals.map((left, index) => backOf(left, parts[index]!)).filter(({ amountFen }) => amountFen > 0);
  return { pointsFen, externals: backs, moneyFen: moneyFen! };
};

/** What a refund leaves of the certificates. */
export const lessExternals = (left: readonly ExternalLeft[], backs: readonly ExternalBack[]): ExternalLeft[] =>
  left.map(one => {
    const back = backs.find(each => certificateKey(each) === certificateKey(one));
    return back ? { ...one, amountFen: one.amountFen - back.amountFen, paidFen: one.paidFen - back.paidFen } : one;
  });

/**
 * What certificates counted for on a bill: each up to its face, in the order in which they lie on it, together never more than
 * there was to pay; what is beyond lapses.
 */
export const countedExternals = (
  tenders: readonly { platform: string; certificateId: string; faceFen: number; paidFen: number }[],
  dueFen: number,
): ExternalLeft[] => {
  let open = dueFen;
  return tenders.flatMap(({ platform, certificateId, faceFen, paidFen }) => {
    const amountFen = Math.min(faceFen, open);
    open -= amountFen;
    return amountFen > 0 ? [{ platform, certificateId, amountFen, paidFen }] : [];
  });
};
