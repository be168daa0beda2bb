import type { Database, Where } from '../../db/database';

/**
 * Coupons whose time is over and that are in nobody's hands; those that somebody paid for, which are refunded, or the
 * others, which expire. A gift ends with its coupon at the latest.
 */
export const overdue = ({ command }: Database, now: number, paid: boolean): Where => {
  const over = { validUntil: command.lt(now), paid: command.exists(paid) };
  return command.or([
    { state: 'issued', ...over },
    { state: 'locked', 'lock.until': command.lte(now), ...over },
    { state: 'giving', ...over },
  ]) as unknown as Where;
};
