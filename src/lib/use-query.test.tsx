import { act, renderHook, waitFor } from '@testing-library/react';
import type { Answer } from './api';
import { clientFailure } from './failure';
import { useNetwork } from './network';
import { useQuery } from './use-query';

const good = <T,>(data: T): Answer<T> => ({ ok: true, data, serverAt: 1 });
const bad = (code: 'OFFLINE' | 'SERVER'): Answer<never> => ({ ok: false, failure: clientFailure(code) });

/** Answers that the test gives when it likes, in any order. */
const asked = <T,>() => {
  const waiting: ((answer: Answer<T>) => void)[] = [];
  return {
    ask: () => new Promise<Answer<T>>(resolve => waiting.push(resolve)),
    answer: (index: number, answer: Answer<T>) => act(async () => waiting[index]?.(answer)),
    count: () => waiting.length,
  };
};

beforeEach(() => useNetwork.setState({ online: true }));

describe('the states of a view', () => {
  it.each<[Answer<readonly string[]>, string, string]>([
    [good(['a']), 'ready', 'something came'],
    [good([]), 'empty', 'nothing came'],
    [bad('SERVER'), 'error', 'it went wrong'],
    [bad('OFFLINE'), 'offline', 'there was no network'],
  ])('%j is %s: %s', async (answer, state) => {
    const { result } = renderHook(() =>
      useQuery<readonly string[]>(() => Promise.resolve(answer), { isEmpty: list => list.length === 0 }),
    );
    expect(result.current.state).toBe('loading');
    await waitFor(() => expect(result.current.state).toBe(state));
  });

  it('does not ask while it is not enabled', async () => {
    const { ask, count } = asked<string>();
    const { result, rerender } = renderHook(({ enabled }) => useQuery(ask, { enabled }), {
      initialProps: { enabled: false },
    });
    expect([count(), result.current.state]).toEqual([0, 'loading']);
    rerender({ enabled: true });
    expect(count()).toBe(1);
  });
});

describe('asking again', () => {
  it('keeps the last data while it asks and when that fails', async () => {
    const { ask, answer } = asked<string>();
    const { result } = renderHook(() => useQuery(ask));
    await answer(0, good('first'));
    act(() => void result.current.reload());
    expect([result.current.state, result.current.data, result.current.refreshing]).toEqual([
      'ready',
      'first',
      true,
    ]);
    await answer(1, bad('SERVER'));
    expect([result.current.state, result.current.data, result.current.failure?.code]).toEqual([
      'ready',
      'first',
      'SERVER',
    ]);
  });

  it('ignores an answer that a later question overtook', async () => {
    const { ask, answer } = asked<string>();
    const { result } = renderHook(() => useQuery(ask));
    act(() => void result.current.reload());
    await answer(1, good('later'));
    await answer(0, good('earlier'));
    expect(result.current.data).toBe('later');
  });

  it('forgets the data of another question', async () => {
    const { ask, answer } = asked<string>();
    const { result, rerender } = renderHook(({ id }) => useQuery(ask, { deps: [id] }), {
      initialProps: { id: 1 },
    });
    await answer(0, good('of one'));
    rerender({ id: 2 });
    expect([result.current.state, result.current.data]).toEqual(['loading', undefined]);
  });

  it('asks by itself when the network is back, without taking the page away', async () => {
    const { ask, answer, count } = asked<string>();
    const { result } = renderHook(() => useQuery(ask));
    act(() => useNetwork.setState({ online: false }));
    await answer(0, bad('OFFLINE'));
    act(() => useNetwork.setState({ online: true }));
    expect([count(), result.current.state]).toEqual([2, 'offline']);
    await answer(1, good('there'));
    expect(result.current.state).toBe('ready');
  });
});
