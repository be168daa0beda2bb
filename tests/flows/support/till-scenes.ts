import type { Coupon } from '@server/modules/coupon/documents';
import type { Template } from '@server/modules/template/documents';
import type { Till } from '../../../clients/pos/client';
import type { Mall, Person, Phone } from '../harness';
import { addTemplate, aTemplate } from './mall';

type Shopper = Person & { memberId: string; device: Phone };

export const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });

/** Shoppers, coupons and bills at a till; asked anew each time, because the mall is opened after the file is read. */
export const scenesAtTill = (here: () => { mall: Mall; till: Till }) => {
  let count = 0;
  const number = (): string => here().mall.newRequest();
  const offer = async (over: Partial<Template> = {}): Promise<string> =>
    (await addTemplate(here().mall.deps.db, aTemplate(`till${(count += 1)}`, { class: `till${count}`, ...over })))._id;
  const newShopper = async (): Promise<Shopper> => {
    const shopper = await here().mall.member('sign-hill', { brand: false });
    await here().mall.deps.db.collection<Coupon>('coupons').removeWhere({ memberId: shopper.memberId });
    return shopper;
  };
  const claim = async (shopper: Shopper, over: Partial<Template> = {}): Promise<string> =>
    (await here().mall.ask('consumer', shopper, 'coupon.claim', { templateId: await offer(over) })).couponId;
  const couponOf = async (couponId: string): Promise<Coupon> => (await here().mall.deps.db.collection<Coupon>('coupons').get(couponId))!;

  const visitOf = async (shopper: Shopper, by = here().till): Promise<string> => {
    const answer = await by.call('identify', { code: here().mall.codeOf(shopper.device) }, number());
    if (!answer.ok) throw new Error(answer.code);
    return answer.data.ticketId;
  };
  /** A shopper at the till with one coupon of 50 off 300, and the bill that uses it. */
  const ready = async (by = here().till) => {
    const shopper = await newShopper();
    const couponId = await claim(shopper);
    const ticketId = await visitOf(shopper, by);
    const bill = { ticketId, counterId: 'ct_nlake', slipNo: `T${(count += 1)}`, lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 };
    return { shopper, couponId, bill };
  };
  const redeemed = async (by = here().till) => {
    const facts = await ready(by);
    const requestId = number();
    const answer = await by.call('redeem', facts.bill, requestId);
    if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
    return { ...facts, requestId, receipt: answer.data };
  };
  return { number, newShopper, claim, couponOf, visitOf, ready, redeemed };
};
