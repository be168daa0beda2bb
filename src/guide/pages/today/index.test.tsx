import { act, fireEvent, render, screen } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import { useActing } from '@/lib/acting';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import TodayPage from '.';

const now = Date.now();
const row = (guideName: string, savedFen: number, over: object = {}) => ({
  redemptionId: `rd_${guideName}`,
  slipNo: 'A1',
  at: now,
  counter: { counterId: 'ct_1', name: '青萝专柜', floor: '3F', storeId: 'st_1', storeName: '湖滨店' },
  memberMasked: '林** 138****2046',
  savedFen,
  payFen: 10_000,
  state: 'redeemed',
  reversibleUntil: 0,
  couponTitles: ['满减券'],
  gifts: [],
  guideName,
  mineHere: false,
  ...over,
});
const [hers, colleagues] = [row('林晓', 5_000), row('吴桐', 3_000)];
const list = ({ data }: RequestBody) => {
  const items = (data as { mine?: boolean }).mine ? [hers] : [hers, colleagues];
  const savedFen = items.reduce((sum, item) => sum + item.savedFen, 0);
  return { data: { items, today: { count: items.length, savedFen, dueFen: items.length * 10_000 } } };
};
const stand = (over: object) =>
  act(() => useActing.setState({ acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', ...over } }));

beforeEach(() => taroTest.reset());

test('begins with her own, as her workbench counts them; the counter’s are one tap away, with their own sums', async () => {
  stand({ counterId: 'ct_1' });
  testServer({ 'redemption.list': list });
  render(<TodayPage />);
  expect(await screen.findByText('1 笔')).toBeTruthy();
  expect(screen.getByRole('tab', { name: '我的' }).getAttribute('aria-selected')).toBe('true');
  expect(screen.queryByText(/吴桐/)).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '本柜台' }));
  expect(await screen.findByText('2 笔')).toBeTruthy();
  expect(screen.getByText(/吴桐/)).toBeTruthy();
});

test('nothing of her own yet: the counter’s can still be seen', async () => {
  stand({ counterId: 'ct_1' });
  const none = { items: [], today: { count: 0, savedFen: 0, dueFen: 0 } };
  testServer({
    'redemption.list': body => ((body.data as { mine?: boolean }).mine ? { data: none } : list(body)),
  });
  render(<TodayPage />);
  await screen.findByText('今天还没有核销');
  fireEvent.click(screen.getByRole('tab', { name: '本柜台' }));
  expect(await screen.findByText('2 笔')).toBeTruthy();
});

test('a manager at no counter sees her whole store, and it says so', async () => {
  stand({ role: 'store-manager', counterId: undefined });
  testServer({ 'redemption.list': list });
  render(<TodayPage />);
  expect(await screen.findByText('全店')).toBeTruthy();
  expect(screen.getByText('2 笔')).toBeTruthy();
  expect(screen.queryByRole('tab')).toBeNull();
});

test('a bill of hers that the till took the money for is there, marked, with both names', async () => {
  stand({ counterId: 'ct_1' });
  const collected = row('林晓', 5_000, { collectorName: '三号收银台' });
  testServer({
    'redemption.list': () => ({
      data: { items: [collected], today: { count: 1, savedFen: 5_000, dueFen: 10_000 } },
    }),
  });
  render(<TodayPage />);
  expect(await screen.findByText('收银台收款')).toBeTruthy();
  expect(screen.getByText('小票号 A1 · 开单 林晓 · 收款 三号收银台')).toBeTruthy();
  expect(screen.getByText(/钱算在收款人的交班里.*不计入合计/)).toBeTruthy();
});

test.each([
  { role: 'guide', items: [hers], why: 'nobody else took the money of any' },
  {
    role: 'cashier',
    items: [row('林晓', 5_000, { collectorName: '吴桐' })],
    why: 'what she took stands in her own report',
  },
] as const)('a $role whose list is the same as her report is told nothing of it: $why', async shown => {
  stand({ role: shown.role, counterId: 'ct_1' });
  testServer({
    'redemption.list': () => ({
      data: { items: shown.items, today: { count: 1, savedFen: 5_000, dueFen: 10_000 } },
    }),
  });
  render(<TodayPage />);
  await screen.findByText('1 笔');
  expect(screen.queryByText(/收款人的交班/)).toBeNull();
});

test('a voucher of a platform is named by its platform', async () => {
  stand({ counterId: 'ct_1' });
  const tenders = [{ platform: 'douyin', certificateId: 'DY-1', paidFen: 1, faceFen: 2 }];
  const paid = row('林晓', 0, { couponTitles: [], tenders, dueFen: 9_998 });
  testServer({
    'redemption.list': () => ({
      data: { items: [paid], today: { count: 1, savedFen: 0, dueFen: 9_998 } },
    }),
  });
  render(<TodayPage />);
  expect(await screen.findByText('抖音券')).toBeTruthy();
  // what was taken in money, as the receipt says it, in the row and above
  expect(
    screen.getAllByText(/实收/).map(node => node.closest('.today__sum, .today__total')!.textContent),
  ).toEqual(['¥99.98实收', '实收 ¥99.98']);
});

test('a cashier at no counter begins with hers, and the store is one tap away, each row with its counter', async () => {
  stand({ role: 'cashier', counterId: undefined });
  testServer({ 'redemption.list': list });
  render(<TodayPage />);
  expect(await screen.findByText('1 笔')).toBeTruthy();
  expect(screen.getByText('3F 青萝专柜')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '全店' }));
  expect(await screen.findByText('2 笔')).toBeTruthy();
});
