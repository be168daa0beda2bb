import { act, fireEvent, render, screen } from '@testing-library/react';
import { useConfirm } from '@/lib/confirm';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import UnmetPage from '.';

const row = (redemptionId: string, over: object = {}) => ({
  redemptionId,
  slipNo: `S-${redemptionId}`,
  at: Date.now(),
  counter: { counterId: 'ct_1', name: '青萝专柜', floor: '3F', storeId: 'st_1', storeName: '湖滨店' },
  memberMasked: '林** 138****2046',
  guideName: '林晓',
  savedFen: 5_000,
  payFen: 45_000,
  couponTitles: ['满减券'],
  gifts: [],
  flag: 'MISMATCH',
  differences: [{ code: 'PAY', redeemedFen: 45_000, soldFen: 45_800 }],
  saleId: 'sale_1',
  acceptable: true,
  ...over,
});
const items = [
  row('1'),
  row('2', { flag: 'NO_SALE', differences: [], saleId: undefined, acceptable: false }),
];

beforeEach(() => taroTest.reset());

const tap = async (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const start = (accept: Parameters<typeof testServer>[0] = {}) => {
  const server = testServer({ 'redemption.unmet': () => ({ data: { items } }), ...accept });
  render(<UnmetPage />);
  return server;
};

test('only a slip of amounts may be accepted; without a word for it nothing is sent', async () => {
  const server = start({ 'redemption.accept': () => ({ data: {} }) });
  expect(await screen.findByRole('button', { name: '按小票认可，小票 S-1' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '按小票认可，小票 S-2' })).toBeNull();
  await tap('按小票认可，小票 S-1');
  await tap('认可，按小票计');
  expect(screen.getByText('请填写说明')).toBeTruthy();
  expect(server.of('redemption.accept')).toEqual([]);
  await act(
    async () => void fireEvent.input(screen.getByLabelText('说明'), { target: { value: ' 录错了一件 ' } }),
  );
  await tap('认可，按小票计');
  expect(server.of('redemption.accept')[0]!.data).toEqual({ redemptionId: '1', note: '录错了一件' });
  expect(server.of('redemption.unmet')).toHaveLength(2);
});

test('what no coupon explains is said in the sheet, and the redemption stays', async () => {
  start({
    'redemption.accept': () => ({
      refuse: { code: 'REDEMPTION_TOO_MUCH_OFF', message: '小票优惠的金额超过了券能抵的' },
    }),
  });
  await screen.findByText('没有小票');
  await tap('按小票认可，小票 S-1');
  await act(async () => void fireEvent.input(screen.getByLabelText('说明'), { target: { value: '录错' } }));
  await tap('认可，按小票计');
  expect(await screen.findByText(/超过了券能抵的/)).toBeTruthy();
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('before it is undone it says what is to be taken then, points and gifts of the bill counted', async () => {
  const parts = { pointsUsed: 1_000, pointsFen: 1_000, gifts: ['乌龙一杯'] };
  start({ 'redemption.unmet': () => ({ data: { items: [row('1', parts)] } }) });
  fireEvent.click(await screen.findByRole('button', { name: /^撤销/ }));
  await act(async () => undefined);
  expect(useConfirm.getState().question?.body).toBe(
    '小票 S-1 的核销会取消：「满减券」、1,000 积分退回顾客。这单应收从 ¥440.00 变为 ¥500.00：照买就再收 ¥60.00，不买了就退还 ¥440.00。请收回「乌龙一杯」。',
  );
  await act(async () => useConfirm.getState().answer(false));
});
