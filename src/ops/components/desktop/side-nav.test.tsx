import { fireEvent, render, screen } from '@testing-library/react';
import { taroTest } from '../../../../tests/component/taro';
import { useActing } from '@/lib/acting';
import { SideNav } from './side-nav';

beforeEach(() => {
  taroTest.reset();
  useActing.getState().choose({ role: 'group-operator', storeId: 'st_1', storeName: '湖滨店' });
});

test.each([
  ['its own item leads a page below it, or a list that was narrowed, to the top', '优惠管理', 'offers'],
  ['another item leads to its page', '操作记录', 'audit'],
])('%s', (_, title, page) => {
  render(<SideNav current="offers" />);
  expect(screen.getByRole('link', { current: true }).textContent).toBe('优惠管理');
  fireEvent.click(screen.getByRole('link', { name: title }));
  expect(taroTest.calls).toMatchObject([{ api: 'reLaunch', options: { url: `/ops/pages/${page}/index` } }]);
});
