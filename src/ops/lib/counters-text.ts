import { byFloor } from '@/lib/floor';
import { opsMessages as m } from './messages';

type Counter = { name: string; floor: string };
const SHOWN = 2;

/**
 * "2F 澜汀女装、3F 木作家居", "… 等 12 个柜台" when there are more than fit a line, and "全店" for every one of several
 * counters. `ofStore` is how many counters the store has.
 */
export const countersText = (counters: readonly Counter[], ofStore: number): string => {
  if (counters.length > 1 && counters.length === ofStore) return m.wholeStore;
  const names = byFloor(counters).map(({ floor, name }) => `${floor} ${name}`);
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? m.andMore(shown, names.length) : shown;
};
