import type { Tier } from '../member/tier';

/** What points are earned and worth; one for the whole group. */
export type PointsPolicy = {
  /** so many points take one yuan off */
  perYuan: number;
  /** points are used in whole multiples of this, so that what they take off is whole fen */
  step: number;
  /** at most this part of what is left of a bill after coupons, without freight */
  capBp: number;
  /** of one point for each whole yuan paid */
  rateBp: Readonly<Record<Tier, number>>;
  /** how long points that come back are good for when the time they had is over */
  shortDays: number;
};

export const POINTS_POLICY: PointsPolicy = {
  perYuan: 100,
  step: 100,
  capBp: 5_000,
  rateBp: { basic: 10_000, silver: 11_000, gold: 12_500, platinum: 15_000, diamond: 20_000 },
  shortDays: 30,
};

/** What points take off a bill, in fen; whole for multiples of the step. */
export const worthOf = (points: number, { perYuan }: PointsPolicy = POINTS_POLICY): number => Math.floor((points * 100) / perYuan);
