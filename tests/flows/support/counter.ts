import type { Coupon } from '@server/modules/coupon/documents';
import type { Template } from '@server/modules/template/documents';
import type { Mall, Person } from '../harness';
import { addTemplate, aTemplate } from './mall';
import type { MemberPerson } from './visit';

export type Bill = { ticketId: string; slipNo?: string; lines: object[]; couponIds: string[]; expectedPayFen: number };
type As = ReturnType<Mall['at']>;
type By = { requestId?: string; as?: As; who?: Person };

export const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });

/** What happens at the guide's counter, in short; ask for the mall once it stands. */
export const atTheCounter = (mallNow: () => Mall) => {
  let count = 0;
  const at = (over = {}): As => mallNow().at('guide', over);
  const guide = (): Person => mallNow().staff('guide');
  const slip = (): string => `S${String((count += 1)).padStart(5, '0')}`;
  const coupons = () => mallNow().deps.db.collection<Coupon>('coupons');
  const couponOf = async (couponId: string): Promise<Coupon> => (await coupons().get(couponId))!;

  /** A coupon of an offer of its own, of a class of its own. */
  const claim = async (shopper: MemberPerson, over: Partial<Template> = {}): Promise<string> => {
    const mall = mallNow();
    const offer = await addTemplate(mall.deps.db, aTemplate(`bill${(count += 1)}`, { class: `class${count}`, ...over }));
    return (await mall.ask('consumer', shopper, 'coupon.claim', { templateId: offer._id })).couponId;
  };
  /** A shopper without a pack, so that her coupons are those of the story. */
  const newShopper = async (): Promise<MemberPerson> => {
    const shopper = await mallNow().member('sign-hill', { brand: false });
    await coupons().removeWhere({ memberId: shopper.memberId });
    return shopper;
  };
  const visitOf = async (shopper: MemberPerson, as = at(), who = guide()): Promise<string> =>
    (await mallNow().ask('guide', who, 'visit.identify', { code: mallNow().codeOf(shopper.device) }, { as })).ticketId;

  const redeem = (bill: Bill, { who = guide(), as = at(), requestId }: By = {}) => mallNow().call('guide', who, 'bill.redeem', bill, { as, requestId });
  /** A shopper at the counter with one coupon of 50 off 300, and the bill that uses it. */
  const ready = async (over: Partial<Template> = {}): Promise<{ shopper: MemberPerson; bill: Bill }> => {
    const shopper = await newShopper();
    const couponId = await claim(shopper, over);
    const ticketId = await visitOf(shopper);
    return { shopper, bill: { ticketId, slipNo: slip(), lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 } };
  };
  return { at, slip, couponOf, claim, newShopper, visitOf, redeem, ready };
};
