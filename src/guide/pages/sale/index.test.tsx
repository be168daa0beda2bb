import { act, fireEvent, render, screen } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import SalePage from '.';

const counter = { counterId: 'ct_1', name: '青萝专柜', floor: '3F', storeId: 'st_1', storeName: '湖滨店' };
const line = (lineId: string, over: object) => ({
  lineId,
  brand: { brandId: 'br_1', name: '青萝', logo: '' },
  category: { categoryId: 'cat_1', name: '女装' },
  amountFen: 30_000,
  savedFen: 3_000,
  payFen: 27_000,
  left: { amountFen: 30_000, payFen: 27_000 },
  ...over,
});
const sale = {
  saleId: 'sale_1',
  slipNo: 'T3-1',
  day: '2026-11-21',
  at: Date.now(),
  counter,
  ofMember: true,
  memberMasked: '林** 138****2046',
  subtotalFen: 60_000,
  savedFen: 6_000,
  payFen: 54_000,
  refundedFen: 0,
  pointsFen: 0,
  tenders: [],
  coupons: [{ couponId: 'cp_1', title: '满减券', savedFen: 6_000, backOnRefund: true }],
  refunds: [],
  lines: [
    line('1', { quantity: 2, left: { quantity: 2, amountFen: 30_000, payFen: 27_000 } }),
    line('2', {}),
  ],
};
const preview = ({ data }: RequestBody) => ({
  data: {
    lines: (data as { lines: object[] }).lines.map(asked => ({ ...asked, payFen: 13_500, savedFen: 1_500 })),
    payFen: 13_500,
    pointsFen: 500,
    cashFen: 12_400,
    nettedFen: 100,
    takenPoints: 1_350,
    externalFen: 500,
    externals: [{ platform: 'douyin', certificateId: 'DY-0001', amountFen: 500, whole: false }],
    vouchers: [],
    returned: [{ couponId: 'cp_1', title: '满减券' }],
    complete: false,
  },
});

beforeEach(() => taroTest.reset());

const start = (handlers: Parameters<typeof testServer>[0] = {}) => {
  taroTest.setParams({ saleId: 'sale_1' });
  const server = testServer({ 'sale.get': () => ({ data: sale }), 'refund.preview': preview, ...handlers });
  render(<SalePage />);
  return server;
};
const tap = async (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));

test('pieces are chosen by steps and never beyond what is left; what goes back is shown before anything is done', async () => {
  const server = start();
  await screen.findByText('可退 2 件');
  for (let times = 0; times < 3; times += 1) await tap('1 多退一件');
  await tap('看能退多少');
  expect(server.of('refund.preview')[0]!.data).toEqual({
    saleId: 'sale_1',
    lines: [{ lineId: '1', quantity: 2 }],
  });
  expect(await screen.findByText('「满减券」退回券包')).toBeTruthy();
  // the reason was not asked for before
  expect(screen.queryByText('请填写退款原因')).toBeNull();
  expect(screen.getByText('扣回已用掉的积分')).toBeTruthy();
  expect(screen.getByText('抖音券 DY-0001 经平台退回')).toBeTruthy();
  // why less comes back than the goods cost, and what goes of her points
  for (const [label, amount] of [
    ['所退商品优惠前', '¥150.00'],
    ['其中用券省的，不退', '−¥15.00'],
  ] as const)
    expect(screen.getByText(label).parentElement?.textContent).toBe(`${label}${amount}`);
  expect(screen.getByText('所退商品得的 1,350 积分会扣回')).toBeTruthy();
  // what the platform gives back is no cash
  expect(screen.getByRole('button', { name: '确认退款 ¥124.00' })).toBeTruthy();
  expect(server.of('refund.make')).toEqual([]);
});

test('nothing chosen, an amount beyond what is left, or no reason: said beside it, and nothing is sent', async () => {
  const server = start();
  await screen.findByText('可退 2 件');
  await tap('看能退多少');
  expect(screen.getByText('先选要退的商品')).toBeTruthy();
  await act(
    async () =>
      void fireEvent.input(screen.getByLabelText('退多少（优惠前）'), { target: { value: '300.01' } }),
  );
  await tap('看能退多少');
  expect(screen.getByText('请填金额，最多 ¥300.00')).toBeTruthy();
  expect(server.of('refund.preview')).toEqual([]);
  await act(
    async () => void fireEvent.input(screen.getByLabelText('退多少（优惠前）'), { target: { value: '150' } }),
  );
  await tap('看能退多少');
  await tap(/确认退款/);
  expect(screen.getByText('请填写退款原因')).toBeTruthy();
  expect(server.of('refund.make')).toEqual([]);
});

test('a slip that is another bill than its redemption says in what they differ', async () => {
  const differences = [{ code: 'PAY', redeemedFen: 45_000, soldFen: 54_000 }];
  start({
    'sale.get': () => ({ data: { ...sale, redemption: { redemptionId: 'rd_1', met: false, differences } } }),
  });
  expect(await screen.findByText('应收不同：核销 ¥450.00，小票 ¥540.00')).toBeTruthy();
});

test('a voucher of a platform that no platform is asked for says why, and so does a coupon on goods that it is not for', async () => {
  const unconfirmed = [
    { platform: 'douyin', certificateId: 'DY-1', why: 'USED' },
    { platform: 'meituan', certificateId: 'MT-2', why: 'NOT_NAMED' },
  ];
  const differences = [{ code: 'PRODUCT', couponId: 'cp_1', title: '满减券' }];
  const redemption = { redemptionId: 'rd_1', met: false, differences };
  start({ 'sale.get': () => ({ data: { ...sale, unconfirmed, redemption } }) });
  expect(await screen.findByText('抖音券 DY-1：已在另一张账单上用过')).toBeTruthy();
  expect(screen.getByText('美团券 MT-2：收银机没有记这张券，按收款金额入账')).toBeTruthy();
  expect(screen.getByText('小票上的商品不能用「满减券」')).toBeTruthy();
});

test('two products of one brand are told apart by their names; what the slip did not name by brand and category', async () => {
  const product = (name: string) => ({ product: { productId: `pd_${name}`, name } });
  const lines = [line('1', product('真丝衬衫')), line('2', product('羊毛大衣')), line('3', {})];
  start({ 'sale.get': () => ({ data: { ...sale, lines } }) });
  expect(await screen.findByText('真丝衬衫')).toBeTruthy();
  expect(screen.getByText('羊毛大衣')).toBeTruthy();
  expect(screen.getAllByText('青萝 · 女装')).toHaveLength(3);
});

test('what can come back is what was paid; the amount before coupons is only what is asked for', async () => {
  start();
  expect(await screen.findByText('可退 ¥270.00（优惠前 ¥300.00）')).toBeTruthy();
  expect(screen.getByText('按优惠前的金额填，最多 ¥300.00')).toBeTruthy();
  expect(screen.getAllByText(/^券后/)[0]!.textContent).toBe('券后 ¥270.00');
});

test('实收 is the money: what points and platforms paid stands above it', async () => {
  const tenders = [
    { kind: 'cash', amountFen: 43_000 },
    { kind: 'points', amountFen: 1_000 },
    {
      kind: 'external',
      amountFen: 10_000,
      voucher: { platform: 'douyin', certificateId: 'DY-9', paidFen: 9_000, faceFen: 10_000 },
    },
  ];
  start({ 'sale.get': () => ({ data: { ...sale, tenders } }) });
  await screen.findByText('实收');
  const head = screen.getByText('实收').closest('.y-card')!;
  expect(head.textContent).toMatch(
    /优惠前金额¥600\.00满减券.*−¥60\.00券后金额¥540\.00积分抵扣−¥10\.00抖音券 DY-9−¥100\.00实收¥430\.00$/,
  );
});
