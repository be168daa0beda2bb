import type { Clock } from '../clock';
import type { Timers } from '../timers/timers';
import { invalidParam } from '../wire/errors';
import type { AdminHandler } from './admin';

const number = (params: Record<string, unknown>, name: string): number => {
  const value = params[name];
  // the largest instant a Date can hold
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 8.64e15)
    throw invalidParam(`${name} must be a whole number of milliseconds`);
  return value;
};

/**
 * `clock.get`, `clock.set` (`at`: epoch ms, or `offsetMs`), `clock.advance` (`ms`), `clock.reset`. The clock goes on
 * from where it is set. Open transactions that have become too old end, and timers that have become due fire once.
 */
export const clockAdmin = (clock: Clock, timers: () => Timers): Record<string, AdminHandler> => {
  const state = () => ({ now: clock.now(), offsetMs: clock.offsetMs() });
  const move = (offsetMs: number) => {
    clock.move(offsetMs);
    timers().clockMoved();
    return state();
  };
  return {
    'clock.get': state,
    'clock.set': params =>
      params.at === undefined
        ? move(number(params, 'offsetMs'))
        : move(number(params, 'at') - (clock.now() - clock.offsetMs())),
    'clock.advance': params => move(clock.offsetMs() + number(params, 'ms')),
    'clock.reset': () => move(0),
  };
};
