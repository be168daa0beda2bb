import { atCounter, atTill, cashier, guide, stranger, type Sample } from './sample';
import { aBill, anInvitation, LINE, newBill, newVisit, toOpen } from './things';

const TENDER = { platform: 'douyin', certificateId: 'DY-FUZZ-0001', paidFen: 900, faceFen: 1_000 };

let slips = 0;

export const counterSamples: Record<string, Sample> = {
  'post.list': { fn: 'guide', who: stranger, data: () => ({}) },
  'workbench.open': { fn: 'guide', who: guide, as: atCounter, data: () => ({}) },
  'badge.get': { fn: 'guide', who: guide, as: atCounter, data: () => ({}) },
  'invitation.find': { fn: 'guide', who: stranger, data: world => ({ passcode: world.passcode }) },
  'invitation.accept': {
    fn: 'guide',
    who: stranger,
    data: world => ({ passcode: world.passcode, name: '新来的' }),
    twice: async mall => {
      const codes = [await anInvitation(mall), await anInvitation(mall)];
      return { who: mall.stranger(), first: { passcode: codes[0].passcode, name: '新' }, second: { passcode: codes[1].passcode, name: '新' } };
    },
  },
  'visit.identify': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: () => ({ code: '90000000000000000000' }),
    twice: async mall => {
      const people = [await mall.member(), await mall.member()];
      return { who: guide(mall), first: { code: mall.codeOf(people[0]!.device) }, second: { code: mall.codeOf(people[1]!.device) } };
    },
  },
  'visit.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ ticketId: world.ticketId }) },
  'bill.quote': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ ticketId: world.ticketId, lines: [LINE], couponIds: [world.couponId] }),
  },
  'bill.redeem': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => aBill(world.ticketId, world.couponId, 'S-2'),
    twice: async mall => {
      const { ticketId, couponId } = await newVisit(mall);
      return { who: guide(mall), first: aBill(ticketId, couponId, 'T-1'), second: aBill(ticketId, couponId, 'T-2') };
    },
  },
  'bill.open': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => toOpen(world.ticketId, world.couponId),
    twice: async mall => {
      const { ticketId, couponId } = await newVisit(mall);
      return { who: guide(mall), first: toOpen(ticketId, couponId), second: { ...toOpen(ticketId, couponId), tenders: [TENDER] } };
    },
  },
  'bill.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ billId: world.billId }) },
  'bill.list': { fn: 'guide', who: guide, as: atCounter, data: world => ({ ticketId: world.ticketId, limit: 5 }) },
  'bill.find': { fn: 'guide', who: cashier, as: atTill, data: world => ({ code: world.billCode }) },
  'bill.pay': {
    fn: 'guide',
    who: cashier,
    as: atTill,
    data: world => ({ billId: world.billId, slipNo: 'T-P0' }),
    twice: async mall => {
      const [first, second] = [await newBill(mall), await newBill(mall)];
      return { who: cashier(mall), first: { billId: first.billId, slipNo: 'T-P1' }, second: { billId: second.billId, slipNo: 'T-P2' } };
    },
  },
  'bill.release': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ billId: world.billId }),
    twice: async mall => {
      const [first, second] = [await newBill(mall), await newBill(mall)];
      return { who: guide(mall), first: { billId: first.billId }, second: { billId: second.billId } };
    },
  },
  'product.scan': { fn: 'guide', who: guide, as: atCounter, data: () => ({ barcode: '6901234567892' }) },
  'product.list': { fn: 'guide', who: guide, as: atCounter, data: () => ({ text: '大衣', limit: 5 }) },
  'redemption.list': { fn: 'guide', who: guide, as: atCounter, data: () => ({ limit: 5, cursor: 'abc' }) },
  'redemption.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ redemptionId: world.redemptionId }) },
  'redemption.reverse': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ redemptionId: world.redemptionId }),
    twice: async mall => {
      const ids: string[] = [];
      for (let count = 0; count < 2; count += 1) {
        const slip = `R-${(slips += 1)}`;
        const { ticketId, couponId } = await newVisit(mall);
        ids.push((await mall.ask('guide', guide(mall), 'bill.redeem', aBill(ticketId, couponId, slip), { as: mall.at() })).redemptionId);
      }
      return { who: guide(mall), first: { redemptionId: ids[0] }, second: { redemptionId: ids[1] } };
    },
  },
};
