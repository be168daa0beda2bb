import type { OfferForm } from './draft-form';

export type Shares = Pick<OfferForm, 'mallShare' | 'brandShare' | 'platformShare'>;

/** Who takes the rest when the other's share is typed. */
const REST: Record<keyof Shares, keyof Shares> = {
  mallShare: 'brandShare',
  brandShare: 'mallShare',
  platformShare: 'mallShare',
};

/** "12.5" in hundredths of a percent; nothing is 0, and what is no share is told beside its field. */
const read = (text: string): number | undefined => {
  const plain = text.trim() === '' ? '0' : text.trim();
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
};

/** What the three come to, in basis points; undefined while one of them is no share. */
export const sumOfShares = (shares: Shares): number | undefined => {
  const parts = (Object.keys(REST) as (keyof Shares)[]).map(name => read(shares[name]));
  return parts.every(part => part !== undefined)
    ? parts.reduce((sum: number, part) => sum + (part ?? 0), 0)
    : undefined;
};

/** Which other share was worked out from the one that was typed. */
export const movedBy = (typed: keyof Shares, change: Partial<Shares>): keyof Shares | undefined =>
  (Object.keys(change) as (keyof Shares)[]).find(name => name !== typed);

/** One share as it is typed, with the rest of the hundred put where it belongs. */
export const withShare = (shares: Shares, name: keyof Shares, text: string): Partial<Shares> => {
  const rest = REST[name];
  const typed = text.trim() === '' ? undefined : read(text);
  const third = (Object.keys(REST) as (keyof Shares)[]).find(one => one !== name && one !== rest)!;
  const other = read(shares[third]);
  if (typed === undefined || other === undefined) return { [name]: text };
  const left = 10_000 - typed - other;
  return left < 0 ? { [name]: text } : { [name]: text, [rest]: String(left / 100) };
};
