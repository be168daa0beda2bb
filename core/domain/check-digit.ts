const sumOf = (digits: string, weight: (fromRight: number) => number): number =>
  [...digits].reverse().reduce((sum, digit, index) => sum + Number(digit) * weight(index), 0);

/** The last digit of an EAN or GTIN, from the digits before it: weights 3, 1, 3 … from the right. */
export const checkDigit = (digits: string): string => String((10 - (sumOf(digits, index => (index % 2 === 0 ? 3 : 1)) % 10)) % 10);

/** Does the last digit follow from the others? One wrong digit never passes. */
export const hasCheckDigit = (digits: string): boolean => checkDigit(digits.slice(0, -1)) === digits.slice(-1);
