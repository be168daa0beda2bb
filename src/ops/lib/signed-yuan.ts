import { yuanText } from '@core/domain/money-text';
import { parseYuan } from '@/lib/amount';

/** "-120.5" as −12050 fen; undefined when it is no amount, or nothing. Minus signs of Chinese keyboards count too. */
export const parseSignedYuan = (text: string): number | undefined => {
  const trimmed = text.trim();
  const minus = /^[-−－]/.test(trimmed);
  const amount = parseYuan(minus ? trimmed.slice(1) : trimmed);
  if (!amount.ok) return undefined;
  return minus ? 0 - amount.fen : amount.fen;
};

/** "−¥20.50" for −2050, as amounts stand on pages; nothing before one above zero. */
export const signedYuanText = (fen: number): string => `${fen < 0 ? '−' : ''}¥${yuanText(Math.abs(fen))}`;

/** "+¥20.50" for 2050: by how much something changes. */
export const changeYuanText = (fen: number): string => `${fen > 0 ? '+' : ''}${signedYuanText(fen)}`;
