/**
 * What of an amount is to be taken in money, once vouchers of other platforms and points have paid their part; what the
 * vouchers leave lapses.
 */
export const dueFenOf = (payFen: number, tenders: readonly { faceFen: number }[], pointsFen = 0): number =>
  Math.max(0, payFen - pointsFen - tenders.reduce((sum, { faceFen }) => sum + faceFen, 0));
