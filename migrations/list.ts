import { consentTexts } from './0001-consent-texts';
import { pointsAndTiers } from './0002-points-and-tiers';
import { offersSeen } from './0003-offers-seen';
import { salesDays } from './0004-sales-days';
import { couponNumbers } from './0005-coupon-numbers';
import { salesDaysNet } from './0006-sales-days-net';
import { statementsAnswered } from './0007-statements-answered';
import type { Migration } from './migrate';

/** Changes of stored data, in the order in which they are applied; add at the end, never edit. */
export const migrations: readonly Migration[] = [
  consentTexts,
  pointsAndTiers,
  offersSeen,
  salesDays,
  couponNumbers,
  salesDaysNet,
  statementsAnswered,
];
