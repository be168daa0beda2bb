import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { aMember, answering } from '../../../tests/component/server';
import { taroTest } from '../../../tests/component/taro';
import { NameInvite } from './name-invite';

beforeEach(() => taroTest.reset());

it('asks who told no name, with an empty field, and what she tells is kept', async () => {
  const { of } = answering({ 'member.rename': aMember({ name: '林晚' }) });
  render(<NameInvite name="会员" />);
  expect(screen.getByText(/导购只看得到姓/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '填称呼' }));
  const field = await screen.findByLabelText<HTMLInputElement>('称呼');
  expect(field.value).toBe('');
  fireEvent.input(field, { target: { value: ' 林晚 ' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(of('member.rename').map(({ data }) => data)).toEqual([{ name: '林晚' }]));
});

it('dismissed, it stays away, also the next time', () => {
  const { unmount } = render(<NameInvite name="会员" />);
  fireEvent.click(screen.getByRole('button', { name: '以后再说' }));
  expect(screen.queryByText('怎么称呼您')).toBeNull();
  unmount();
  expect(render(<NameInvite name="会员" />).container.textContent).toBe('');
});

it('asks nobody who has a name', () =>
  expect(render(<NameInvite name="林晚" />).container.textContent).toBe(''));
