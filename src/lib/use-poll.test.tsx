import { act, renderHook } from '@testing-library/react';
import { pauseBefore, usePoll } from './use-poll';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test.each([
  { turn: 0, ms: 2_000, why: 'quick while the shopper stands there' },
  { turn: 149, ms: 2_000, why: 'for the first five minutes' },
  { turn: 150, ms: 10_000, why: 'then more rarely' },
  { turn: 1_000, ms: 10_000, why: 'never rarer than that: the bill lives for half an hour' },
])('the pause before turn $turn is $ms: $why', ({ turn, ms }) => expect(pauseBefore(turn)).toBe(ms));

test('asks while it is wanted, and quickly again after a break', async () => {
  const ask = jest.fn(() => Promise.resolve());
  const { rerender, unmount } = renderHook(({ wanted }) => usePoll(wanted, ask), {
    initialProps: { wanted: true },
  });
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(30);
  await pass(5 * 60_000);
  const asked = ask.mock.calls.length;
  expect(asked).toBe(150 + 6);
  rerender({ wanted: false });
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked);
  rerender({ wanted: true });
  await pass(2_000);
  expect(ask).toHaveBeenCalledTimes(asked + 1);
  unmount();
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked + 1);
});

test('a slow answer is waited for before the next question', async () => {
  let answer = (): void => undefined;
  const ask = jest.fn(() => new Promise<void>(resolve => (answer = resolve)));
  renderHook(() => usePoll(true, ask));
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  answer();
  await pass(2_000);
  expect(ask).toHaveBeenCalledTimes(2);
});
