import Taro from '@tarojs/taro';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { billCode } from '@core/domain/bill/code';
import type { StaffRole } from '@core/contracts/define';
import { useActing } from '@/lib/acting';
import { rememberGoods } from '../../lib/goods';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import ScanPage from '.';

const CODE = billCode(48_210_673_951);

const LABEL = /^或输入/;
const MEMBER = '90123456789012345678';
const counter = (counterId: string, name: string) => ({
  counterId,
  name,
  floor: '3F',
  storeId: 'st_1',
  storeName: '湖滨店',
  brands: [],
  categories: [],
});
const posts = [
  {
    role: 'cashier',
    wholeStore: true,
    store: { storeId: 'st_1', name: '湖滨店', city: '杭州' },
    counters: [counter('ct_1', '青萝专柜'), counter('ct_2', '知棉专柜')],
  },
];

const typed = (
  role: StaffRole,
  { code = CODE, counterId = 'ct_1', last }: { code?: string; counterId?: string | null; last?: string } = {},
) => {
  taroTest.reset();
  if (last !== undefined) rememberGoods({ counterId: last, brands: [], categories: [] });
  // WeChat's scanner, closed by hand
  Taro.scanCode = (() => Promise.reject(new Error('scanCode:fail cancel'))) as typeof Taro.scanCode;
  act(() =>
    useActing.setState({
      acting: { role, storeId: 'st_1', storeName: '湖滨店', ...(counterId === null ? {} : { counterId }) },
    }),
  );
  const server = testServer({
    'post.list': () => ({ data: { state: 'active', name: '吴桐', posts } }),
    'visit.identify': () => ({ data: { ticketId: 'vt_1' } }),
  });
  render(<ScanPage />);
  fireEvent.change(screen.getByLabelText(LABEL), { target: { value: code } });
  if (code === CODE) {
    expect(screen.getByText('这是待付账单的码，点「识别」打开')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '识别' }));
  }
  return server;
};
const lastUrl = () => JSON.stringify(taroTest.calls.at(-1));

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

describe('a cashier who stands at no counter', () => {
  test('comes to the money of a bill all the same', async () => {
    const server = typed('cashier', { counterId: null });
    await waitFor(() => expect(lastUrl()).toContain(`collect/index?code=${CODE}`));
    expect(server.calls).toEqual([]);
  });

  test('says at which counter a member buys, and the very code goes on', async () => {
    const server = typed('cashier', { code: MEMBER, counterId: null });
    expect(await screen.findByText('这位顾客在哪个柜台买？')).toBeTruthy();
    expect(server.of('visit.identify')).toEqual([]);
    fireEvent.click(await screen.findByText('3F 知棉专柜'));
    await waitFor(() => expect(lastUrl()).toContain('visit/index?ticketId=vt_1'));
    expect(server.of('visit.identify')).toMatchObject([
      { data: { code: MEMBER }, as: { role: 'cashier', counterId: 'ct_2' } },
    ]);
  });

  test('is offered the counter where she stood last in one tap', async () => {
    const server = typed('cashier', { code: MEMBER, counterId: null, last: 'ct_2' });
    fireEvent.click(await screen.findByRole('button', { name: '还是 3F 知棉专柜' }));
    await waitFor(() => expect(server.of('visit.identify')).toHaveLength(1));
  });

  test('may leave the question; the same code asks nothing again for a moment, another does', async () => {
    const server = typed('cashier', { code: MEMBER, counterId: null });
    fireEvent.click(await screen.findByRole('button', { name: '关闭' }));
    expect(screen.queryByText('这位顾客在哪个柜台买？')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '识别' }));
    expect(screen.queryByText('这位顾客在哪个柜台买？')).toBeNull();
    fireEvent.change(screen.getByLabelText(LABEL), { target: { value: '90123456789012345679' } });
    expect(await screen.findByText('这位顾客在哪个柜台买？')).toBeTruthy();
    expect(server.of('visit.identify')).toEqual([]);
  });
});

test('a cashier at a counter reads where her bills stand, and may stand elsewhere without a code', async () => {
  const server = typed('cashier', { code: '9', counterId: 'ct_1' });
  expect(screen.getByText(/^核销记在/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '换柜台' }));
  fireEvent.click(await screen.findByText('3F 知棉专柜'));
  expect(useActing.getState().acting).toMatchObject({ role: 'cashier', counterId: 'ct_2' });
  expect(server.of('visit.identify')).toEqual([]);
});

test('a guide at no counter has nothing to scan for yet', async () => {
  taroTest.reset();
  act(() => useActing.setState({ acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店' } }));
  testServer({});
  render(<ScanPage />);
  await waitFor(() => expect(lastUrl()).toContain('workbench'));
});
