import { checkDigit, hasCheckDigit } from '../check-digit';

/** Neither a member code (20 digits), nor a payment code (16 to 24), nor a barcode (8, 12, 13): a till can tell them apart. */
const PREFIX = '91';
const RANDOM_DIGITS = 11;

/** So many codes there are: none can be guessed among those that are open. */
export const BILL_CODES = 10 ** RANDOM_DIGITS;

/** The code of a bill, as its QR and as the digits under it: "91", eleven random digits, a check digit. @param random below `BILL_CODES` */
export const billCode = (random: number): string => {
  const digits = PREFIX + String(random).padStart(RANDOM_DIGITS, '0');
  return digits + checkDigit(digits);
};

/** Reads what was scanned or typed; undefined when it is no bill's code: a wrong digit is told before anything is asked. */
export const readBillCode = (text: string): string | undefined => {
  const digits = text.replace(/\s/g, '');
  return /^91\d{12}$/.test(digits) && hasCheckDigit(digits) ? digits : undefined;
};
