import type { OpenBill } from '@server/modules/bill/open-documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { Template } from '@server/modules/template/documents';
import type { Mall, Person, Phone } from '../harness';
import { addTemplate, aTemplate } from './mall';

export type Shopper = Person & { memberId: string; device: Phone };

export const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });
export const voucher = (certificateId: string, over = {}) => ({ platform: 'douyin', certificateId, paidFen: 27_000, faceFen: 30_000, ...over });

/** A guide's bills that wait for their money; asked anew each time, because the mall is opened after the file is read. */
export const openScenes = (here: () => Mall) => {
  let count = 0;
  const byGuide = <T>(run: (mall: Mall, guide: Person) => T): T => run(here(), here().staff('guide'));
  const call = (action: string, data: object, options = {}) => byGuide((mall, guide) => mall.call('guide', guide, action, data, { as: mall.at(), ...options }));
  const ask = (action: string, data: object, options = {}) => byGuide((mall, guide) => mall.ask('guide', guide, action, data, { as: mall.at(), ...options }));
  const claim = async (shopper: Shopper, over: Partial<Template> = {}): Promise<string> => {
    const { _id } = await addTemplate(here().deps.db, aTemplate(`open${(count += 1)}`, { class: `open${count}`, ...over }));
    return (await here().ask('consumer', shopper, 'coupon.claim', { templateId: _id })).couponId;
  };
  const newShopper = async (): Promise<Shopper> => {
    const shopper = await here().member('sign-hill', { brand: false });
    await here().deps.db.collection<Coupon>('coupons').removeWhere({ memberId: shopper.memberId });
    return shopper;
  };
  const visitOf = async (shopper: Shopper): Promise<string> => (await ask('visit.identify', { code: here().codeOf(shopper.device) })).ticketId;
  const couponOf = async (couponId: string): Promise<Coupon> => (await here().deps.db.collection<Coupon>('coupons').get(couponId))!;
  const billOf = async (billId: string): Promise<OpenBill> => (await here().deps.db.collection<OpenBill>('bills').get(billId))!;
  /** A shopper with a coupon of 50 off 300, and the bill that a guide would open with it. */
  const ready = async (over: Partial<Template> = {}) => {
    const shopper = await newShopper();
    const couponId = await claim(shopper, over);
    const shown = { ticketId: await visitOf(shopper), lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 };
    return { shopper, couponId, shown };
  };
  const opened = async (over: Partial<Template> = {}) => {
    const facts = await ready(over);
    return { ...facts, bill: await ask('bill.open', facts.shown) };
  };
  return { call, ask, claim, newShopper, visitOf, couponOf, billOf, ready, opened };
};
