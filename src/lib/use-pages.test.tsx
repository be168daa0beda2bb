import { act, renderHook, waitFor } from '@testing-library/react';
import { usePages } from './use-pages';

/** A store that answers two at a time, newest first. */
const server = () => {
  const rows = ['e', 'd', 'c', 'b', 'a'];
  const asked: (string | undefined)[] = [];
  const ask = async (cursor?: string) => {
    asked.push(cursor);
    const from = cursor === undefined ? 0 : rows.indexOf(cursor) + 1;
    const items = rows.slice(from, from + 2);
    const more = from + 2 < rows.length ? { nextCursor: items[1]! } : {};
    return { ok: true as const, data: { items, ...more }, serverAt: 1 };
  };
  return { rows, asked, ask };
};

const opened = async (initial = { of: 'all' }) => {
  const { rows, asked, ask } = server();
  const hook = renderHook(({ of }) => usePages(ask, { deps: [of] }), { initialProps: initial });
  await waitFor(() => expect(hook.result.current.items).toEqual(['e', 'd']));
  return { ...hook, rows, asked, shown: () => hook.result.current.items.join('') };
};

it('asked again comes back as long as it was, with what came meanwhile', async () => {
  const { result, rows, shown } = await opened();
  await act(() => result.current.more());
  expect(shown()).toBe('edcb');
  rows.unshift('f');
  await act(() => result.current.reload());
  expect(shown()).toBe('fedc');
  await act(() => result.current.more());
  expect(shown()).toBe('fedcba');
  expect(result.current.hasMore).toBe(false);
});

it('a list that became shorter ends where it ends', async () => {
  const { result, rows, shown } = await opened();
  await act(() => result.current.more());
  rows.splice(1);
  await act(() => result.current.reload());
  expect([shown(), result.current.hasMore]).toEqual(['e', false]);
});

it('another question begins at its first page', async () => {
  const { result, rerender, asked, shown } = await opened();
  await act(() => result.current.more());
  asked.length = 0;
  rerender({ of: 'some' });
  await waitFor(() => expect(shown()).toBe('ed'));
  expect(asked).toEqual([undefined]);
});
