import { COUPONS, type Coupon } from '@server/modules/coupon/documents';
import { VISIT_TICKETS, type VisitTicket } from '@server/modules/visit/documents';
import { insertMany, issuedCoupon, type World } from '../world';
import { actingOf, callOf, requestIdOf, type Case } from './case';

const ticketOf = (world: World, index: number, now: number): VisitTicket => {
  const guide = world.guides[index % world.guides.length]!;
  const { storeId, counterId, terminalId } = actingOf(guide);
  const number = world.next();
  return {
    _id: `visit_${String(number).padStart(10, '0')}_1`,
    requestKey: `bench:${number}`,
    bodyHash: '',
    requestId: `bench-${number}`,
    memberId: world.shoppers[index % world.shoppers.length]!.id,
    staffId: guide.id,
    storeId,
    counterId,
    terminalId,
    openedAt: now,
    expiresAt: now + 600_000,
    member: { nameMasked: '顾*', phoneMasked: '157****0000', tier: 'basic', points: 0, since: now, brandMember: true },
    audited: false,
    schema: 1,
  };
};

/** One bill of one line with one coupon in each visit; every guide at a terminal of her own, all at one counter. */
export const redeem: Case = {
  name: 'redeem',
  prepare: async (world, count) => {
    const { deps, guides } = world;
    const now = deps.now();
    const tickets = Array.from({ length: count }, (_, index) => ticketOf(world, index, now));
    const coupons = tickets.map(({ memberId }) => issuedCoupon(memberId, 1_000_000 + world.next(), now));
    await insertMany<VisitTicket>(deps.db, VISIT_TICKETS, tickets);
    await insertMany<Coupon>(deps.db, COUPONS, coupons);
    return tickets.map(({ _id }, index) => {
      const guide = guides[index % guides.length]!;
      const lines = [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }];
      const data = { ticketId: _id, slipNo: `B${world.next()}`, lines, couponIds: [coupons[index]!._id], expectedPayFen: 35_000 };
      return callOf('guide', guide, 'bill.redeem', data, requestIdOf(world), actingOf(guide));
    });
  },
};
