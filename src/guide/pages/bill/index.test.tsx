import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { anOpenBill } from '../../../../tests/builders/open-bill';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import { drafts } from '../../features/bill/draft-store';
import { keepOpened } from '../../features/bill/opened-store';
import BillPage from '.';

const now = Date.now();
const bill = anOpenBill();

// jsdom draws nothing
beforeAll(() => jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null));
beforeEach(() => {
  taroTest.reset();
  useConfirm.setState({ question: undefined });
  taroTest.setParams({ billId: 'bill_1' });
  act(() =>
    useActing.setState({
      acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' },
    }),
  );
});
const open = (handlers: Parameters<typeof testServer>[0]) => {
  const server = testServer(handlers);
  render(<BillPage />);
  return server;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const confirmed = () => act(async () => useConfirm.getState().answer(true));

test('shows the code with its digits, what the till takes, and until when it holds', async () => {
  open({ 'bill.get': () => ({ data: bill }) });
  expect(await screen.findByLabelText('账单二维码')).toBeTruthy();
  expect(screen.getByText('9148 2106 7395 13')).toBeTruthy();
  expect(screen.getByLabelText('250.00元', { selector: '.y-money--32' })).toBeTruthy();
  expect(screen.getByText(/^还剩 (30:00|29:5\d)$/)).toBeTruthy();
  expect(screen.getByText('真丝长裙')).toBeTruthy();
  // reads down: the goods at their price, then what the coupons take off
  expect(screen.getAllByLabelText('300.00元')).toHaveLength(2);
  expect(screen.getByText('合计')).toBeTruthy();
});

test('is given up after a question, and says where the coupons went', async () => {
  const server = open({
    'bill.get': () => ({ data: bill }),
    'bill.release': () => ({ data: { ...bill, state: 'released' } }),
  });
  await screen.findByLabelText('账单二维码');
  press('取消账单');
  await confirmed();
  expect(await screen.findByText('账单已取消')).toBeTruthy();
  expect(server.of('bill.release')).toHaveLength(1);
  expect(screen.queryByLabelText('账单二维码')).toBeNull();
});

describe('with points and vouchers of platforms on it', () => {
  // 300 yuan: 50 by a coupon, 60 by points, 200 of vouchers of which 190 are needed
  const mixed = anOpenBill({
    pointsUsed: 6_000,
    pointsFen: 6_000,
    tenders: [
      { platform: 'douyin', certificateId: 'DY-0001', paidFen: 9_000, faceFen: 10_000 },
      { platform: 'meituan', certificateId: 'MT-0002', paidFen: 9_000, faceFen: 10_000 },
    ],
    dueFen: 0,
  });

  test('each stands in a line of its own, and the lines come to what is due', async () => {
    open({ 'bill.get': () => ({ data: mixed }) });
    const card = (await screen.findByText('抵扣')).closest('.y-card')!;
    const lines = Array.from(card.querySelectorAll('.y-cell'), cell => cell.textContent);
    expect(lines).toEqual([
      expect.stringMatching(/^满减券.*50\.00$/),
      expect.stringMatching(/^6,000 积分.*60\.00$/),
      expect.stringMatching(/^抖音券 DY-0001[^券]*100\.00$/),
      expect.stringMatching(/^美团券 MT-0002券面 ¥100\.00.*90\.00$/),
      expect.stringMatching(/^收银台应收.*0\.00$/),
    ]);
  });

  test('cancelling says what goes back, and what must be undone at the platforms', async () => {
    open({
      'bill.get': () => ({ data: mixed }),
      'bill.release': () => ({ data: { ...mixed, state: 'released' } }),
    });
    await screen.findByLabelText('账单二维码');
    press('取消账单');
    await waitFor(() =>
      expect(useConfirm.getState().question?.body).toBe(
        '券和积分立刻退回顾客，收银台不能再用这个码收款。抖音券和美团券要在平台的商家端另外撤销，这里只取消登记。',
      ),
    );
    await confirmed();
    expect(
      await screen.findByText(/^券和积分已退回顾客。抖音券和美团券要在平台的商家端另外撤销/),
    ).toBeTruthy();
  });

  test('a bill with nothing but a voucher of a platform promises no coupon back', async () => {
    open({
      'bill.get': () => ({ data: { ...mixed, coupons: [], pointsUsed: undefined, pointsFen: undefined } }),
    });
    expect(await screen.findByText(/前未付款会自动取消$/)).toBeTruthy();
  });
});

test('that the till paid meanwhile is told as paid, not as a failure', async () => {
  let paid = false;
  open({
    'bill.get': () => ({ data: paid ? { ...bill, state: 'redeemed', redemptionId: 'rd_1' } : bill }),
    'bill.release': () => ({ refuse: { code: 'BILL_REDEEMED', message: '这张账单已经付过了' } }),
  });
  await screen.findByLabelText('账单二维码');
  paid = true;
  press('取消账单');
  await confirmed();
  expect(await screen.findByText('收银台已收款')).toBeTruthy();
  press('看核销凭证');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
});

test.each([
  { state: 'lapsed', title: '超过三十分钟未付款' },
  { state: 'reversed', title: '付款已撤销' },
])('that is $state shows no code any more', async ({ state, title }) => {
  open({ 'bill.get': () => ({ data: { ...bill, state } }) });
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.queryByLabelText('账单二维码')).toBeNull();
});

test('whose time is over is told so without asking', async () => {
  open({ 'bill.get': () => ({ data: { ...bill, until: now - 1 } }) });
  expect(await screen.findByText('超过三十分钟未付款')).toBeTruthy();
});

test('that is not there is an error', async () => {
  open({ 'bill.get': () => ({ refuse: { code: 'BILL_NOT_FOUND', message: '没有找到这张账单' } }) });
  expect(await screen.findByText('没有找到这张账单')).toBeTruthy();
});

const typed = {
  ticketId: 'vt_1',
  counterId: 'ct_1',
  memberMasked: '林** 138****2046',
  expiresAt: Date.now() + 300_000,
  form: {
    lines: [{ lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountText: '300' }],
    slipNo: '',
    made: 1,
  },
};
const released = { 'bill.get': () => ({ data: { ...bill, state: 'released' } }) };

test('given up, its title says so, and one tap brings what was typed back into the visit', async () => {
  keepOpened('bill_1', typed);
  open(released);
  fireEvent.click(await screen.findByRole('button', { name: '重新开单' }));
  expect(drafts.find('vt_1')?.form.lines[0]?.amountText).toBe('300');
  expect(taroTest.calls).toContainEqual({
    api: 'redirectTo',
    options: { url: '/guide/pages/visit/index?ticketId=vt_1' },
  });
  // the title follows the page, which a busy machine may show a moment before
  await waitFor(() =>
    expect(taroTest.calls).toContainEqual({
      api: 'setNavigationBarTitle',
      options: { title: '账单已取消' },
    }),
  );
});

test('another bill that is being typed in the visit is not overwritten', async () => {
  keepOpened('bill_1', typed);
  const other = { ...typed.form, lines: [{ ...typed.form.lines[0]!, amountText: '88' }] };
  act(() => drafts.keep({ ...typed, form: other }));
  open(released);
  fireEvent.click(await screen.findByRole('button', { name: '重新开单' }));
  expect(drafts.find('vt_1')?.form.lines[0]?.amountText).toBe('88');
  expect(taroTest.calls.some(({ api }) => api === 'redirectTo')).toBe(false);
});

test('when the visit is over it leads to the scanner instead', async () => {
  keepOpened('bill_1', { ...typed, expiresAt: Date.now() - 1 });
  open(released);
  expect(await screen.findByRole('button', { name: '扫会员码' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '重新开单' })).toBeNull();
});
