import type { OpenBill } from '@server/modules/bill/open-documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import type { Till } from '../../../clients/pos/client';
import type { Mall, Person, Phone } from '../harness';
import { addTemplate, aTemplate } from './mall';
import { whole } from './whole';

type Shopper = Person & { memberId: string; device: Phone };

export const line = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 };

/** Bills that a till takes over or locks itself; asked anew each time, because the mall is opened after the file is read. */
export const tillBillScenes = (here: () => { mall: Mall; till: Till }) => {
  let count = 0;
  const number = (): string => here().mall.newRequest();
  const slip = (): string => `B${(count += 1)}`;
  const couponOf = async (couponId: string): Promise<Coupon> => (await here().mall.deps.db.collection<Coupon>('coupons').get(couponId))!;
  const billOf = async (billId: string): Promise<OpenBill> => (await here().mall.deps.db.collection<OpenBill>('bills').get(billId))!;
  const redemptionsOf = async (memberId: string) => (await whole<Redemption>(here().mall.deps.db, 'redemptions')).filter(one => one.memberId === memberId);
  const newShopper = async (): Promise<{ shopper: Shopper; couponId: string }> => {
    const { mall } = here();
    const shopper = await mall.member('sign-hill', { brand: false });
    await mall.deps.db.collection<Coupon>('coupons').removeWhere({ memberId: shopper.memberId });
    const { _id } = await addTemplate(mall.deps.db, aTemplate(`tb${(count += 1)}`, { class: `tb${count}` }));
    const { couponId } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId: _id });
    return { shopper, couponId };
  };
  const ask = (action: string, data: object) => here().mall.ask('guide', here().mall.staff('guide'), action, data, { as: here().mall.at() });
  /** A bill of 400 with 50 off, opened by the guide. */
  const opened = async (over: object = {}) => {
    const { shopper, couponId } = await newShopper();
    const { ticketId } = await ask('visit.identify', { code: here().mall.codeOf(shopper.device) });
    const bill = await ask('bill.open', { ticketId, lines: [line], couponIds: [couponId], expectedPayFen: 35_000, ...over });
    return { shopper, couponId, ticketId, bill, billId: bill.billId as string };
  };
  /** A shopper at the till, and the bill that it would lock. */
  const atTill = async (by = here().till) => {
    const { shopper, couponId } = await newShopper();
    const visit = await by.call('identify', { code: here().mall.codeOf(shopper.device) }, number());
    if (!visit.ok) throw new Error(visit.code);
    const shown = { ticketId: visit.data.ticketId, counterId: 'ct_nlake', lines: [line], couponIds: [couponId], expectedPayFen: 35_000 };
    return { shopper, couponId, shown };
  };
  return { number, slip, couponOf, billOf, redemptionsOf, newShopper, ask, opened, atTill };
};
