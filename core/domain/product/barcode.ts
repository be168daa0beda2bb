import { hasCheckDigit } from '../check-digit';

/** Reads what a scanner or a person gave as the EAN-13 of a product: blanks and full-width digits are forgiven; undefined when it is none. */
export const readBarcode = (text: string): string | undefined => {
  const digits = text.replace(/[０-９]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/[\s-]/g, '');
  // UPC-A is an EAN-13 whose leading zero is not printed
  const whole = /^\d{12}$/.test(digits) ? `0${digits}` : digits;
  return /^\d{13}$/.test(whole) && hasCheckDigit(whole) ? whole : undefined;
};
