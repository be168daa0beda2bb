import type { Mall } from '../harness';
import { asManager } from './sample';
import { openVisit } from './visit';

export const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };

export const ownCoupon = async (mall: Mall, memberId: string): Promise<string> =>
  (await mall.deps.db.collection('coupons').find({ memberId, templateId: 'tp_mallgift' }))[0]!._id;

/** The bill that `bill.redeem` of the samples redeems. */
export const aBill = (ticketId: string, couponId: string, slipNo: string) => ({
  ticketId,
  slipNo,
  lines: [LINE],
  couponIds: [couponId],
  expectedPayFen: 45_000,
});

export const toOpen = (ticketId: string, couponId: string) => ({ ticketId, lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000 });

export const newBill = async (mall: Mall): Promise<{ billId: string; code: string }> => {
  const person = await mall.member();
  const data = toOpen(await openVisit(mall, person), await ownCoupon(mall, person.memberId));
  return mall.ask('guide', mall.staff('guide'), 'bill.open', data, { as: mall.at() });
};

export const newVisit = async (mall: Mall) => {
  const person = await mall.member();
  return { person, ticketId: await openVisit(mall, person), couponId: await ownCoupon(mall, person.memberId) };
};

export const anApplicant = async (mall: Mall): Promise<string> => {
  const { passcode } = await anInvitation(mall);
  return (await mall.ask('guide', mall.stranger(), 'invitation.accept', { passcode, name: '新来的' })).staffId;
};
export const anInvitation = (mall: Mall) =>
  mall.ask('ops', mall.staff('manager'), 'staff.invite', { role: 'guide', counterIds: ['ct_nlake'] }, { as: asManager(mall) });
