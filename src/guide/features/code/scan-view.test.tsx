import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { codeMessages as m } from './messages';
import { ScanView } from './scan-view';

beforeEach(() => {
  taroTest.reset();
  // WeChat's scanner, closed by hand
  Taro.scanCode = (() => Promise.reject(new Error('scanCode:fail cancel'))) as typeof Taro.scanCode;
});

test.each([
  ['CODE_STALE', true, 'the next code may be a good one'],
  ['STAFF_SUSPENDED', false, 'no code will be taken from her'],
  ['TERMINAL_LOCKED', false, 'no code will be taken here for a while'],
])('after %s scanning goes on: %s (%s)', async (code, goesOn) => {
  testServer({ 'visit.identify': () => ({ refuse: { code, message: '不能识别' } }) });
  render(<ScanView running turn={0} onOpened={() => undefined} />);
  fireEvent.change(screen.getByLabelText(m.typed), { target: { value: '90123456789012345678' } });
  expect(await screen.findByText('不能识别')).toBeTruthy();
  expect(screen.queryByText(m.goesOn) !== null).toBe(goesOn);
});

test('back from a visit the digits of the shopper before are gone; refused ones stay to be mended', async () => {
  testServer({ 'visit.identify': () => ({ refuse: { code: 'CODE_WRONG', message: '会员码不对' } }) });
  const view = (turn: number) => <ScanView running turn={turn} onOpened={() => undefined} />;
  const { rerender } = render(view(0));
  const typed = () => screen.getByLabelText<HTMLInputElement>(m.typed).value;
  fireEvent.change(screen.getByLabelText(m.typed), { target: { value: '90123456789012345678' } });
  await screen.findByText('会员码不对');
  expect(typed()).toBe('9012 3456 7890 1234 5678');
  rerender(view(1));
  expect(typed()).toBe('');
});

/** Keys on the page itself, no field focused; `ms` between two. */
const keys = (text: string, ms: number, target: Element = document.body) => {
  let at = performance.now();
  for (const key of [...text, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (at += ms) });
    target.dispatchEvent(event);
  }
};
const visit = { ticketId: 'visit_1' };

test('a hand scanner opens the visit though no field is focused; the same digits typed by hand do not', async () => {
  const server = testServer({ 'visit.identify': () => ({ data: visit }) });
  const opened = jest.fn();
  render(<ScanView running turn={0} onOpened={opened} />);
  keys('90123456789012345678', 150);
  expect(server.calls).toEqual([]);
  act(() => keys('90123456789012345678', 8));
  await waitFor(() => expect(opened).toHaveBeenCalledWith(visit));
  expect(server.of('visit.identify').map(({ data }) => data)).toEqual([{ code: '90123456789012345678' }]);
});

test('what a scanner types into a field is the field’s own', () => {
  const server = testServer({});
  render(<ScanView running turn={0} onOpened={() => undefined} />);
  keys('901234567890', 8, screen.getByLabelText(m.typed));
  expect(server.calls).toEqual([]);
});

test('a scanner is not listened to while another page lies on top', () => {
  const server = testServer({});
  render(<ScanView running={false} turn={0} onOpened={() => undefined} />);
  keys('90123456789012345678', 8);
  expect(server.calls).toEqual([]);
});

test('without a camera nobody is told to point one, and the field to type in looks empty', async () => {
  Taro.scanCode = (() =>
    Promise.reject(
      Object.assign(new Error(), { errMsg: 'scanCode:fail auth deny' }),
    )) as typeof Taro.scanCode;
  render(<ScanView running turn={0} onOpened={() => undefined} />);
  expect(screen.getByText(m.aim)).toBeTruthy();
  expect(await screen.findByText(m.cameraTitle.DENIED)).toBeTruthy();
  expect(screen.queryByText(m.aim)).toBeNull();
  const field = screen.getByLabelText<HTMLInputElement>(m.typed);
  expect([field.value, field.placeholder]).toEqual(['', m.typedPlaceholder]);
  expect(m.typedPlaceholder).not.toMatch(/\d/);
});
