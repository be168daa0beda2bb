import { render, screen } from '@testing-library/react';
import type { OwnReceipt } from '@core/contracts/inbox';
import { aGiftReceipt, aReceipt } from '../../../tests/builders/receipt';
import { ReceiptView } from './receipt-view';

const receipt = aReceipt();

const textOf = (shown: OwnReceipt): string =>
  render(<ReceiptView receipt={shown} />).container.textContent ?? '';

test('tells what was paid and saved, and a number short enough to read out', () => {
  const text = textOf(receipt);
  expect(text).toContain('实付¥470.50');
  expect(text).toContain('共省 ¥80.00');
  expect(text).toContain('凭证号F3K9 QXZA');
  expect(text).not.toContain('rd_');
  expect(text).toContain('经手人吴桐');
});

test.each([
  { line: {}, shown: '青萝女装¥550.50', why: 'an amount typed in has no product' },
  {
    line: { product: { productId: 'pr_1', name: '羊毛大衣' }, quantity: 2 },
    shown: '羊毛大衣 × 2青萝 · 女装¥550.50',
    why: 'a product is named with how many of it, and whose it is',
  },
  {
    line: { product: { productId: 'pr_1', name: '羊毛大衣' } },
    shown: '羊毛大衣青萝 · 女装¥550.50',
    why: 'how many is not always known',
  },
])('a line says what was bought: $why', ({ line, shown }) =>
  expect(textOf({ ...receipt, lines: [{ ...receipt.lines[0]!, ...line }] })).toContain(shown),
);

test('undone, it tells what is due without the coupons', () => {
  const text = textOf({ ...receipt, state: 'reversed', reversedAt: 2 });
  expect(text).toContain('这笔用券已撤销');
  expect(text).toContain('应付（没有优惠）¥550.50');
  expect(text).not.toContain('470.50');
  expect(text).toContain('满减券已退回');
});

test.each([
  {
    undone: { state: 'reversed' as const, reversedAt: Date.now() },
    told: /这笔用券已撤销今天 \d\d:\d\d 撤销/,
    why: 'undone at the counter',
  },
  {
    undone: { refunded: { at: Date.now(), backFen: 47_050, complete: true } },
    told: /今天 \d\d:\d\d 整单已退实付¥470\.50.*退回合计¥470\.50/,
    why: 'everything went back',
  },
  {
    undone: { refunded: { at: Date.now(), backFen: 10_000, complete: false } },
    told: /今天 \d\d:\d\d 部分商品已退.*退回合计¥100\.00/,
    why: 'a part of it did',
  },
])('what stands no more says so and since when: $why', ({ undone, told }) =>
  expect(textOf({ ...receipt, ...undone })).toMatch(told),
);

test('points and vouchers of other platforms pay a part: what was paid is less by them', () => {
  const paid = { ...receipt, pointsUsed: 2000, pointsFen: 2_000, dueFen: receipt.payFen - 5_000 };
  const text = textOf(paid);
  expect(text).toContain('2,000 积分抵扣−¥20.00');
  expect(text).toContain('其他平台的券−¥30.00');
  expect(text).toContain('实付¥420.50');
  expect(textOf({ ...paid, state: 'reversed', reversedAt: 2 })).toContain('2,000 积分抵扣已退回');
});

test('points alone are told as what they are', () => {
  const alone = {
    ...receipt,
    coupons: [],
    savedFen: 0,
    payFen: 55_050,
    pointsUsed: 500,
    pointsFen: 500,
    dueFen: 54_550,
  };
  const text = textOf(alone);
  expect(text).toContain('积分抵扣成功');
  expect(text).toContain('实付¥545.50');
  expect(text).not.toContain('用券');
  expect(textOf({ ...alone, state: 'reversed', reversedAt: 2 })).toContain('这笔积分抵扣已撤销');
});

test('a gift has a name and no price', () => {
  const text = textOf(aGiftReceipt());
  expect(screen.getByText('兑换成功')).toBeTruthy();
  expect(text).toContain('兑换 乌龙一杯');
  expect(text).not.toMatch(/¥|小票号|积分/);
});
