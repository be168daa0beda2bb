import { ok } from '@core/domain/result';
import type { Context } from '@server/context';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import { bringPoints } from '@server/modules/points/service';
import { spendOnBill } from '@server/modules/points/spend';
import { SALES, type Sale } from '@server/modules/sale/documents';
import type { Till } from '../../../clients/pos/client';
import type { Mall } from '../harness';
import { expectBooked, hearAll, uploadSale, type Shopper } from './points';

/** Shoppers with sales and points; asked anew each time, because the mall is opened after the file is read. */
export const pointsScenes = (here: () => { mall: Mall; till: Till }) => {
  let bills = 0;
  const visitOf = async (shopper: Shopper): Promise<string> => {
    const { mall } = here();
    return (await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(shopper.device) }, { as: mall.at() })).ticketId;
  };
  /** One step of a code opens one visit: a second visit in the same minute is written into the store. */
  const visitOfLater = async (shopper: Shopper): Promise<string> => {
    const tickets = here().mall.deps.db.collection<{ _id: string; requestKey: string }>('visit_tickets');
    const [ticket] = await tickets.find({ memberId: shopper.memberId } as never);
    const again = { ...ticket!, _id: `${ticket!._id}_later`, requestKey: `${ticket!.requestKey}:later` };
    await tickets.insert(again);
    return again._id;
  };
  const newcomer = (): Promise<Shopper> => here().mall.member('sign-hill', { brand: false });
  /** A shopper with a sale that was heard of. */
  const sold = async (amounts: readonly number[], over: Record<string, unknown> = {}, tier?: Member['tier']) => {
    const { mall, till } = here();
    const shopper = await newcomer();
    if (tier) await mall.deps.db.collection<Member>(MEMBERS).update(shopper.memberId, { tier });
    const { saleId } = await uploadSale(mall, till, await visitOf(shopper), amounts, over);
    await hearAll(mall);
    return { shopper, saleId, sale: (await mall.deps.db.collection<Sale>(SALES).get(saleId))! };
  };
  const memberOf = ({ memberId }: Shopper): Promise<Member> => expectBooked(here().mall, memberId);
  const at = (now: number): Context => ({ deps: here().mall.deps, now }) as Context;
  const give = (memberId: string, points: number, when = here().mall.deps.now()) => {
    const { deps } = here().mall;
    return deps.transact<void, never>(async tx => {
      const _id = deps.ids.next('pt');
      await bringPoints(tx, deps.db.command, { _id, memberId, at: when, kind: 'opening', ref: _id, origin: 'opening', points });
      return ok(undefined);
    });
  };
  const spend = (memberId: string, points: number, redemptionId = `rd_t${(bills += 1)}`) => {
    const { deps } = here().mall;
    return deps.transact(tx => spendOnBill(tx, deps.db.command, { memberId, redemptionId, counterId: 'ct_nlake', points, paidFen: points, now: deps.now() }));
  };
  return { visitOf, visitOfLater, newcomer, sold, memberOf, at, give, spend };
};
