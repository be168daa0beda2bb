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
      counterName: counterId && '青萝专柜',
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
const pick = (day: string) =>
  act(
    async () =>
      void fireEvent.change(document.querySelector('[data-mode="date"]')!, { target: { value: day } }),
  );
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));

beforeEach(() => taroTest.reset());

test('a counter’s day, and its slip once there is a number: looked for by the button, not by every key', async () => {
  stand('ct_1');
  const server = start();
  await screen.findByText('没有找到小票');
  expect(last(server)).toEqual({ by: { day: today, counterId: 'ct_1' } });
  await type('小票号', ' T3-1 ');
  await pick('2026-02-28');
  expect(server.of('sale.find')).toHaveLength(1);
  await press('查小票');
  expect(server.of('sale.find')).toHaveLength(2);
  expect(last(server)).toEqual({ by: { counterId: 'ct_1', day: '2026-02-28', slipNo: 'T3-1' } });
  await press('查小票');
  expect(server.of('sale.find')).toHaveLength(3);
});

test('the keyboard’s own key looks for it too', async () => {
  stand('ct_1');
  const server = start();
  await screen.findByText('没有找到小票');
  await type('小票号', 'T3-1');
  await act(async () => void fireEvent.keyDown(screen.getByLabelText('小票号'), { key: 'Enter' }));
  expect(last(server)).toMatchObject({ by: { slipNo: 'T3-1' } });
});

test.each([
  { why: 'no day', day: '', slipNo: '', told: '请选择日期' },
  { why: 'a slip that no till prints', day: today, slipNo: 'T3/1', told: /小票号只有数字、字母和横线/ },
])('with $why nothing is asked, and the field says so', async ({ day, slipNo, told }) => {
  stand('ct_1');
  const server = start();
  await screen.findByText('没有找到小票');
  await pick(day);
  await type('小票号', slipNo);
  expect(screen.queryByText(told)).toBeNull();
  await press('查小票');
  expect(screen.getByText(told)).toBeTruthy();
  expect(server.of('sale.find')).toHaveLength(1);
});

test('whoever stands at no counter finds a slip of any', async () => {
  stand();
  const server = start();
  await screen.findByText('没有找到小票');
  await type('小票号', 'T3-1');
  await press('查小票');
  expect(last(server)).toEqual({ by: { day: today, slipNo: 'T3-1' } });
});

test('from a receipt it opens with that slip', async () => {
  stand();
  taroTest.setParams({ slipNo: 'T3-1', day: '2026-02-28' });
  const server = start();
  await screen.findByText('没有找到小票');
  expect(server.of('sale.find').map(({ data }) => data)).toEqual([
    { by: { day: '2026-02-28', slipNo: 'T3-1' } },
  ]);
  expect(screen.getByLabelText<HTMLInputElement>('小票号').value).toBe('T3-1');
});

test('of one shopper every day counts, until one is chosen', async () => {
  stand('ct_1');
  taroTest.setParams({ memberId: 'mem_1' });
  const server = start();
  await screen.findByText('没有找到小票');
  expect(last(server)).toEqual({ by: { memberId: 'mem_1' } });
  await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: '所有日期' })));
  expect(last(server)).toEqual({ by: { memberId: 'mem_1', day: today } });
  await pick('2026-02-28');
  await press('查小票');
  expect(last(server)).toEqual({ by: { memberId: 'mem_1', day: '2026-02-28' } });
});

test.each([
  { at: 'ct_1', says: '这位顾客在青萝专柜的小票', told: /^别的柜台的小票这里看不到.*小票由收银机上传/ },
  { at: undefined, says: '这位顾客在全店的小票', told: /^小票由收银机上传/ },
])('nothing of one shopper at $at: where it looked, and no number to check', async ({ at, says, told }) => {
  stand(at);
  taroTest.setParams({ memberId: 'mem_1' });
  start();
  await screen.findByText('没有找到小票');
  expect(screen.getByText(says)).toBeTruthy();
  expect(screen.getByText(told)).toBeTruthy();
  expect(screen.queryByText(/核对日期/)).toBeNull();
});
