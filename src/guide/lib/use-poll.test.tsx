import { act, renderHook } from '@testing-library/react';
import { pauseBefore, usePoll } from './use-poll';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

test.each([
  { turn: 0, ms: 4_000, why: 'quick while the shopper walks to the till' },
  { turn: 4, ms: 4_000, why: 'still' },
  { turn: 5, ms: 6_000, why: 'then ever more rarely' },
  { turn: 6, ms: 9_000, why: 'by half each time' },
  { turn: 50, ms: 30_000, why: 'never rarer than twice a minute' },
])('the pause before turn $turn is $ms: $why', ({ turn, ms }) => expect(pauseBefore(turn)).toBe(ms));

test('asks while it is wanted, and quickly again after a break', async () => {
  const ask = jest.fn(() => Promise.resolve());
  const { rerender, unmount } = renderHook(({ wanted }) => usePoll(wanted, ask), {
    initialProps: { wanted: true },
  });
  await pass(60_000);
  const asked = ask.mock.calls.length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(12);
  rerender({ wanted: false });
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(asked);
  rerender({ wanted: true });
  await pass(4_000);
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
  await pass(4_000);
  expect(ask).toHaveBeenCalledTimes(2);
});
