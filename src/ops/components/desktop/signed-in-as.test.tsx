import { act, fireEvent, render, screen } from '@testing-library/react';
import { answering, refusal } from '../../../../tests/component/server';
import { useConfirm } from '@/lib/confirm';
import { login } from '@/lib/transport/login';
import { SignedInAs } from './signed-in-as';

const moment = () => act(() => new Promise<void>(done => void setTimeout(done, 20)));
const leave = jest.fn();
const answer = (yes: boolean) => act(async () => useConfirm.getState().answer(yes));

beforeEach(() => {
  leave.mockReset();
  login.leave = leave;
});
afterEach(() => {
  delete login.leave;
});

test.each([
  { ended: {}, why: 'the session ends' },
  { ended: refusal('DESKTOP_SESSION_NOT_FOUND'), why: 'it is over already' },
])('the way out is asked about before anything that is not kept is lost: $why', async ({ ended }) => {
  const { of } = answering({ 'desktop.end': ended });
  render(<SignedInAs />);
  fireEvent.click(screen.getByRole('button', { name: '退出登录' }));
  expect(useConfirm.getState().question?.title).toBe('退出登录？');
  await answer(false);
  await moment();
  expect([of('desktop.end'), leave.mock.calls.length]).toEqual([[], 0]);
  fireEvent.click(screen.getByRole('button', { name: '退出登录' }));
  await answer(true);
  await moment();
  expect([of('desktop.end').length, leave.mock.calls.length]).toEqual([1, 1]);
});
