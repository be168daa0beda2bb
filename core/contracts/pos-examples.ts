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
  'till.lookup': [
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0001-r' }, answer: { state: 'done', at: AT + MINUTE, receipt } },
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0002-r' }, answer: { state: 'unknown' } },
  ],
};
