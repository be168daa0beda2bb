export const PASSCODE_LENGTH = 6;

/** A passcode as it is meant: capitals, no blanks; I and O were never in one, so they are 1 and 0. */
export const readPasscode = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/I/g, '1')
    .replace(/O/g, '0');

export const isPasscode = (passcode: string): boolean => /^[0-9A-HJ-NP-Z]{6}$/.test(passcode);
