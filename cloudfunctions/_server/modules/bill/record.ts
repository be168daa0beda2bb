import { dateText } from '@core/domain/calendar';
import type { Application } from '@core/domain/coupon/apply';
import { giftOf } from '@core/domain/coupon/offer-text';
import { paidFor, settle, type SettlementLine } from '@core/domain/coupon/settle';
import type { CounterContext } from '../../context';
import type { Coupon } from '../coupon/documents';
import { brandOf, categoryOf, toBrandRef, toCategoryRef, toCounterRef } from '../org/service';
import { ownKeyOf, REVERSIBLE_MS, slipKeyOf, type Redemption } from '../redemption/documents';
import type { VisitTicket } from '../visit/documents';
import type { CounterBill } from './assemble';

type Facts = {
  redemptionId: string;
  ticket: VisitTicket;
  counterBill: CounterBill;
  coupons: readonly Coupon[];
  application: Application;
  slipNo: string | undefined;
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
    const { rules, paid } = coupons.find(({ _id }) => _id === couponId)!;
    const perBrand = lines.map(line => ({ brandId: brandOfLine.get(line.lineId)!, savedFen: line.savedFen }));
    const paidFen = paidFor(rules.benefit, paid?.paidFen);
    return settle({ couponId, savedFen, lines: perBrand, paidFen, brandId: rules.brandId }, rules.costBearers);
  });
};

/** The redemption's document; a purchase is typed in by hand, so provisional until an uploaded sale is met. */
export const redemptionOf = ({ clerk, now, requestId }: CounterContext, facts: Facts): Redemption => {
  const { redemptionId, ticket, counterBill, coupons, application, slipNo } = facts;
  const { org, counter, subtotalFen, typed } = counterBill;
  const day = dateText(now);
  const byId = new Map(coupons.map(coupon => [coupon._id, coupon]));
  return {
    _id: redemptionId,
    ticketId: ticket._id,
    memberId: ticket.memberId,
    memberMasked: `${ticket.member.nameMasked} ${ticket.member.phoneMasked}`,
    staffId: clerk.id,
    ...(clerk.kind === 'till' ? { byTill: true as const } : {}),
    guideName: clerk.name,
    storeId: clerk.storeId,
    counterId: counter._id,
    counter: toCounterRef(org, counter),
    terminalId: clerk.terminalId,
    day,
    ...(slipNo === undefined ? {} : { slipNo }),
    slipKey: slipNo === undefined ? ownKeyOf(redemptionId) : slipKeyOf(counter._id, day, slipNo),
    at: now,
    lines: linesOf(facts),
    coupons: application.coupons.map(share => {
      const { templateId, rules } = byId.get(share.couponId)!;
      const gift = giftOf(rules.benefit);
      return { ...share, templateId, title: rules.title, ...(gift === undefined ? {} : { gift }) };
    }),
    settlement: settlementOf(facts),
    subtotalFen,
    savedFen: application.savedFen,
    payFen: application.payFen,
    state: 'redeemed',
    provisional: typed.length > 0,
    reversibleUntil: now + REVERSIBLE_MS,
    requestId,
    schema: 1,
  };
};
