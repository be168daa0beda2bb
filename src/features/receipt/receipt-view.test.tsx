import { render, screen } from '@testing-library/react';
import type { Receipt } from '@core/contracts/redemption';
import { ReceiptView } from './receipt-view';

const receipt: Receipt = {
  redemptionId: 'rd_01J9ZC4S7Q8N2M5KX7F3K9QXZA',
  slipNo: 'A1',
  at: 0,
  counter: { counterId: 'ct_1', name: '青萝', floor: '2F', storeId: 'st_1', storeName: '湖滨店' },
  guideName: '吴桐',
  memberMasked: '王** 199****2555',
  lines: [
    {
      lineId: 'l1',
      brand: { brandId: 'br_1', name: '青萝', logo: '' },
      category: { categoryId: 'cat_1', name: '女装' },
      amountFen: 55_050,
      savedFen: 8_000,
      payFen: 47_050,
    },
  ],
  coupons: [{ couponId: 'cp_1', title: '满减券', savedFen: 8_000 }],
  subtotalFen: 55_050,
  savedFen: 8_000,
  payFen: 47_050,
  state: 'redeemed',
  provisional: true,
  reversibleUntil: 1,
};

const textOf = (shown: Receipt): string => render(<ReceiptView receipt={shown} />).container.textContent ?? '';

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

test('a gift has a name and no price', () => {
  const { slipNo: _none, ...rest } = receipt;
  const coupons = [{ couponId: 'cp_t', title: '迎新饮', gift: '乌龙一杯', savedFen: 0 }];
  const text = textOf({ ...rest, lines: [], coupons, subtotalFen: 0, savedFen: 0, payFen: 0, provisional: false });
  expect(screen.getByText('兑换成功')).toBeTruthy();
  expect(text).toContain('兑换 乌龙一杯');
  expect(text).not.toMatch(/¥|小票号|积分/);
});
