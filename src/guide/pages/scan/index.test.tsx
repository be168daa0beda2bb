import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { billCode } from '@core/domain/bill/code';
import type { StaffRole } from '@core/contracts/define';
import { useActing } from '@/lib/acting';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import ScanPage from '.';

const CODE = billCode(48_210_673_951);

const typed = (role: StaffRole) => {
  taroTest.reset();
  // WeChat's scanner, closed by hand
  Taro.scanCode = (() => Promise.reject(new Error('scanCode:fail cancel'))) as typeof Taro.scanCode;
  act(() =>
    useActing.setState({ acting: { role, storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' } }),
  );
  const server = testServer({});
  render(<ScanPage />);
  fireEvent.change(screen.getByLabelText('或输入会员码下方的 20 位数字'), { target: { value: CODE } });
  expect(screen.getByText('这是待付账单的码，点「识别」打开')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '识别' }));
  return server;
};

test('a cashier who types the digits of a bill comes to its money', async () => {
  const server = typed('cashier');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
  expect(JSON.stringify(taroTest.calls.at(-1))).toContain(`collect/index?code=${CODE}`);
  expect(server.calls).toEqual([]);
});

test('a guide is told who takes the money of a bill', async () => {
  const server = typed('guide');
  expect(await screen.findByText('这是待付账单的码，请顾客到收银台付款')).toBeTruthy();
  expect(taroTest.calls.some(({ api }) => api === 'navigateTo')).toBe(false);
  expect(server.calls).toEqual([]);
});
