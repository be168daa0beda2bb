/**
 * What of an amount is to be taken in money, once vouchers of other platforms and points have paid their part; what the
 * vouchers leave lapses.
 */
export const dueFenOf = (payFen: number, tenders: readonly { faceFen: number }[], pointsFen = 0): number =>
  Math.max(0, payFen - pointsFen - tenders.reduce((sum, { faceFen }) => sum + faceFen, 0));

/** What each voucher of another platform counts for, one after the other: together never more than points have left. */
export const countedOf = <T extends { faceFen: number }>(
  payFen: number,
  tenders: readonly T[],
  pointsFen = 0,
): (T & { countedFen: number })[] => {
  let left = payFen - pointsFen;
  return tenders.map(tender => {
    const countedFen = Math.min(tender.faceFen, left);
    left -= countedFen;
    return { ...tender, countedFen };
  });
};
