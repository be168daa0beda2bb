/** The accounts of the books: all members' together, all debts together, and the house's own sides. */
export type PointsAccountName = 'member' | 'debt' | 'issue' | 'spent' | 'expired' | 'netted' | 'forfeited' | 'card' | 'opening';
export type PointsMoved = Partial<Record<PointsAccountName, number>>;

/** "member:mem_1" → "member": what is before the colon, or all of it. */
export const nameOf = (account: string): PointsAccountName => account.split(':')[0] as PointsAccountName;

export const addMoved = (one: PointsMoved, other: PointsMoved): PointsMoved => {
  const sum: PointsMoved = { ...one };
  for (const [name, points] of Object.entries(other) as [PointsAccountName, number][]) sum[name] = (sum[name] ?? 0) + points;
  return sum;
};
