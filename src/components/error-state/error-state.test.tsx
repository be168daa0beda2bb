import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useActing } from '@/lib/acting';
import { ErrorState } from './error-state';

const refused = {
  code: 'ROLE_REQUIRED' as const,
  message: '您没有这项操作的权限，请联系店长',
  retryable: false,
  requestId: 'r1',
};

const replaced = jest.spyOn(Taro, 'redirectTo').mockResolvedValue({ errMsg: 'ok' });
afterEach(() => replaced.mockClear());

test('who opens a page of the staff before a post was chosen is led to the choice', () => {
  act(() => useActing.getState().forget());
  render(<ErrorState failure={refused} />);
  expect(screen.getByText('先选好今天的岗位，再打开这一页')).toBeTruthy();
  fireEvent.click(screen.getByText('选择岗位'));
  expect(replaced).toHaveBeenCalledWith({ url: '/guide/pages/workbench/index' });
});

test('whose post may not open it reads why, and goes back', () => {
  act(() => useActing.getState().choose({ role: 'guide', storeId: 's1', storeName: '湖滨店' }));
  render(<ErrorState failure={refused} />);
  expect(screen.getByText('您没有这项操作的权限，请联系店长')).toBeTruthy();
  expect(screen.getByText('返回')).toBeTruthy();
});
