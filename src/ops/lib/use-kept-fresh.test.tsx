import { act, fireEvent, renderHook } from '@testing-library/react';
import { taroTest } from '../../../tests/component/taro';
import { FRESH_EVERY_MS, useKeptFresh } from './use-kept-fresh';

const opened = (ask: () => unknown = () => undefined) => {
  const asked = jest.fn(ask);
  renderHook(() => useKeptFresh(asked));
  return asked;
};
const wait = () => act(() => jest.advanceTimersByTimeAsync(FRESH_EVERY_MS));

beforeEach(() => {
  taroTest.reset();
  jest.useFakeTimers();
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('asks nothing of its own when it opens, then each half minute', async () => {
  const asked = opened();
  expect(asked).toHaveBeenCalledTimes(0);
  await wait();
  await wait();
  expect(asked).toHaveBeenCalledTimes(2);
});

test.each([
  ['the page shows once more', () => taroTest.show()],
  ['its window is looked at again', () => fireEvent.focus(window)],
])('asks at once when %s', async (_, look) => {
  const asked = opened();
  await act(async () => look());
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a page under another one, or in a tab behind, asks nothing', async () => {
  const asked = opened();
  act(() => taroTest.hide());
  await wait();
  fireEvent.focus(window);
  act(() => taroTest.show());
  expect(asked).toHaveBeenCalledTimes(1);
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await wait();
  expect(asked).toHaveBeenCalledTimes(1);
});

test('what shows and is looked at in one moment asks once, also while the answer is on its way', async () => {
  let answer = () => {};
  const asked = opened(() => new Promise<void>(done => (answer = done)));
  act(() => taroTest.show());
  fireEvent.focus(window);
  fireEvent.focus(window);
  expect(asked).toHaveBeenCalledTimes(1);
  await act(async () => answer());
  fireEvent.focus(window);
  expect(asked).toHaveBeenCalledTimes(2);
});
