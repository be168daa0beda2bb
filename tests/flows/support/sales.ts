import type { SaleInput } from '@core/contracts/sale';
import type { Mall, Person } from '../harness';
import { openVisit } from './visit';

type Line = { lineId: string; brandId: string; categoryId: string; amountFen: number; quantity?: number };
export type Redeemed = {
  shopper: Person;
  memberId: string;
  ticketId: string;
  couponId: string;
  redemptionId: string;
  slipNo: string;
  lines: Line[];
  payFen: number;
};

let slips = 0;

/** A shopper's coupon (50 off 300) on a bill that the guide typed in. */
export const aRedemption = async (
  mall: Mall,
  { lines, slipNo = `SALE-${(slips += 1)}`, templateId = 'tp_mallgift' }: { lines: Partial<Line>[]; slipNo?: string; templateId?: string },
): Promise<Redeemed> => {
  const shopper = await mall.member();
  if (templateId !== 'tp_mallgift') await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
  const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: shopper.memberId, templateId });
  const ticketId = await openVisit(mall, shopper);
  const typed = lines.map((line, index) => ({ lineId: `l${index + 1}`, brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 0, ...line }));
  const payFen = typed.reduce((sum, { amountFen }) => sum + amountFen, 0) - 5_000;
  const bill = { ticketId, slipNo, lines: typed.map(({ quantity: _, ...line }) => line), couponIds: [coupon!._id], expectedPayFen: payFen };
  const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
  return { shopper, memberId: shopper.memberId, ticketId, couponId: coupon!._id, redemptionId, slipNo, lines: typed, payFen };
};

/** The sale of a slip as the till uploads it. */
export const saleOf = ({ slipNo, lines, payFen }: Pick<Redeemed, 'slipNo' | 'lines' | 'payFen'>, over: { lines?: Line[]; payFen?: number } = {}): SaleInput => {
  const paid = over.payFen ?? payFen;
  return {
    counterId: 'ct_nlake',
    slipNo,
    at: Date.now(),
    lines: over.lines ?? lines,
    payFen: paid,
    tenders: paid === 0 ? [] : [{ kind: 'wechat', amountFen: paid }],
  };
};
