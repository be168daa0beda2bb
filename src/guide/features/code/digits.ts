/** Digits of a member code, as printed under it. */
export const CODE_LENGTH = 20;

/** The digits of what was typed or sent by a hand scanner; full-width ones count, blanks do not. */
export const keepDigits = (text: string): string =>
  text
    .replace(/[０-９]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, CODE_LENGTH);

/** "9012 3456 78": groups of four, as on the member's card. */
export const inGroups = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
