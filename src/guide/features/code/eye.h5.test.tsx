import { act, render, screen } from '@testing-library/react';
import { Eye, SLOW_MS } from './eye.h5';
import { codeMessages as m } from './messages';

// written for browsers; nothing is decoded here
jest.mock('./load-decoder', () => ({ loadDecoder: async () => ({ decodeFrame: () => undefined }) }));

const camera = (getUserMedia: (() => Promise<unknown>) | undefined) =>
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: getUserMedia && { getUserMedia },
  });
const look = () => {
  const told: boolean[] = [];
  render(
    <Eye
      running
      turn={0}
      busy={false}
      failure={undefined}
      onSeen={() => true}
      onBlind={blind => told.push(blind)}
    />,
  );
  return told;
};
const refusing = (name: string) => () => Promise.reject(new DOMException('no', name));

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  camera(undefined);
});

test.each([
  { open: undefined, problem: 'INSECURE', why: 'a page that may not ask' },
  { open: refusing('NotFoundError'), problem: 'NONE', why: 'a desk without a camera' },
  { open: refusing('NotAllowedError'), problem: 'DENIED', why: 'she said no' },
] as const)(
  '$why: the panel says so and what to do, and nobody is told to point it',
  async ({ open, problem }) => {
    camera(open);
    const told = look();
    expect(screen.getByText(m.starting)).toBeTruthy();
    await act(async () => void (await jest.advanceTimersByTimeAsync(100)));
    expect(screen.getByText(m.cameraTitle[problem])).toBeTruthy();
    expect(screen.getByText(m.cameraHint[problem])).toBeTruthy();
    expect(screen.getByText(m.retryCamera)).toBeTruthy();
    expect(told.at(-1)).toBe(true);
  },
);

test('a question of the browser that nobody answers is told of after a while, and not before', async () => {
  camera(() => new Promise(() => undefined));
  const told = look();
  await act(async () => void (await jest.advanceTimersByTimeAsync(SLOW_MS - 1)));
  expect(screen.getByText(m.starting)).toBeTruthy();
  await act(async () => void (await jest.advanceTimersByTimeAsync(1)));
  expect(screen.queryByText(m.starting)).toBeNull();
  expect(screen.getByText(m.cameraHint.SLOW)).toBeTruthy();
  // asking once more would only ask her twice
  expect(screen.queryByText(m.retryCamera)).toBeNull();
  expect(told.at(-1)).toBe(true);
});
