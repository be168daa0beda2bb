import type { PosContract } from './pos';

type Example = { request: Record<string, unknown>; answer: unknown };

const AT = 1_795_276_800_000;
const MINUTE = 60_000;

const visit = {
  ticketId: 'visit_4821067395_29921280',
  openedAt: AT,
  expiresAt: AT + 10 * MINUTE,
  member: { nameMasked: '林**', phoneMasked: '138****0000', tier: 'gold', points: 3200, since: 1_700_000_000_000, brandMember: false },
};

const line = { lineId: '1', brandId: 'br_qingluo', categoryId: 'cat_womens', amountFen: 55_050 };
const coupon = {
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
const use = { couponId: coupon.couponId, title: coupon.title, savedFen: 5_000 };

const receipt = {
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

const soldLine = { lineId: '1', brandId: 'br_qingluo', categoryId: 'cat_womens', quantity: 2, amountFen: 55_050 };
const kept = {
  saleId: 'sale_01JD0000000000000000000000',
  slipNo: receipt.slipNo,
  day: '2026-11-22',
  subtotalFen: 55_050,
  savedFen: 5_000,
  payFen: 50_050,
  redemption: { redemptionId: receipt.redemptionId, met: true, differences: [] },
};
const refundOfOne = {
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
  vouchers: [],
  returned: [],
  complete: false,
};
const soldRow = {
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
const soldView = {
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
const bySlip = { counterId: 'ct_hubin_qingluo', day: kept.day, slipNo: kept.slipNo };

const { redemptionId: _id, slipNo: _slip, at: _at, provisional: _provisional, reversibleUntil: _until, state: _state, ...frozen } = receipt;
const openBill = {
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
const paidBill = { ...receipt, billId: openBill.billId, guideName: openBill.guideName, tenders: openBill.tenders, dueFen: openBill.dueFen };

const dryLine = { lineId: '1', brandId: 'A', categoryPath: ['coats', 'clothes'], amountFen: 40_000 };

/** One call of each verb as it goes over the wire, and the `data` of its answer. */
export const posExamples: { readonly [A in keyof PosContract]: readonly Example[] } = {
  'time.get': [{ request: {}, answer: { now: AT } }],
  'till.identify': [{ request: { requestId: 'T3-20261121-0001-i', code: '90482106739512345678' }, answer: visit }],
  'till.quote': [
    {
      request: { ticketId: visit.ticketId, counterId: 'ct_hubin_qingluo', lines: [line] },
      answer: {
        subtotalFen: 55_050,
        fits: [{ coupon, savesFen: 5_000 }],
        misfits: [],
        best: {
          couponIds: [coupon.couponId],
          savedFen: 5_000,
          payFen: 50_050,
          coupons: [{ ...use, lines: [{ lineId: '1', savedFen: 5_000 }] }],
        },
      },
    },
    {
      request: {
        dryRun: true,
        at: AT,
        storeId: 'S1',
        counterId: 'C1',
        lines: [dryLine],
        member: { tier: 'basic', joinedAt: 0 },
        coupons: [
          {
            couponId: 'k1',
            templateId: 't1',
            template: {
              issuer: 'mall',
              benefit: { kind: 'cash-off', offFen: 5_000 },
              thresholdFen: 30_000,
              stacking: { kind: 'one-per-class' },
              class: 'mall',
            },
          },
        ],
      },
      answer: {
        subtotalFen: 40_000,
        freightFen: 0,
        fits: [{ couponId: 'k1', savesFen: 5_000 }],
        misfits: [],
        best: {
          couponIds: ['k1'],
          savedFen: 5_000,
          payFen: 35_000,
          coupons: [{ couponId: 'k1', title: '', savedFen: 5_000, lines: [{ lineId: '1', savedFen: 5_000 }] }],
          lines: [{ lineId: '1', amountFen: 40_000, savedFen: 5_000, payFen: 35_000 }],
          freight: { amountFen: 0, savedFen: 0, payFen: 0 },
        },
      },
    },
  ],
  'till.redeem': [
    {
      request: {
        requestId: 'T3-20261121-0001-r',
        ticketId: visit.ticketId,
        counterId: 'ct_hubin_qingluo',
        slipNo: 'T3-000123',
        lines: [line],
        couponIds: [coupon.couponId],
        expectedPayFen: 50_050,
      },
      answer: receipt,
    },
    { request: { requestId: 'T3-20261121-0003-r', billId: openBill.billId, slipNo: 'T3-000124' }, answer: { ...paidBill, slipNo: 'T3-000124' } },
  ],
  'till.lock': [
    {
      request: {
        requestId: 'T3-20261121-0004-k',
        ticketId: visit.ticketId,
        counterId: 'ct_hubin_qingluo',
        lines: [line],
        couponIds: [coupon.couponId],
        expectedPayFen: 50_050,
        tenders: openBill.tenders,
      },
      answer: { ...openBill, guideName: '三号收银台' },
    },
  ],
  'till.fetch-bill': [{ request: { code: openBill.code }, answer: openBill }],
  'till.release': [
    { request: { requestId: 'T3-20261121-0003-f', billId: openBill.billId }, answer: { ...openBill, state: 'released' } },
    { request: { requestId: 'T3-20261121-0004-f', lockRequestId: 'T3-20261121-0004-k' }, answer: { ...openBill, state: 'released' } },
  ],
  'till.reverse': [
    {
      request: { requestId: 'T3-20261121-0001-x', redemptionId: receipt.redemptionId },
      answer: { ...receipt, state: 'reversed', reversedAt: AT + 3 * MINUTE },
    },
    {
      request: { requestId: 'T3-20261121-0001-y', redeemRequestId: 'T3-20261121-0001-r' },
      answer: { ...receipt, state: 'reversed', reversedAt: AT + 3 * MINUTE },
    },
  ],
  'till.upload-sale': [
    {
      request: {
        requestId: 'T3-20261121-0001-s',
        counterId: 'ct_hubin_qingluo',
        slipNo: kept.slipNo,
        at: AT + 2 * MINUTE,
        ticketId: visit.ticketId,
        lines: [soldLine],
        payFen: 50_050,
        tenders: [{ kind: 'wechat', amountFen: 50_050 }],
      },
      answer: kept,
    },
  ],
  'till.upload-refund': [
    {
      request: {
        requestId: 'T3-20261121-0001-b',
        sale: bySlip,
        refundNo: 'T3-R00007',
        at: AT + 60 * MINUTE,
        lines: [{ lineId: '1', quantity: 1 }],
      },
      answer: refundOfOne,
    },
  ],
  'till.find-sale': [
    { request: { by: { ticketId: visit.ticketId, day: kept.day } }, answer: { items: [soldRow] } },
    { request: { by: bySlip }, answer: { items: [soldRow] } },
  ],
  'till.show-sale': [{ request: { sale: bySlip }, answer: soldView }],
  'till.lookup': [
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0001-r' }, answer: { state: 'done', at: AT + MINUTE, receipt } },
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0002-r' }, answer: { state: 'unknown' } },
  ],
};
