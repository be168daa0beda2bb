import { render, screen } from '@testing-library/react';
import type { Receipt } from '@core/contracts/redemption';
import { aGiftReceipt, aReceipt } from '../../../tests/builders/receipt';
import { ReceiptView } from './receipt-view';

const receipt = aReceipt();

const textOf = (shown: Receipt): string =>
  render(<ReceiptView receipt={shown} />).container.textContent ?? '';

test('tells what was paid and saved, and a number short enough to read out', () => {
  const text = textOf(receipt);
  expect(text).toContain('实付¥470.50');
  expect(text).toContain('共省 ¥80.00');
  expect(text).toContain('凭证号F3K9 QXZA');
  expect(text).not.toContain('rd_');
  expect(text).toContain('经手人吴桐');
});

test('undone, it tells what is due without the coupons', () => {
  const text = textOf({ ...receipt, state: 'reversed', reversedAt: 2 });
  expect(text).toContain('这笔用券已撤销');
  expect(text).toContain('应付（没有优惠）¥550.50');
  expect(text).not.toContain('470.50');
  expect(text).toContain('满减券已退回');
});

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
