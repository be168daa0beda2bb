import { parseYuan } from '@/lib/amount';

/** "-120.5" as −12050 fen; undefined when it is no amount, or nothing. Minus signs of Chinese keyboards count too. */
export const parseSignedYuan = (text: string): number | undefined => {
  const trimmed = text.trim();
  const minus = /^[-−－]/.test(trimmed);
  const amount = parseYuan(minus ? trimmed.slice(1) : trimmed);
  if (!amount.ok) return undefined;
  return minus ? 0 - amount.fen : amount.fen;
};
