import { dateText } from '@core/domain/calendar';
import type { Application } from '@core/domain/coupon/apply';
import { settle, type SettlementLine } from '@core/domain/coupon/settle';
import type { StaffContext } from '../../context';
import type { Coupon } from '../coupon/documents';
import { brandOf, categoryOf, toBrandRef, toCategoryRef, toCounterRef } from '../org/service';
import { REVERSIBLE_MS, slipKeyOf, type Redemption } from '../redemption/documents';
import type { VisitTicket } from '../visit/documents';
import type { CounterBill } from './assemble';

type Facts = {
  redemptionId: string;
  ticket: VisitTicket;
  counterBill: CounterBill;
  coupons: readonly Coupon[];
  application: Application;
  slipNo: string;
};

const savedOn = (application: Application, lineId: string): number =>
  application.coupons.flatMap(({ lines }) => lines).reduce((sum, line) => (line.lineId === lineId ? sum + line.savedFen : sum), 0);

const linesOf = ({ counterBill: { typed, org }, application }: Facts): Redemption['lines'] =>
  typed.map(({ lineId, brandId, categoryId, amountFen }) => {
    const savedFen = savedOn(application, lineId);
    const brand = toBrandRef(brandOf(org, brandId));
    const category = toCategoryRef(categoryOf(org, categoryId));
    return { lineId, brand, category, amountFen, savedFen, payFen: amountFen - savedFen };
  });

const settlementOf = ({ counterBill: { typed }, application, coupons }: Facts): SettlementLine[] => {
  const brandOfLine = new Map(typed.map(({ lineId, brandId }) => [lineId, brandId]));
  return application.coupons.flatMap(({ couponId, savedFen, lines }) => {
    const { rules } = coupons.find(({ _id }) => _id === couponId)!;
    const perBrand = lines.map(line => ({ brandId: brandOfLine.get(line.lineId)!, savedFen: line.savedFen }));
    return settle({ couponId, savedFen, lines: perBrand }, rules.costBearers);
  });
};

/** The redemption's document; typed in by hand, so provisional until an uploaded sale is met. */
export const redemptionOf = ({ staff, as, now, requestId }: StaffContext, facts: Facts): Redemption => {
  const { redemptionId, ticket, counterBill, coupons, application, slipNo } = facts;
  const { org, counter, subtotalFen } = counterBill;
  const day = dateText(now);
  const byId = new Map(coupons.map(coupon => [coupon._id, coupon]));
  return {
    _id: redemptionId,
    ticketId: ticket._id,
    memberId: ticket.memberId,
    memberMasked: `${ticket.member.nameMasked} ${ticket.member.phoneMasked}`,
    staffId: staff._id,
    guideName: staff.name,
    storeId: as.storeId,
    counterId: counter._id,
    counter: toCounterRef(org, counter),
    terminalId: as.terminalId,
    day,
    slipNo,
    slipKey: slipKeyOf(counter._id, day, slipNo),
    at: now,
    lines: linesOf(facts),
    coupons: application.coupons.map(share => {
      const { templateId, rules } = byId.get(share.couponId)!;
      return { ...share, templateId, title: rules.title };
    }),
    settlement: settlementOf(facts),
    subtotalFen,
    savedFen: application.savedFen,
    payFen: application.payFen,
    state: 'redeemed',
    provisional: true,
    reversibleUntil: now + REVERSIBLE_MS,
    requestId,
    schema: 1,
  };
};
