import Taro from '@tarojs/taro';
import { fireEvent, render, screen } from '@testing-library/react';
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
