import { dueFenOf } from '@core/domain/bill/due';
import { dateText } from '@core/domain/calendar';
import type { CounterContext } from '../../context';
import type { Coupon } from '../coupon/documents';
import { counterOf, toCounterRef, type Org } from '../org/service';
import { ownKeyOf, REVERSIBLE_MS, slipKeyOf, type Redemption } from '../redemption/documents';
import type { VisitTicket } from '../visit/documents';
import { settlementOf, type Frozen } from './freeze';

type Facts = {
  redemptionId: string;
  visit: Pick<Redemption, 'ticketId' | 'memberId' | 'memberMasked'>;
  org: Org;
  counterId: string;
  frozen: Frozen;
  coupons: readonly Coupon[];
  slipNo: string | undefined;
  /** the open bill that is paid, and who served her */
  bill?: { billId: string; openedBy: string; guideName: string };
};

/** What a redemption keeps of the visit it was made in. */
export const visitFacts = (ticket: VisitTicket): Facts['visit'] => ({
  ticketId: ticket._id,
  memberId: ticket.memberId,
  memberMasked: `${ticket.member.nameMasked} ${ticket.member.phoneMasked}`,
});

/** The redemption's document; a purchase is typed in by hand, so provisional until an uploaded sale is met. */
export const redemptionOf = ({ clerk, now, requestId }: CounterContext, facts: Facts): Redemption => {
  const { redemptionId, visit, org, counterId, frozen, coupons, slipNo, bill } = facts;
  const { lines, subtotalFen, savedFen, payFen, tenders, pointsUsed, pointsFen } = frozen;
  const day = dateText(now);
  return {
    _id: redemptionId,
    ...(bill ?? {}),
    ...visit,
    staffId: clerk.id,
    ...(clerk.kind === 'till' ? { byTill: true as const } : {}),
    guideName: bill?.guideName ?? clerk.name,
    ...(bill !== undefined && bill.openedBy !== clerk.id ? { collectorName: clerk.name } : {}),
    storeId: clerk.storeId,
    counterId,
    counter: toCounterRef(org, counterOf(org, counterId)),
    terminalId: clerk.terminalId,
    day,
    ...(slipNo === undefined ? {} : { slipNo }),
    slipKey: slipNo === undefined ? ownKeyOf(redemptionId) : slipKeyOf(counterId, day, slipNo),
    at: now,
    lines,
    coupons: frozen.coupons,
    settlement: settlementOf(frozen, coupons),
    subtotalFen,
    savedFen,
    payFen,
    ...(tenders.length === 0 ? {} : { tenders }),
    ...(pointsUsed === undefined ? {} : { pointsUsed, pointsFen }),
    ...(tenders.length === 0 && pointsUsed === undefined ? {} : { dueFen: dueFenOf(payFen, tenders, pointsFen) }),
    state: 'redeemed',
    provisional: lines.length > 0,
    reversibleUntil: now + REVERSIBLE_MS,
    requestId,
    schema: 1,
  };
};
