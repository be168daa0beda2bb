import type { Query, ViewState } from './use-query';

const worst: readonly ViewState[] = ['offline', 'error', 'loading', 'empty', 'ready'];

/** Two questions of one view as one: in the worse state of the two, with both answers once both are there. */
export const both = <A, B>(a: Query<A>, b: Query<B>): Query<readonly [A, B]> => ({
  state: worst.find(state => a.state === state || b.state === state) ?? 'ready',
  data: a.data !== undefined && b.data !== undefined ? [a.data, b.data] : undefined,
  failure: a.failure ?? b.failure,
  refreshing: a.refreshing || b.refreshing,
  reload: async () => {
    await Promise.all([a.reload(), b.reload()]);
  },
  set: ([first, second]) => {
    a.set(first);
    b.set(second);
  },
});
