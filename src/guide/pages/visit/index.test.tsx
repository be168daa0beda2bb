import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import { useActing } from '@/lib/acting';
import { useConfirm } from '@/lib/confirm';
import { useDrafts } from '../../features/bill/draft-store';
import { usePending } from '../../features/bill/pending';
import { UnfinishedVisits } from '../../features/bill/unfinished-visits';
import { rememberGoods } from '../../lib/goods';
import { anOpenBill } from '../../../../tests/builders/open-bill';
import { testServer } from '../../../../tests/component/guide-server';
import { taroTest } from '../../../../tests/component/taro';
import VisitPage from '.';

const now = Date.now();
const brand = { brandId: 'br_lan', name: '澜汀', logo: '' };
const category = { categoryId: 'cat_dress', name: '连衣裙' };
const visit = {
  ticketId: 'vt_1',
  openedAt: now,
  expiresAt: now + 600_000,
  member: {
    nameMasked: '林**',
    phoneMasked: '138****2046',
    tier: 'gold',
    points: 8,
    since: 0,
    brandMember: true,
  },
};
const card = (couponId: string, title: string) => ({
  couponId,
  templateId: 'tp_1',
  title,
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5_000 },
  thresholdFen: 0,
  scopeText: '全场通用',
  state: 'usable',
  validFrom: 0,
  validUntil: now,
  source: 'claim',
});
const saving = (couponIds: string[], savedFen: number, subtotalFen: number) => ({
  couponIds,
  savedFen,
  payFen: subtotalFen - savedFen,
  coupons: couponIds.map(couponId => ({
    couponId,
    title: titles[couponId] ?? couponId,
    savedFen,
    lines: [],
  })),
});
const titles: Record<string, string> = { cp_a: '满减券', cp_b: '九折券' };
const subtotalOf = (body: RequestBody): number =>
  (body.data as { lines: { amountFen: number }[] }).lines.reduce((sum, line) => sum + line.amountFen, 0);
const quote = (body: RequestBody, savedFen = 5_000, couponId = 'cp_a') => {
  const subtotalFen = subtotalOf(body);
  if (subtotalFen === 0) return { data: { subtotalFen, fits: [], misfits: [], best: saving([], 0, 0) } };
  const best = saving([couponId], savedFen, subtotalFen);
  return {
    data: {
      subtotalFen,
      fits: [{ coupon: card(couponId, titles[couponId] ?? ''), savesFen: savedFen }],
      misfits: [],
      best,
    },
  };
};
const receipt = { redemptionId: 'rd_1' };

/** A quote of a wallet with one cup of tea for nothing, ticked or not. */
const teaQuote = (body: RequestBody) => {
  const subtotalFen = subtotalOf(body);
  const tea = { ...card('cp_tea', '迎新饮'), benefit: { kind: 'exchange', gift: '乌龙一杯' } };
  const part = { couponId: 'cp_tea', title: '迎新饮', gift: '乌龙一杯', savedFen: 0, lines: [] };
  const used = { couponIds: ['cp_tea'], savedFen: 0, payFen: subtotalFen, coupons: [part] };
  const asked = (body.data as { couponIds?: string[] }).couponIds;
  return {
    data: {
      subtotalFen,
      fits: [{ coupon: tea, savesFen: 0 }],
      misfits: [],
      best: used,
      ...(asked ? { chosen: used } : {}),
    },
  };
};

const open = (handlers: Parameters<typeof testServer>[0]) => {
  const server = testServer({
    'visit.get': () => ({ data: visit }),
    'bill.quote': body => quote(body),
    'bill.list': () => ({ data: { items: [] } }),
    'redemption.list': () => ({ data: { items: [], today: { count: 0, savedFen: 0, payFen: 0 } } }),
    ...handlers,
  });
  render(<VisitPage />);
  return server;
};
const type = async (label: string, text: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value: text } });
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
const settled = (name: RegExp) =>
  waitFor(() => expect(screen.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('false'));
const fillIn = async (amount: string, slipNo = 'A1') => {
  await type('第 1 行的金额', amount);
  await type('小票号', slipNo);
};

beforeEach(() => {
  taroTest.reset();
  usePending.setState({ list: [] });
  useDrafts.setState({ list: [] });
  useConfirm.setState({ question: undefined });
  taroTest.setParams({ ticketId: 'vt_1' });
  act(() =>
    useActing.setState({
      acting: { role: 'guide', storeId: 'st_1', storeName: '湖滨店', counterId: 'ct_1' },
    }),
  );
  rememberGoods({ counterId: 'ct_1', brands: [brand], categories: [category] });
});

test('typing an amount asks once for the whole of it, and the button says what the customer pays', async () => {
  const server = open({});
  await type('第 1 行的金额', '3');
  await type('第 1 行的金额', '300');
  await settled(/^核销，收 ¥250\.00$/);
  expect(server.of('bill.quote')).toHaveLength(1);
  expect(screen.getByText('最省组合')).toBeTruthy();
});

test('redeems the bill by the amount shown and opens the receipt', async () => {
  const server = open({ 'bill.redeem': () => ({ data: receipt }) });
  await fillIn('300');
  await settled(/核销，收/);
  press(/核销，收/);
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.redeem')[0]?.data).toEqual({
    ticketId: 'vt_1',
    slipNo: 'A1',
    lines: [{ lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountFen: 30_000 }],
    couponIds: ['cp_a'],
    expectedPayFen: 25_000,
  });
  expect(usePending.getState().list).toEqual([]);
});

test('without a slip number nothing is sent and the field says so', async () => {
  const server = open({});
  await type('第 1 行的金额', '300');
  await settled(/核销，收/);
  press(/核销，收/);
  expect(await screen.findByText('请填写小票号')).toBeTruthy();
  expect(server.of('bill.redeem')).toHaveLength(0);
});

test('after a lost answer only the same request can be sent again, and it brings the first receipt', async () => {
  let tries = 0;
  const server = open({ 'bill.redeem': () => ((tries += 1) === 1 ? 'lost' : { data: receipt }) });
  await fillIn('300');
  await settled(/核销，收/);
  press(/核销，收/);
  expect(await screen.findByText('这笔核销还没收到结果')).toBeTruthy();
  expect(screen.queryByLabelText('第 1 行的金额')).toBeNull();
  press('再次确认');
  await waitFor(() =>
    expect(taroTest.calls.at(-1)?.options).toMatchObject({ url: expect.stringContaining('rd_1') }),
  );
  const [first, second] = server.of('bill.redeem');
  expect([second?.requestId, second?.data]).toEqual([first?.requestId, first?.data]);
  expect(useDrafts.getState().list).toEqual([]);
});

test('while the answer is missing it says what to do with the customer’s money', async () => {
  open({ 'bill.redeem': () => 'lost' });
  await fillIn('300');
  await settled(/核销，收/);
  press(/核销，收/);
  expect(await screen.findByText(/^先别收钱，请顾客稍等/)).toBeTruthy();
});

test('a page opened anew over an unanswered redemption shows it instead of an empty bill', async () => {
  open({ 'bill.redeem': () => 'lost' });
  await fillIn('300', 'A7');
  await settled(/核销，收/);
  press(/核销，收/);
  await screen.findByText('这笔核销还没收到结果');
  cleanup();
  open({});
  expect(await screen.findByText('这笔核销还没收到结果')).toBeTruthy();
  expect(screen.getByText(/小票号 A7/)).toBeTruthy();
});

test('a bill that came out otherwise is asked about again; what changed is said and nothing was redeemed', async () => {
  let refused = false;
  const server = open({
    'bill.quote': body => (refused ? quote(body, 3_000, 'cp_b') : quote(body)),
    'bill.redeem': () => {
      refused = true;
      return { refuse: { code: 'BILL_CHANGED', message: '优惠金额有变化，请重新核对后再核销' } };
    },
  });
  await fillIn('300');
  await settled(/核销，收 ¥250\.00/);
  press(/核销，收/);
  expect(await screen.findByText('应收由 ¥250.00 变为 ¥270.00')).toBeTruthy();
  expect(screen.getByText('「满减券」用不上了')).toBeTruthy();
  expect(screen.getByText('改用「九折券」，省 ¥30.00')).toBeTruthy();
  await settled(/核销，收 ¥270\.00/);
  expect(server.of('bill.redeem')).toHaveLength(1);
});

test('an answer for an older amount that comes late changes nothing', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>(resolve => (release = resolve));
  const server = open({
    'bill.quote': body => (subtotalOf(body) === 10_000 ? held.then(() => quote(body)) : quote(body)),
  });
  await type('第 1 行的金额', '100');
  await waitFor(() => expect(server.of('bill.quote')).toHaveLength(1));
  await type('第 1 行的金额', '300');
  await settled(/核销，收 ¥250\.00/);
  await act(async () => release());
  expect(screen.getByRole('button', { name: /核销，收 ¥250\.00/ })).toBeTruthy();
});

test('without a coupon there is nothing to redeem: the way on is the next customer', async () => {
  const server = open({});
  await fillIn('300');
  await settled(/核销，收/);
  fireEvent.click(screen.getByRole('checkbox', { name: /满减券/ }));
  expect(screen.queryByRole('button', { name: /核销，收/ })).toBeNull();
  press('不用券，接待下一位');
  expect(server.of('bill.redeem')).toHaveLength(0);
});

test('after ten minutes the visit is over and the way on is the scanner', async () => {
  open({ 'visit.get': () => ({ data: { ...visit, expiresAt: now - 1 } }) });
  expect(await screen.findByText('接待已超过十分钟')).toBeTruthy();
  expect(screen.getByRole('button', { name: '重新扫码' })).toBeTruthy();
});

describe('a gift', () => {
  test('is offered before anything is typed, waits for a tap, and is handed over without slip and price', async () => {
    const server = open({ 'bill.quote': teaQuote, 'bill.redeem': () => ({ data: receipt }) });
    const row = await screen.findByRole('checkbox', { name: '迎新饮，兑换 乌龙一杯' });
    expect(row.getAttribute('aria-checked')).toBe('false');
    expect(screen.queryByRole('button', { name: /^兑换/ })).toBeNull();
    fireEvent.click(row);
    await settled(/^兑换 乌龙一杯$/);
    expect(screen.getByText('只兑换礼品，不用填小票号')).toBeTruthy();
    expect(screen.queryByText(/应收/)).toBeNull();
    press(/^兑换 乌龙一杯$/);
    await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
    expect(server.of('bill.redeem')[0]?.data).toEqual({
      ticketId: 'vt_1',
      lines: [],
      couponIds: ['cp_tea'],
      expectedPayFen: 0,
    });
  });

  test('that waits for a purchase says what to do first; no bill is judged before there is one', async () => {
    const wait = {
      coupon: { ...card('cp_tea', '迎新饮'), benefit: { kind: 'exchange', gift: '乌龙一杯' } },
      code: 'BELOW_THRESHOLD',
      message: '适用商品需满 100 元，还差 100 元',
    };
    open({
      'bill.quote': body => ({
        data: { ...quote(body).data, fits: [], misfits: [wait], best: saving([], 0, subtotalOf(body)) },
      }),
    });
    expect(await screen.findByText(/先填好金额/)).toBeTruthy();
    expect(screen.queryByText('这张账单没有可用的券')).toBeNull();
    await type('第 1 行的金额', '28');
    expect(await screen.findByText('这张账单没有可用的券')).toBeTruthy();
    expect(screen.queryByText(/先填好金额/)).toBeNull();
  });

  test('comes with the best combination once something is bought; the slip is needed then', async () => {
    const server = open({ 'bill.quote': teaQuote });
    await type('第 1 行的金额', '28');
    await settled(/^兑换 乌龙一杯$/);
    expect(screen.getByRole('checkbox', { name: /迎新饮/ }).getAttribute('aria-checked')).toBe('true');
    press(/^兑换 乌龙一杯$/);
    expect(await screen.findByText('请填写小票号')).toBeTruthy();
    expect(server.of('bill.redeem')).toHaveLength(0);
  });

  test('ticked before the amount stays ticked, also when the best combination would leave it out', async () => {
    const server = open({
      'bill.quote': body => {
        const { data } = teaQuote(body);
        return subtotalOf(body) === 0
          ? { data }
          : { data: { ...data, best: saving([], 0, data.subtotalFen) } };
      },
    });
    fireEvent.click(await screen.findByRole('checkbox', { name: /迎新饮/ }));
    await settled(/^兑换 乌龙一杯$/);
    await type('第 1 行的金额', '28');
    await waitFor(() =>
      expect(server.of('bill.quote').at(-1)?.data).toMatchObject({
        lines: [{ amountFen: 2_800 }],
        couponIds: ['cp_tea'],
      }),
    );
    await settled(/^兑换 乌龙一杯$/);
    expect(screen.getByRole('checkbox', { name: /迎新饮/ }).getAttribute('aria-checked')).toBe('true');
  });

  test('whose answer is lost is shown by its name, without figures', async () => {
    open({ 'bill.quote': teaQuote, 'bill.redeem': () => 'lost' });
    fireEvent.click(await screen.findByRole('checkbox', { name: /迎新饮/ }));
    await settled(/^兑换 乌龙一杯$/);
    press(/^兑换 乌龙一杯$/);
    await screen.findByText('这笔核销还没收到结果');
    expect(screen.getByText('兑换 乌龙一杯')).toBeTruthy();
    expect(screen.queryByText(/小票号/)).toBeNull();
  });
});

describe('what was typed', () => {
  test('is there again when the page is opened anew', async () => {
    open({});
    await fillIn('300', 'A7');
    cleanup();
    open({});
    expect((await screen.findByLabelText<HTMLInputElement>('第 1 行的金额')).value).toBe('300');
    expect(screen.getByLabelText<HTMLInputElement>('小票号').value).toBe('A7');
  });

  test('under a slip that was redeemed since opens its receipt and is unfinished no more', async () => {
    open({});
    await fillIn('300', 'a7');
    cleanup();
    const row = { redemptionId: 'rd_7', slipNo: 'A7', state: 'redeemed', memberMasked: '林** 138****2046' };
    open({ 'redemption.list': () => ({ data: { items: [row], today: {} } }) });
    await waitFor(() =>
      expect(taroTest.calls.at(-1)).toMatchObject({
        api: 'redirectTo',
        options: { url: expect.stringContaining('rd_7') },
      }),
    );
    expect(useDrafts.getState().list).toEqual([]);
  });

  test.each([
    [{ state: 'reversed' }, 'undone since: the slip is free'],
    [{ slipNo: 'A8' }, 'another slip'],
    [{ memberMasked: '王** 139****0000' }, 'another member’s'],
  ])('stays a bill beside %j (%s)', async (over, _why) => {
    open({});
    await fillIn('300', 'A7');
    cleanup();
    const row = { redemptionId: 'rd_7', slipNo: 'A7', state: 'redeemed', memberMasked: '林** 138****2046' };
    const server = open({
      'redemption.list': () => ({ data: { items: [{ ...row, ...over }], today: {} } }),
    });
    await waitFor(() => expect(server.of('redemption.list')).toHaveLength(1));
    await settled(/核销，收/);
    expect(taroTest.calls.filter(({ api }) => api === 'redirectTo')).toEqual([]);
    expect(useDrafts.getState().list).toHaveLength(1);
  });

  test('is shown on the workbench as unfinished, and leads back', async () => {
    open({});
    await fillIn('300');
    cleanup();
    render(<UnfinishedVisits />);
    fireEvent.click(screen.getByRole('button', { name: /未完成的接待，林\*\* 138\*\*\*\*2046/ }));
    expect(taroTest.calls.at(-1)?.options).toMatchObject({ url: expect.stringContaining('vt_1') });
  });

  test.each([
    [
      'redeemed',
      async () => {
        await settled(/核销，收/);
        press(/核销，收/);
        await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
      },
    ],
    [
      'given up',
      async () => {
        await settled(/核销，收/);
        fireEvent.click(screen.getByRole('checkbox', { name: /满减券/ }));
        press('不用券，接待下一位');
      },
    ],
    ['emptied', async () => fillIn('', '')],
  ])('is forgotten when it is %s', async (_how, end) => {
    open({ 'bill.redeem': () => ({ data: receipt }) });
    await fillIn('300');
    expect(useDrafts.getState().list).toHaveLength(1);
    await end();
    expect(useDrafts.getState().list).toEqual([]);
  });
});

test.each([
  ['1.234', '金额最多两位小数'],
  ['3a', '金额只能是数字'],
])('%s can become no amount by typing on, so it is said at once: %s', async (text, message) => {
  open({});
  await type('第 1 行的金额', text);
  expect(await screen.findByText(message)).toBeTruthy();
});

test('a zero may still become an amount, so nothing is said before she leaves the field', async () => {
  open({});
  await type('第 1 行的金额', '0');
  expect(screen.queryByText('金额要大于 0')).toBeNull();
  expect(screen.getByText('金额要大于 0，才能看到哪些券能用')).toBeTruthy();
  fireEvent.blur(screen.getByLabelText('第 1 行的金额'));
  expect(await screen.findByText('金额要大于 0')).toBeTruthy();
});

describe('a paid voucher of which more lapses than it adds', () => {
  const lapsing =
    (addsFen: number) =>
    (body: RequestBody): { data: object } => {
      const { data } = quote(body);
      const lapse = { paidFen: 27_000, lapsesFen: 25_000, addsFen };
      const fits = [{ coupon: card('cp_a', '300 元代金券'), savesFen: 5_000, lapse }];
      return { data: { ...data, fits, best: saving(['cp_a'], 5_000, subtotalOf(body)) } };
    };

  test.each([
    { addsFen: 100, text: '这张券是 ¥270 买的，用了余下 ¥250 作废；这次不用它，只少省 ¥1，请先问顾客' },
    { addsFen: 0, text: '这张券是 ¥270 买的，用了余下 ¥250 作废；这次不用它，省得一样多，请先问顾客' },
  ])('the guide is told while it is ticked: adds $addsFen fen', async ({ addsFen, text }) => {
    open({ 'bill.quote': lapsing(addsFen) });
    await type('第 1 行的金额', '50');
    expect(await screen.findByText(text)).toBeTruthy();
    await settled(/核销，收/);
    fireEvent.click(screen.getByRole('checkbox', { name: /代金券/ }));
    expect(screen.queryByText(text)).toBeNull();
  });
});

describe('coupons that do not go together', () => {
  const two = (body: RequestBody) => {
    const asked = (body.data as { couponIds?: string[] }).couponIds ?? [];
    const { data } = quote(body);
    const swap = { gone: ['满减券'], lessFen: 2_000 };
    const chosenRefusal = {
      couponId: 'cp_b',
      code: 'DOES_NOT_COMBINE',
      message: '与「满减券」同类，每单只能用一张',
      instead: { couponIds: ['cp_b', 'cp_c'], gone: ['满减券'] },
    };
    const fits = [
      { coupon: card('cp_a', '满减券'), savesFen: 5_000 },
      { coupon: card('cp_c', '入会礼'), savesFen: 1_000 },
      { coupon: card('cp_b', '九折券'), savesFen: 3_000, swap },
    ];
    const best = saving(['cp_a', 'cp_c'], 6_000, subtotalOf(body));
    const chosen =
      asked.length === 0
        ? {}
        : asked.length > 2
          ? { chosenRefusal }
          : { chosen: saving(asked, 4_000, subtotalOf(body)) };
    return { data: { ...data, fits, best, ...chosen } };
  };
  const isOn = (name: RegExp) =>
    screen.getByRole('checkbox', { name }).getAttribute('aria-checked') === 'true';

  test('one that is not ticked says at once why, and what it would cost', async () => {
    open({ 'bill.quote': two });
    await type('第 1 行的金额', '300');
    expect(await screen.findByText('与「满减券」不能同用，换成这张少省 ¥20')).toBeTruthy();
  });

  test('keeping the one unticks only what clashes, and names it', async () => {
    open({ 'bill.quote': two });
    await type('第 1 行的金额', '300');
    await settled(/核销，收/);
    fireEvent.click(screen.getByRole('checkbox', { name: /九折券/ }));
    expect(await screen.findByText('用这张，就不用「满减券」')).toBeTruthy();
    press('用这张');
    await settled(/核销，收/);
    expect([isOn(/满减券/), isOn(/入会礼/), isOn(/九折券/)]).toEqual([false, true, true]);
  });

  test('one for other goods says for which', async () => {
    const lunch = { ...card('cp_l', '午餐券'), scopeText: '仅限餐饮' };
    const misfits = [{ coupon: lunch, code: 'NOT_IN_SCOPE', message: '账单里没有适用的商品' }];
    open({ 'bill.quote': body => ({ data: { ...quote(body).data, misfits } }) });
    await type('第 1 行的金额', '300');
    fireEvent.click(await screen.findByText(/1 张不能用/));
    expect(screen.getByText('账单里没有适用的商品（仅限餐饮）')).toBeTruthy();
  });
});

test('a bill without coupons says what becomes of it', async () => {
  open({});
  await fillIn('300');
  await settled(/核销，收/);
  fireEvent.click(screen.getByRole('checkbox', { name: /满减券/ }));
  expect(screen.getByText(/积分才会到账/)).toBeTruthy();
});

describe('a large bill', () => {
  const redeemed = async (amount: string) => {
    const server = open({ 'bill.redeem': () => ({ data: receipt }) });
    await fillIn(amount);
    await settled(/核销，收/);
    press(/核销，收/);
    return server;
  };
  const answer = (yes: boolean) => act(async () => useConfirm.getState().answer(yes));

  test('of fifty thousand yuan goes through', async () => {
    const server = await redeemed('50000');
    await waitFor(() => expect(server.of('bill.redeem')).toHaveLength(1));
  });

  test('above it is asked about, and nothing is sent before the answer', async () => {
    const server = await redeemed('50000.01');
    await waitFor(() =>
      expect(useConfirm.getState().question?.body).toBe('合计 ¥50,000.01，应收 ¥49,950.01。金额对吗？'),
    );
    await answer(false);
    expect(server.of('bill.redeem')).toHaveLength(0);
    press(/核销，收/);
    await waitFor(() => expect(useConfirm.getState().question).toBeDefined());
    await answer(true);
    await waitFor(() => expect(server.of('bill.redeem')).toHaveLength(1));
  });

  test('tapped twice in a hurry keeps its question: neither tap answers it', async () => {
    const server = await redeemed('50000.01');
    await waitFor(() => expect(useConfirm.getState().question).toBeDefined());
    press(/核销，收/);
    const veil = document.querySelector('.y-dialog__veil');
    fireEvent.click(veil!);
    await act(async () => undefined);
    expect(useConfirm.getState().question).toBeDefined();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_000);
    fireEvent.click(veil!);
    jest.restoreAllMocks();
    expect(useConfirm.getState().question).toBeUndefined();
    expect(server.of('bill.redeem')).toHaveLength(0);
  });
});

const coat = {
  productId: 'pd_coat',
  name: '羊毛大衣',
  barcode: '6901234567892',
  brand,
  category,
  priceFen: 30_000,
};
const openBill = anOpenBill({ lines: [], coupons: [] });

test('a bill for the central till is opened by what the screen shows, without a slip, and the next one begins empty', async () => {
  const server = open({ 'bill.open': () => ({ data: openBill }) });
  await type('第 1 行的金额', '300');
  await settled(/核销，收/);
  press('开单，去收银台付款');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
  expect(server.of('bill.open')[0]?.data).toEqual({
    ticketId: 'vt_1',
    lines: [{ lineId: 'l1', brandId: 'br_lan', categoryId: 'cat_dress', amountFen: 30_000 }],
    couponIds: ['cp_a'],
    expectedPayFen: 25_000,
  });
  expect(screen.getByLabelText<HTMLInputElement>('第 1 行的金额').value).toBe('');
});

test('after a lost answer the same tap asks for the same bill', async () => {
  let lost = true;
  const server = open({ 'bill.open': () => (lost ? 'lost' : { data: openBill }) });
  await type('第 1 行的金额', '300');
  await settled(/核销，收/);
  press('开单，去收银台付款');
  await screen.findByText(/网络断开了，连上后再试/);
  lost = false;
  press('开单，去收银台付款');
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('navigateTo'));
  const [first, second] = server.of('bill.open');
  expect(second?.requestId).toBe(first?.requestId);
});

test('the bills of a visit stand above the next one, each with how it stands', async () => {
  const paid = { ...openBill, billId: 'bill_2', state: 'redeemed', dueFen: 1_000 };
  open({ 'bill.list': () => ({ data: { items: [openBill, paid] } }) });
  expect(await screen.findByText('待付款')).toBeTruthy();
  expect(screen.getByText('已付款')).toBeTruthy();
  expect(screen.getByText('¥250.00')).toBeTruthy();
});

describe('while a bill waits for its money', () => {
  const bills = (state: 'open' | 'redeemed' | 'released') => ({ data: { items: [anOpenBill({ state })] } });
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('the page asks again by itself, and stops once it is paid', async () => {
    let paid = false;
    const server = open({ 'bill.list': () => bills(paid ? 'redeemed' : 'open') });
    await pass(0);
    expect(screen.getByText('待付款')).toBeTruthy();
    paid = true;
    await pass(4_000);
    expect(screen.getByText('已付款')).toBeTruthy();
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
  });

  test('nothing is asked while another page is looked at, and at once on coming back', async () => {
    const server = open({ 'bill.list': () => bills('open') });
    await pass(0);
    act(() => taroTest.hide());
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
    act(() => taroTest.show());
    await pass(0);
    expect(server.of('bill.list')).toHaveLength(asked + 1);
  });

  test('nothing is asked when no bill waits, or its half hour is over', async () => {
    const server = open({
      'bill.list': () => ({
        data: {
          items: [anOpenBill({ state: 'released' }), anOpenBill({ billId: 'bill_2', until: now - 1 })],
        },
      }),
    });
    await pass(0);
    const asked = server.of('bill.list').length;
    await pass(60_000);
    expect(server.of('bill.list')).toHaveLength(asked);
  });
});

test('a product is found by its barcode and goes on the bill with its price, piece by piece', async () => {
  const server = open({
    'product.list': () => ({ data: { items: [coat] } }),
    'product.scan': () => ({ data: coat }),
  });
  await screen.findByLabelText('第 1 行的金额');
  press('选商品');
  const field = await screen.findByLabelText('商品名或条码');
  fireEvent.change(field, { target: { value: '6901234567892' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByLabelText('羊毛大衣 多一件');
  expect(server.of('product.scan')[0]?.data).toEqual({ barcode: '6901234567892' });
  press('羊毛大衣 多一件');
  await settled(/^核销，收 ¥550\.00$/);
  expect(server.of('bill.quote').at(-1)?.data).toMatchObject({
    lines: [{ productId: 'pd_coat', quantity: 2, amountFen: 60_000 }],
  });
});

test('points pay a part when she wants it: never by themselves, and the button says what is left to take', async () => {
  const server = open({
    'bill.redeem': () => ({ data: receipt }),
    'bill.quote': body => {
      const { data } = quote(body);
      return { data: subtotalOf(body) === 0 ? data : { ...data, pointsUsable: 12_500, pointsFen: 12_500 } };
    },
  });
  await fillIn('300');
  await settled(/^核销，收 ¥250\.00$/);
  fireEvent.click(screen.getByRole('checkbox', { name: '用 12,500 积分抵 ¥125.00' }));
  await settled(/^核销，收 ¥125\.00$/);
  press(/核销，收/);
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({ expectedPayFen: 25_000, points: 12_500 });
});

test('she may use fewer points: whole steps of what is typed, and none below one step', async () => {
  const server = open({
    'bill.redeem': () => ({ data: receipt }),
    'bill.quote': body => {
      const { data } = quote(body);
      return { data: subtotalOf(body) === 0 ? data : { ...data, pointsUsable: 12_500, pointsFen: 12_500 } };
    },
  });
  await fillIn('300');
  await settled(/^核销，收 ¥250\.00$/);
  fireEvent.click(screen.getByRole('checkbox', { name: '用 12,500 积分抵 ¥125.00' }));
  await settled(/^核销，收 ¥125\.00$/);
  const field = screen.getByLabelText('用多少积分');
  fireEvent.input(field, { target: { value: '99' } });
  await settled(/^核销，收 ¥250\.00$/);
  fireEvent.input(field, { target: { value: '5070' } });
  await settled(/^核销，收 ¥200\.00$/);
  press(/核销，收/);
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({ expectedPayFen: 25_000, points: 5000 });
});

test('points that are gone by now are said so, and the bill is asked for again', async () => {
  const server = open({
    'bill.redeem': () => ({
      refuse: { code: 'POINTS_NOT_ENOUGH', message: '积分不够了，请重新核对后再试' },
    }),
    'bill.quote': body => {
      const { data } = quote(body);
      const gone = server.of('bill.redeem').length > 0;
      return { data: subtotalOf(body) === 0 || gone ? data : { ...data, pointsUsable: 500, pointsFen: 500 } };
    },
  });
  await fillIn('300');
  await settled(/核销，收/);
  fireEvent.click(screen.getByRole('checkbox', { name: '用 500 积分抵 ¥5.00' }));
  await settled(/^核销，收 ¥245\.00$/);
  press(/核销，收/);
  expect(await screen.findByText(/积分不够了/)).toBeTruthy();
  await settled(/^核销，收 ¥250\.00$/);
  expect(screen.queryByText('用 500 积分抵 ¥5.00')).toBeNull();
});

test('a voucher of another platform pays a part: the button says what is left to take', async () => {
  const server = open({ 'bill.redeem': () => ({ data: receipt }) });
  await fillIn('300');
  await settled(/核销，收/);
  press('登记一张平台券');
  await type('券码', 'DY 0001');
  await type('可抵金额（元）', '100');
  await type('顾客购买价（元）', '90');
  press('登记');
  expect(await screen.findByText('抖音 DY0001')).toBeTruthy();
  await settled(/^核销，收 ¥150\.00$/);
  // one sum to pay: what stands above the button is what the button takes
  expect(screen.getByLabelText('150.00元', { selector: '.y-money--24' })).toBeTruthy();
  press(/核销，收/);
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({
    expectedPayFen: 25_000,
    tenders: [{ platform: 'douyin', certificateId: 'DY0001', paidFen: 9_000, faceFen: 10_000 }],
  });
});

test('a voucher of another platform alone is taken too: it is spent there already', async () => {
  const server = open({
    'bill.redeem': () => ({ data: receipt }),
    'bill.quote': body => {
      const subtotalFen = subtotalOf(body);
      return { data: { subtotalFen, fits: [], misfits: [], best: saving([], 0, subtotalFen) } };
    },
  });
  await fillIn('120');
  await settled(/不用券，接待下一位/);
  press('登记一张平台券');
  await type('券码', 'DY0002');
  await type('可抵金额（元）', '100');
  await type('顾客购买价（元）', '90');
  press('登记');
  await settled(/^核销，收 ¥20\.00$/);
  expect(screen.queryByRole('button', { name: /不用券/ })).toBeNull();
  expect(screen.getByRole('button', { name: '开单，去收银台付款' })).toBeTruthy();
  press(/核销，收/);
  await waitFor(() => expect(taroTest.calls.at(-1)?.api).toBe('redirectTo'));
  expect(server.of('bill.redeem')[0]?.data).toMatchObject({
    couponIds: [],
    expectedPayFen: 12_000,
    tenders: [{ certificateId: 'DY0002', faceFen: 10_000 }],
  });
});
