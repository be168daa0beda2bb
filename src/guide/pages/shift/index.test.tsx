import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ShiftReport } from '@core/contracts/shift';
import { DAY_MS } from '@core/domain/calendar';
import { useActing } from '@/lib/acting';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { windowOf } from '../../features/shift/use-shift';
import ShiftPage from '.';

const nothing: ShiftReport = {
  from: 0,
  to: DAY_MS,
  storeId: 'st_1',
  name: '林晓',
  terminals: [],
  redemptions: { count: 0, savedFen: 0, payFen: 0, pointsFen: 0, externalFen: 0, dueFen: 0 },
  byKind: [],
  external: [],
  reversals: { count: 0, savedFen: 0 },
  refunds: { count: 0, payFen: 0, cashFen: 0, pointsFen: 0, externalFen: 0 },
  unmet: 0,
  mismatches: 0,
};
const busy: ShiftReport = {
  ...nothing,
  terminals: [
    { terminalId: 'till:T3', name: '三号收银台', count: 1 },
    { terminalId: 'dv_2', count: 1 },
  ],
  redemptions: {
    count: 2,
    savedFen: 10_000,
    payFen: 90_000,
    pointsFen: 5_000,
    externalFen: 30_000,
    dueFen: 55_000,
  },
  byKind: [{ kind: 'cash-off', count: 2, savedFen: 10_000 }],
  external: [{ platform: 'douyin', count: 1, paidFen: 27_000, faceFen: 30_000 }],
  reversals: { count: 1, savedFen: 8_000 },
  mismatches: 1,
};
const stand = (role: 'guide' | 'cashier' | 'store-manager') =>
  useActing.setState({
    acting: { role, storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1', counterName: '青萝专柜' },
  });

beforeEach(() => taroTest.reset());

test('a shift in which nothing happened says so', async () => {
  stand('cashier');
  const server = testServer({ 'shift.report': () => ({ data: nothing }) });
  render(<ShiftPage />);
  expect(await screen.findByText('这段时间没有记录')).toBeTruthy();
  expect(server.of('shift.report')[0]!.data).not.toHaveProperty('whole');
  expect(screen.queryByRole('tab')).toBeNull();
});

test('a manager begins with the whole store and may look at her own', async () => {
  stand('store-manager');
  const server = testServer({ 'shift.report': () => ({ data: busy }) });
  render(<ShiftPage />);
  expect(await screen.findByText('满减券 · 2 张')).toBeTruthy();
  expect(screen.getByText('抖音 · 1 笔')).toBeTruthy();
  expect(screen.getByText(/1月1日/)).toBeTruthy();
  // no raw name of a terminal
  expect(screen.getByText('终端 2')).toBeTruthy();
  expect(screen.getByText('三号收银台')).toBeTruthy();
  // what points and vouchers of platforms paid is not in the drawer
  for (const [label, amount] of [
    ['券后金额', /900/],
    ['其中积分抵扣', /50/],
    ['其中平台券', /300/],
    // as the day's list and the receipts call the same sum
    ['实收', /550/],
  ] as const)
    expect(screen.getByText(label).parentElement?.textContent).toMatch(amount);
  // of what was undone the sum is no money
  expect(screen.getByText('撤销 · 1 笔，收回的优惠').parentElement?.textContent).toMatch(/80\.00$/);
  expect(screen.queryByText(/dv_/)).toBeNull();
  expect(server.of('shift.report')[0]!.data).toMatchObject({ whole: true });
  await act(async () => void fireEvent.click(screen.getByRole('tab', { name: '我的' })));
  expect(server.of('shift.report')[1]!.data).not.toHaveProperty('whole');
});

test('bills of hers that the till took the money for stand apart, outside her sum', async () => {
  stand('guide');
  const opened = { count: 2, savedFen: 6_000, payFen: 72_300, dueFen: 52_300 };
  testServer({ 'shift.report': () => ({ data: { ...nothing, opened } }) });
  render(<ShiftPage />);
  const card = (await screen.findByText('我开单、收银台收款')).closest('.y-card')!;
  expect(card.textContent).toMatch(/2 笔.*券后金额.*723\.00实收.*523\.00.*60\.00.*不计入上面的合计/);
  const sums = screen.getByText('核销').closest('.y-card')!;
  expect(sums.textContent).toMatch(/^核销0 笔/);
});

test('a shift without such bills does not speak of them', async () => {
  stand('guide');
  const opened = { count: 0, savedFen: 0, payFen: 0, dueFen: 0 };
  testServer({ 'shift.report': () => ({ data: { ...busy, opened } }) });
  render(<ShiftPage />);
  await screen.findByText('满减券 · 2 张');
  expect(screen.queryByText('我开单、收银台收款')).toBeNull();
});

test.each([
  ['today', '2026-11-21T00:00', '2026-11-22T00:00'],
  ['yesterday', '2026-11-20T00:00', '2026-11-21T00:00'],
  ['morning', '2026-11-21T00:00', '2026-11-21T15:00'],
  ['evening', '2026-11-21T15:00', '2026-11-22T00:00'],
] as const)('%s is from %s to %s', (name, from, to) => {
  const at = (text: string) => Date.parse(`${text}+08:00`);
  expect(windowOf(name, at('2026-11-21T16:30'))).toEqual({ from: at(from), to: at(to) });
});
