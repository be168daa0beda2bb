import { act, fireEvent, render, screen } from '@testing-library/react';
import { aDueBill } from '../../../tests/builders/open-bill';
import { aMember, answering, aSession } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { forgetSession } from '@/lib/session';
import DuePage from './index';

const session = { 'session.open': aSession({ member: aMember() }) };

// jsdom draws nothing
beforeAll(() => jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
beforeEach(() => {
  taroTest.reset();
  forgetSession();
});
afterEach(() => jest.useRealTimers());

it('shows the code, what is to be paid, where it was opened and until when it holds what', async () => {
  answering({ ...session, 'bill.due': { items: [aDueBill()] } });
  render(<DuePage />);
  expect(await screen.findByLabelText('账单二维码')).toBeTruthy();
  expect(screen.getByText('9148 2106 7395 13')).toBeTruthy();
  expect(screen.getByLabelText('250.00元', { selector: '.y-money--32' })).toBeTruthy();
  expect(screen.getByText('2F 澜汀专柜 · 林晓开单')).toBeTruthy();
  expect(screen.getByText('到收银台出示，收银员扫码收款')).toBeTruthy();
  expect(screen.getByText(/前未付款会自动取消，券退回您的账户$/)).toBeTruthy();
});

it('says kindly that nothing waits', async () => {
  answering({ ...session, 'bill.due': { items: [] } });
  render(<DuePage />);
  expect(await screen.findByText('没有待付的账单')).toBeTruthy();
});

it('one that is paid while she looks is told as over, with the way to its receipt', async () => {
  jest.useFakeTimers();
  let items = [aDueBill()];
  answering({ ...session, 'bill.due': () => ({ items }) });
  render(<DuePage />);
  expect(await screen.findByLabelText('账单二维码')).toBeTruthy();
  items = [];
  await act(async () => void (await jest.advanceTimersByTimeAsync(2_500)));
  fireEvent.click(screen.getByRole('button', { name: '看消息' }));
  expect(screen.queryByLabelText('账单二维码')).toBeNull();
  expect(taroTest.calls.at(-1)).toMatchObject({
    options: { url: expect.stringContaining('pages/inbox/index') },
  });
});

it('one whose time runs out while she looks is no longer shown', async () => {
  jest.useFakeTimers();
  const items = [aDueBill({ until: Date.now() + 1_500 })];
  answering({ ...session, 'bill.due': () => ({ items }) });
  render(<DuePage />);
  expect(await screen.findByLabelText('账单二维码')).toBeTruthy();
  await act(async () => void (await jest.advanceTimersByTimeAsync(3_000)));
  expect(screen.queryByLabelText('账单二维码')).toBeNull();
});
