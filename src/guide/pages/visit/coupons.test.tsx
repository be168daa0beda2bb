import { fireEvent, screen } from '@testing-library/react';
import type { RequestBody } from '@core/contracts/define';
import {
  begin,
  card,
  open,
  press,
  quote,
  saving,
  settled,
  subtotalOf,
  tick,
  typeAmount,
} from '../../../../tests/component/visit-page';

beforeEach(begin);

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
    await typeAmount('50');
    expect(await screen.findByText(text)).toBeTruthy();
    await settled(/核销，收/);
    tick(/代金券/);
    expect(screen.queryByText(text)).toBeNull();
  });
});

describe('coupons that do not go together', () => {
  const two = (body: RequestBody) => {
    const asked = (body.data as { couponIds?: string[] }).couponIds ?? [];
    const { data } = quote(body);
    const swap = { couponIds: ['cp_b', 'cp_c'], gone: ['满减券'], lessFen: 2_000 };
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
    await typeAmount('300');
    expect(await screen.findByText('与「满减券」不能同用，换成这张少省 ¥20')).toBeTruthy();
  });

  test('ticking it takes the place of what clashes, and of nothing else', async () => {
    open({ 'bill.quote': two });
    await typeAmount('300');
    await settled(/核销，收/);
    tick(/九折券/);
    await settled(/核销，收/);
    expect([isOn(/满减券/), isOn(/入会礼/), isOn(/九折券/)]).toEqual([false, true, true]);
  });

  test('where she chose herself, keeping the one unticks only what clashes, and names it', async () => {
    open({ 'bill.quote': two });
    await typeAmount('300');
    await settled(/核销，收/);
    tick(/九折券/);
    await settled(/核销，收/);
    tick(/满减券/);
    expect(await screen.findByText('用这张，就不用「满减券」')).toBeTruthy();
    press('用这张');
    await settled(/核销，收/);
    expect([isOn(/满减券/), isOn(/入会礼/), isOn(/九折券/)]).toEqual([false, true, true]);
  });

  test('one for other goods says for which', async () => {
    const lunch = { ...card('cp_l', '午餐券'), scopeText: '仅限餐饮' };
    const misfits = [{ coupon: lunch, code: 'NOT_IN_SCOPE', message: '账单里没有适用的商品' }];
    open({ 'bill.quote': body => ({ data: { ...quote(body).data, misfits } }) });
    await typeAmount('300');
    fireEvent.click(await screen.findByText(/1 张不能用/));
    expect(screen.getByText('账单里没有适用的商品（仅限餐饮）')).toBeTruthy();
  });
});
