import type { Receipt } from '../../core/contracts/redemption';

/** A receipt of 550.50 yuan with one coupon of 80 on it. */
export const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  redemptionId: 'rd_01J9ZC4S7Q8N2M5KX7F3K9QXZA',
  slipNo: 'A1',
  at: 0,
  counter: { counterId: 'ct_1', name: '青萝', floor: '2F', storeId: 'st_1', storeName: '湖滨店' },
  guideName: '吴桐',
  memberMasked: '王** 154****2555',
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
  ...over,
});

/** A cup of tea handed over for nothing: no lines, no slip, no money. */
export const aGiftReceipt = (over: Partial<Receipt> = {}): Receipt => {
  const { slipNo: _none, ...rest } = aReceipt();
  const coupons = [{ couponId: 'cp_tea', title: '迎新饮', gift: '乌龙一杯', savedFen: 0 }];
  return { ...rest, lines: [], coupons, subtotalFen: 0, savedFen: 0, payFen: 0, provisional: false, ...over };
};
