import type { Mall } from '../harness';

export type MemberPerson = Awaited<ReturnType<Mall['member']>>;

/** Identifies a shopper at the guide's counter. */
export const openVisit = async (mall: Mall, shopper: MemberPerson): Promise<string> =>
  (await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as: mall.at() })).ticketId;
