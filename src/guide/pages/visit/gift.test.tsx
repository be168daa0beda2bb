import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import {
  begin,
  card,
  open,
  press,
  quote,
  receipt,
  receiptShown,
  saving,
  settled,
  subtotalOf,
  typeAmount,
} from '../../../../tests/component/visit-page';

beforeEach(begin);

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
    await receiptShown();
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
    await typeAmount('28');
    expect(await screen.findByText('这张账单没有可用的券')).toBeTruthy();
    expect(screen.queryByText(/先填好金额/)).toBeNull();
  });

  test('comes with the best combination once something is bought; the slip is needed then', async () => {
    const server = open({ 'bill.quote': teaQuote });
    await typeAmount('28');
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
    await typeAmount('28');
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
