import type { StaffRole } from '@core/contracts/define';
import { api, type Answer } from '@/lib/api';
import { go } from '@/lib/go';

export type WaitingKey =
  | 'applicants'
  | 'unmet'
  | 'confirmations'
  | 'publishable'
  | 'joinable'
  | 'statements'
  | 'disputes'
  | 'exports';

/** How many wait; `more`: there are others beyond what was counted. */
export type Count = { count: number; more: boolean };

/** One kind of thing that waits for somebody in these posts, and the way to where it is done. */
export type Source = {
  key: WaitingKey;
  roles: readonly StaffRole[];
  open: () => void;
  ask: () => Promise<Answer<Count>>;
};

const LIMIT = 100;

const counted = <T>(
  answer: Answer<{ items: T[]; nextCursor?: string }>,
  waits: (item: T) => boolean = () => true,
): Answer<Count> =>
  answer.ok
    ? {
        ...answer,
        data: { count: answer.data.items.filter(waits).length, more: answer.data.nextCursor !== undefined },
      }
    : answer;

/** Every kind, in the order in which they stand on the page. */
export const sources: readonly Source[] = [
  {
    key: 'applicants',
    roles: ['store-manager'],
    open: () => go('staff'),
    ask: async () => counted(await api.ops('staff.list', {}), ({ state }) => state === 'applied'),
  },
  {
    key: 'unmet',
    roles: ['store-manager'],
    open: () => go('unmet'),
    ask: async () => counted(await api.guide('redemption.unmet', { limit: LIMIT })),
  },
  {
    key: 'confirmations',
    roles: ['group-operator', 'brand-operator'],
    open: () => go('offers', { show: 'asked' }),
    ask: async () => counted(await api.ops('offer.list', { asked: true, limit: LIMIT })),
  },
  {
    key: 'publishable',
    roles: ['group-operator', 'brand-operator'],
    open: () => go('offers', { show: 'confirmed' }),
    ask: async () =>
      counted(await api.ops('offer.list', { state: 'confirmed', limit: LIMIT }), ({ made }) => made),
  },
  {
    key: 'joinable',
    roles: ['store-manager', 'brand-operator'],
    open: () => go('joining'),
    ask: async () =>
      counted(await api.ops('offer.joinable', {}), ({ counters }) => counters.every(({ joined }) => !joined)),
  },
  {
    key: 'statements',
    roles: ['brand-operator'],
    open: () => go('statements'),
    ask: async () =>
      counted(await api.ops('statement.list', { limit: LIMIT }), ({ state }) => state === 'issued'),
  },
  {
    key: 'disputes',
    roles: ['finance', 'group-operator'],
    open: () => go('statements'),
    ask: async () =>
      counted(await api.ops('statement.list', { limit: LIMIT }), ({ state }) => state === 'disputed'),
  },
  {
    key: 'exports',
    roles: ['finance', 'group-operator'],
    open: () => go('exports'),
    ask: async () =>
      counted(
        await api.ops('export.list', { limit: LIMIT }),
        ({ state, mine }) => state === 'waiting' && !mine,
      ),
  },
];
