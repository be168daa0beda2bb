/** The largest amount a bill line may carry, in fen: the contract's bound. */
const MAX_FEN = 100_000_000_000;

export type AmountProblem = 'EMPTY' | 'NOT_A_NUMBER' | 'TOO_PRECISE' | 'ZERO' | 'TOO_LARGE';
export type ParsedAmount = { ok: true; fen: number } | { ok: false; problem: AmountProblem };

/** Full-width digits, dots and commas, as Chinese keyboards type them, in their ASCII form. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９．，]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/。/g, '.');

/**
 * Reads an amount of yuan as a person types it ("¥1,234.5") into integer fen, digit by digit and never through a float.
 * Answers why not when it cannot: nothing typed, not an amount, more than two decimals, zero, or beyond the contract's bound.
 */
export const parseYuan = (text: string): ParsedAmount => {
  const plain = halfWidth(text).replace(/[\s,¥￥元]/g, '');
  if (plain === '') return { ok: false, problem: 'EMPTY' };
  const match = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  const yuan = match?.[1] ?? '';
  const decimals = match?.[2] ?? '';
  if (!match || yuan + decimals === '') return { ok: false, problem: 'NOT_A_NUMBER' };
  if (decimals.length > 2) return { ok: false, problem: 'TOO_PRECISE' };
  const digits = (yuan + decimals.padEnd(2, '0')).replace(/^0+/, '');
  if (digits === '') return { ok: false, problem: 'ZERO' };
  if (digits.length > 12 || Number(digits) > MAX_FEN) return { ok: false, problem: 'TOO_LARGE' };
  return { ok: true, fen: Number(digits) };
};
