import type { PosContract } from './pos';
import {
  AT,
  bySlip,
  coupon,
  dryLine,
  kept,
  line,
  MINUTE,
  openBill,
  paidBill,
  receipt,
  refundOfOne,
  soldLine,
  soldRow,
  soldView,
  use,
  visit,
} from './pos-example-things';

type Example = { request: Record<string, unknown>; answer: unknown };

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
          settlement: [{ couponId: 'k1', bearer: 'mall', amountFen: 5_000 }],
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
    {
      request: { requestId: 'T3-20261121-0003-r', billId: openBill.billId, slipNo: 'T3-000124' },
      answer: { ...paidBill, slipNo: 'T3-000124' },
    },
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
  'till.shift': [
    {
      request: { from: AT, to: AT + 8 * 60 * MINUTE },
      answer: {
        from: AT,
        to: AT + 8 * 60 * MINUTE,
        storeId: 'st_hubin',
        name: '三号收银台',
        terminals: [{ terminalId: 'till:T3', name: '三号收银台', count: 1 }],
        redemptions: { count: 1, savedFen: 5_000, payFen: 50_050, pointsFen: 0, externalFen: 0, dueFen: 50_050 },
        byKind: [{ kind: 'cash-off', count: 1, savedFen: 5_000 }],
        external: [],
        reversals: { count: 0, savedFen: 0 },
        refunds: { count: 1, payFen: 25_025, cashFen: 25_025, pointsFen: 0, externalFen: 0 },
        unmet: 0,
        mismatches: 0,
      },
    },
  ],
  'till.lookup': [
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0001-r' }, answer: { state: 'done', at: AT + MINUTE, receipt } },
    { request: { verb: 'redeem', askedRequestId: 'T3-20261121-0002-r' }, answer: { state: 'unknown' } },
  ],
};
