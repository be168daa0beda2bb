import { act, render } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { Failure } from '@/lib/failure';
import { Eye } from './eye';

/** WeChat's scanner: each opening waits until the test says what it saw, or that she closed it. */
const scanner = () => {
  const open: { see: (text: string) => void; close: () => void }[] = [];
  (Taro as unknown as { scanCode: unknown }).scanCode = () =>
    new Promise((resolve, reject) =>
      open.push({
        see: result => resolve({ result }),
        close: () => reject(new Error('scanCode:fail cancel')),
      }),
    );
  return open;
};
const failure: Failure = { code: 'CODE_STALE', message: '会员码已过期', retryable: false };
const eye = (props: Partial<Parameters<typeof Eye>[0]> = {}) => (
  <Eye running turn={0} busy={false} failure={undefined} onSeen={() => true} {...props} />
);
const later = () => act(async () => void jest.advanceTimersByTime(5_000));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('the scanner opens by itself, and again after each visit', async () => {
  const open = scanner();
  const { rerender } = render(eye());
  expect(open).toHaveLength(1);
  await act(async () => open[0]?.see('90'));
  rerender(eye({ turn: 1 }));
  expect(open).toHaveLength(2);
});

test('after a refused code it goes on by itself, once there was time to read why', async () => {
  const open = scanner();
  const { rerender } = render(eye());
  await act(async () => open[0]?.see('90'));
  rerender(eye({ failure }));
  expect(open).toHaveLength(1);
  await later();
  expect(open).toHaveLength(2);
});

test.each([
  [{ running: false }, 'another page lies over it'],
  [{ busy: true }, 'the next code is being asked about'],
])('it stays closed with %j (%s)', async (props, _why) => {
  const open = scanner();
  const { rerender } = render(eye());
  await act(async () => open[0]?.see('90'));
  rerender(eye({ failure, ...props }));
  await later();
  expect(open).toHaveLength(1);
});

test('closed by her own hand it waits for her tap', async () => {
  const open = scanner();
  const { rerender, getByRole } = render(eye());
  await act(async () => open[0]?.close());
  rerender(eye({ failure }));
  await later();
  expect(open).toHaveLength(1);
  getByRole('button').click();
  expect(open).toHaveLength(2);
});

test('the same refused code again does not go round in circles', async () => {
  const open = scanner();
  const { rerender } = render(eye({ onSeen: () => false }));
  await act(async () => open[0]?.see('90'));
  rerender(eye({ failure, onSeen: () => false }));
  await later();
  expect(open).toHaveLength(1);
});
