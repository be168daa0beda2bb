import type { ActingAs } from '@core/contracts/define';
import type { GivenKey } from '@server/modules/till/keys';
import type { Mall, Person } from '../harness';
import type { Sample } from './sample';
import { aRedemption, saleOf } from './sales';
import { clientOf, giveTill } from './till';
import type { TillSample } from './till-actions';

let slips = 0;
const aSlip = (slipNo = `W-${(slips += 1)}`) => ({
  counterId: 'ct_nlake',
  slipNo,
  at: Date.now(),
  lines: [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 }],
  payFen: 50_000,
  tenders: [{ kind: 'cash' as const, amountFen: 50_000 }],
});

/** A sale of 500 yuan at the lake counter, without any coupon. */
export const aSoldSlip = async (mall: Mall, key?: GivenKey): Promise<string> => {
  const answer = await clientOf(mall, key ?? (await giveTill(mall))).call('upload-sale', aSlip(), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data.saleId;
};

/** A bill whose sale came out eight yuan dearer. */
const aMismatch = async (mall: Mall): Promise<string> => {
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  const lines = redeemed.lines.map(line => ({ ...line, amountFen: 50_800 }));
  const answer = await clientOf(mall, await giveTill(mall)).call('upload-sale', saleOf(redeemed, { lines, payFen: 45_800 }), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return redeemed.redemptionId;
};

const cashier = (mall: Mall): Person => mall.staff('cashier');
const asCashier = (mall: Mall): ActingAs => mall.at('cashier');
const manager = (mall: Mall): Person => mall.staff('manager');
const asManager = (mall: Mall): ActingAs => mall.at('store-manager', { counterId: undefined });
const LINES = [{ lineId: 'l1', amountFen: 100 }];
const aRefund = (saleId: string, reason: string) => ({ saleId, lines: LINES, reason, expectedCashFen: 100 });

/** Actions of the cash desk. */
export const saleSamples: Record<string, Sample> = {
  'sale.find': { fn: 'guide', who: cashier, as: asCashier, data: () => ({ by: { counterId: 'ct_nlake', day: '2026-11-21', slipNo: 'S-1' } }) },
  'sale.get': { fn: 'guide', who: cashier, as: asCashier, data: ({ saleId }) => ({ saleId }) },
  'refund.preview': { fn: 'guide', who: cashier, as: asCashier, data: ({ saleId }) => ({ saleId, lines: LINES }) },
  'refund.make': {
    fn: 'guide',
    who: cashier,
    as: asCashier,
    data: ({ saleId }) => aRefund(saleId, '尺码不合适'),
    twice: async mall => {
      const saleId = await aSoldSlip(mall);
      return { who: cashier(mall), first: aRefund(saleId, '甲'), second: aRefund(saleId, '乙') };
    },
  },
  'redemption.unmet': { fn: 'guide', who: manager, as: asManager, data: () => ({ limit: 5 }) },
  'redemption.accept': {
    fn: 'guide',
    who: manager,
    as: asManager,
    data: () => ({ redemptionId: 'rd_nobody', note: '收银员多打了一件' }),
    twice: async mall => {
      const redemptionId = await aMismatch(mall);
      return { who: manager(mall), first: { redemptionId, note: '甲' }, second: { redemptionId, note: '乙' } };
    },
  },
  'shift.report': { fn: 'guide', who: cashier, as: asCashier, data: () => ({ from: 1_795_276_800_000, to: 1_795_280_400_000, whole: false }) },
};

const bySlip = { counterId: 'ct_nlake', day: '2026-11-21', slipNo: 'S-1' };
const tillRefund = (saleId: string, refundNo: string) => ({ sale: { saleId }, refundNo, at: Date.now(), lines: LINES });

/** Sales and refunds of a till. */
export const tillSaleSamples: readonly TillSample[] = [
  { action: 'till.upload-sale', verb: 'upload-sale', data: () => aSlip('S-9'), twice: async () => ({ first: aSlip(), second: aSlip() }) },
  {
    action: 'till.upload-refund',
    verb: 'upload-refund',
    data: () => tillRefund('sale_nobody', 'R-9'),
    twice: async (mall, key) => {
      const saleId = await aSoldSlip(mall, key);
      return { first: tillRefund(saleId, `R-${(slips += 1)}`), second: tillRefund(saleId, `R-${(slips += 1)}`) };
    },
  },
  { action: 'till.find-sale', verb: 'find-sale', data: () => ({ by: bySlip }) },
  { action: 'till.find-sale', verb: 'find-sale', data: ({ ticketId }) => ({ by: { ticketId, day: '2026-11-21' } }) },
  { action: 'till.show-sale', verb: 'show-sale', data: () => ({ sale: bySlip }) },
  { action: 'till.shift', verb: 'shift', data: () => ({ from: 1_795_276_800_000, to: 1_795_280_400_000 }) },
];
