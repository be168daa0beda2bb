const assertFen = (amountFen: number): void => {
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`not an integer amount of fen: ${amountFen}`);
};

/** "1,234.50" for 123450; the yuan sign is the caller's. */
export const yuanText = (amountFen: number): string => {
  assertFen(amountFen);
  const sign = amountFen < 0 ? '-' : '';
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${yuan}.${digits.slice(-2)}`;
};

/** "300" for 30000 and "9.90" for 990: how an offer names an amount. */
export const shortYuanText = (amountFen: number): string => yuanText(amountFen).replace(/\.00$/, '');
