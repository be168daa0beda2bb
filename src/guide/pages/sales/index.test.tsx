import { act, fireEvent, render, screen } from '@testing-library/react';
import { dateText } from '@core/domain/calendar';
import { useActing } from '@/lib/acting';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import SalesPage from '.';

const today = dateText(Date.now());
const stand = (counterId?: string) =>
  useActing.setState({
    acting: {
      role: 'store-manager',
      storeId: 'st_1',
      storeName: '湖滨店',
      counterId,
      counterName: '',
    } as never,
  });
const start = () => {
  const server = testServer({ 'sale.find': () => ({ data: { items: [] } }) });
  render(<SalesPage />);
  return server;
};
const last = (server: ReturnType<typeof start>) => server.of('sale.find').at(-1)!.data;
const type = (label: string, value: string) =>
  act(async () => void fireEvent.input(screen.getByLabelText(label), { target: { value } }));

beforeEach(() => taroTest.reset());

test('a counter’s day, and its slip once there is a number; a day that is half typed asks nothing', async () => {
  stand('ct_1');
  const server = start();
  await screen.findByText('没有找到小票');
  expect(last(server)).toEqual({ by: { day: today, counterId: 'ct_1' } });
  await type('小票号', 'T3-1');
  expect(last(server)).toEqual({ by: { counterId: 'ct_1', day: today, slipNo: 'T3-1' } });
  const asked = server.calls.length;
  await type('日期', '2026-02-30');
  expect(screen.getByText('请按 2026-11-21 的样子填写')).toBeTruthy();
  expect(server.calls).toHaveLength(asked);
  await type('日期', '2026-02-28');
  expect(last(server)).toEqual({ by: { counterId: 'ct_1', day: '2026-02-28', slipNo: 'T3-1' } });
});

test('of one shopper every day counts, until one is chosen', async () => {
  stand('ct_1');
  taroTest.setParams({ memberId: 'mem_1' });
  const server = start();
  await screen.findByText('没有找到小票');
  expect(last(server)).toEqual({ by: { memberId: 'mem_1' } });
  await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: '所有日期' })));
  expect(last(server)).toEqual({ by: { memberId: 'mem_1', day: today } });
});
