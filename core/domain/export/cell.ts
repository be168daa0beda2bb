/** What a table that is taken away holds. */
export type Value =
  { kind: 'text'; text: string } | { kind: 'day'; day: string } | { kind: 'fen'; fen: number } | { kind: 'count'; count: number };

/** A cell of words; empty for what there is not. */
export const text = (value: string | undefined): Value => ({ kind: 'text', text: value ?? '' });

/** A cell of a day of the business calendar, "2026-11-21". */
export const dayValue = (day: string): Value => ({ kind: 'day', day });

/** A cell of an amount in fen, written as yuan. */
export const fenValue = (fen: number): Value => ({ kind: 'fen', fen });

/** A cell of a whole number. */
export const count = (value: number): Value => ({ kind: 'count', count: value });

/**
 * Spreadsheets take a cell that begins so for a formula; full-width signs too, which some of them fold to the plain ones,
 * and what stands behind spaces or characters that cannot be seen. A tab or a line break can begin a cell of its own.
 */
const FORMULA =
  /^[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n]/;

/** XML 1.0 knows none of these, and no half characters: a file with one is "damaged". */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that no spreadsheet calculates with: an apostrophe before what could be a formula. */
export const safeText = (value: string): string => {
  const writable = value.replace(UNWRITABLE, '');
  return FORMULA.test(writable) ? `'${writable}` : writable;
};

/** "-1234.50" for -123450: a plain number, without thousands, that a spreadsheet can add up. */
export const plainYuan = (fen: number): string => {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an integer amount of fen: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
