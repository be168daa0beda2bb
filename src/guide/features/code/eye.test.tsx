import { act, render } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { Failure } from '@/lib/failure';
import { Eye } from './eye';

/** WeChat's scanner: each opening waits until the test says what it saw, or that she closed it. */
const scanner = () => {
  const open: { see: (text: string, more?: object) => void; close: () => void; refuse: () => void }[] = [];
  (Taro as unknown as { scanCode: unknown }).scanCode = () =>
    new Promise((resolve, reject) =>
      open.push({
        see: (result, more) => resolve({ result, ...more }),
        close: () => reject({ errMsg: 'scanCode:fail cancel' }),
        refuse: () => reject({ errMsg: 'scanCode:fail auth deny' }),
      }),
    );
  return open;
};
const failure: Failure = { code: 'CODE_STALE', message: '会员码已过期', retryable: false };
const eye = (props: Partial<Parameters<typeof Eye>[0]> = {}) => (
  <Eye
    running
    turn={0}
    busy={false}
    failure={undefined}
    onSeen={() => true}

    {...props}
  />
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

test('a camera that the system refuses is said, with the way to allow it; a picture taken afterwards takes the words away', async () => {
  const open = scanner();
  const settings = jest.fn(async () => undefined);
  (Taro as unknown as { openSetting: unknown }).openSetting = settings;
  const { getByText, queryByText, getByRole } = render(eye());
  await act(async () => open[0]?.refuse());
  expect(getByText('相机没有打开')).toBeTruthy();
  getByRole('button', { name: '去设置' }).click();
  expect(settings).toHaveBeenCalledTimes(1);
  getByRole('button', { name: '再试一次' }).click();
  expect(open).toHaveLength(2);
  await act(async () => open[1]?.see('90'));
  expect(queryByText('相机没有打开')).toBeNull();
});

test.each([
  [
    { path: 'pages/home/index?scene=1', scanType: 'WX_CODE' },
    'pages/home/index?scene=1',
    'one that says where it leads',
  ],
  [{ scanType: 'WX_CODE' }, 'WX_CODE', 'one that does not'],
])('a mini-program code is asked about, never as nothing: %j', async (more, text, _why) => {
  const open = scanner();
  const onSeen = jest.fn(() => true);
  render(eye({ onSeen }));
  await act(async () => open[0]?.see('', more));
  expect(onSeen).toHaveBeenCalledWith(text);
});
