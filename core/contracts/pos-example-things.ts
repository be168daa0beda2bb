/** What the examples of the tills' interface speak of: one evening at one counter. */

export const AT = 1_795_276_800_000;
export const MINUTE = 60_000;

export const visit = {
  ticketId: 'visit_4821067395_29921280',
  openedAt: AT,
  expiresAt: AT + 10 * MINUTE,
  member: { nameMasked: '林**', phoneMasked: '138****0000', tier: 'gold', points: 3200, since: 1_700_000_000_000, brandMember: false },
};

export const line = { lineId: '1', brandId: 'br_qingluo', categoryId: 'cat_womens', amountFen: 55_050 };
export const coupon = {
  templateId: 'tp_autumn',
  title: '秋日满 300 减 50',
  issuer: 'mall',
  benefit: { kind: 'cash-off', offFen: 5_000 },
  thresholdFen: 30_000,
  scopeText: '全场通用',
  couponId: 'cp_autumn_01JD_1',
  state: 'usable',
  validFrom: AT,
  validUntil: AT + 7 * 1440 * MINUTE,
  source: 'claim',
};
export const use = { couponId: coupon.couponId, title: coupon.title, savedFen: 5_000 };

export const receipt = {
  redemptionId: 'rd_01JD0000000000000000000000',
  slipNo: 'T3-000123',
  at: AT + MINUTE,
  counter: { counterId: 'ct_hubin_qingluo', name: '青萝湖滨专柜', floor: '3F', storeId: 'st_hubin', storeName: '云汀百货湖滨店' },
  guideName: '三号收银台',
  memberMasked: '林** 138****0000',
  lines: [
    {
      lineId: '1',
      brand: { brandId: 'br_qingluo', name: '青萝', logo: '/assets/qingluo.png' },
      category: { categoryId: 'cat_womens', name: '女装' },
      amountFen: 55_050,
      savedFen: 5_000,
      payFen: 50_050,
    },
  ],
  coupons: [use],
  subtotalFen: 55_050,
  savedFen: 5_000,
  payFen: 50_050,
  state: 'redeemed',
  provisional: true,
  reversibleUntil: AT + 6 * MINUTE,
};

export const soldLine = { lineId: '1', brandId: 'br_qingluo', categoryId: 'cat_womens', quantity: 2, amountFen: 55_050 };
export const kept = {
  saleId: 'sale_01JD0000000000000000000000',
  slipNo: receipt.slipNo,
  day: '2026-11-22',
  subtotalFen: 55_050,
  savedFen: 5_000,
  payFen: 50_050,
  redemption: { redemptionId: receipt.redemptionId, met: true, differences: [] },
};
export const refundOfOne = {
  refundId: 'rf_01JD0000000000000000000000',
  saleId: kept.saleId,
  slipNo: receipt.slipNo,
  refundNo: 'T3-R00007',
  counter: receipt.counter,
  at: AT + 60 * MINUTE,
  byName: '三号收银台',
  lines: [{ lineId: '1', quantity: 1, payFen: 25_025, savedFen: 2_500 }],
  payFen: 25_025,
  pointsFen: 0,
  cashFen: 25_025,
  nettedFen: 0,
  externalFen: 0,
  externals: [],
  vouchers: [],
  returned: [],
  complete: false,
};
export const soldRow = {
  saleId: kept.saleId,
  slipNo: kept.slipNo,
  at: AT + 2 * MINUTE,
  counter: receipt.counter,
  ofMember: true,
  subtotalFen: 55_050,
  savedFen: 5_000,
  payFen: 50_050,
  refundedFen: 25_025,
  redemption: kept.redemption,
};
export const soldView = {
  ...soldRow,
  day: kept.day,
  memberMasked: receipt.memberMasked,
  lines: [
    {
      lineId: '1',
      brand: receipt.lines[0]!.brand,
      category: receipt.lines[0]!.category,
      quantity: 2,
      amountFen: 55_050,
      savedFen: 5_000,
      payFen: 50_050,
      left: { quantity: 1, amountFen: 27_525, payFen: 25_025 },
    },
  ],
  coupons: [{ couponId: coupon.couponId, title: coupon.title, savedFen: 5_000, backOnRefund: true }],
  tenders: [{ kind: 'wechat', amountFen: 50_050 }],
  pointsFen: 0,
  refunds: [refundOfOne],
};
export const bySlip = { counterId: 'ct_hubin_qingluo', day: kept.day, slipNo: kept.slipNo };

const { redemptionId: _id, slipNo: _slip, at: _at, provisional: _provisional, reversibleUntil: _until, state: _state, ...frozen } = receipt;
export const openBill = {
  ...frozen,
  billId: 'bill_01JD0000000000000000000001',
  code: '91482106739513',
  state: 'open',
  openedAt: AT,
  until: AT + 30 * MINUTE,
  guideName: '林晓',
  tenders: [{ platform: 'douyin', certificateId: 'DY20261121000123', paidFen: 27_000, faceFen: 30_000 }],
  dueFen: 20_050,
};
export const paidBill = {
  ...receipt,
  billId: openBill.billId,
  guideName: openBill.guideName,
  tenders: openBill.tenders,
  dueFen: openBill.dueFen,
};

export const dryLine = { lineId: '1', brandId: 'A', categoryPath: ['coats', 'clothes'], amountFen: 40_000 };
