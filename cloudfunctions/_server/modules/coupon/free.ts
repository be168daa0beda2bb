import type { Command, Where } from '../../db/database';

/** Both of two conditions, where one of them is a choice. */
export const bothOf = (command: Command, ...conditions: readonly unknown[]): Where =>
  command.and([...conditions] as object[]) as unknown as Where;

/**
 * In nobody's hands but its holder's: issued, or offered or locked until an instant that is over, whether or not a timer
 * has come by. The stored twin of `stateAt(…) === 'issued'`.
 */
export const isFree = (command: Command, now: number): unknown =>
  command.or([{ state: 'issued' }, { state: 'locked', 'lock.until': command.lte(now) }, { state: 'giving', giftUntil: command.lte(now) }]);

/** What a coupon carries only while it is locked or offered; taken off by whatever ends that. */
export const letGo = (command: Command) => ({ lock: command.remove(), giftUntil: command.remove(), giftId: command.remove() });
