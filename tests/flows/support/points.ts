import { accountOf } from '@server/modules/points/change';
import { POINTS_LEDGER, type PointsEntry } from '@server/modules/points/ledger';
import { MEMBERS, type Member } from '@server/modules/member/documents';
import type { Till } from '../../../clients/pos/client';
import type { Mall, Person, Phone } from '../harness';

export type Shopper = Person & { memberId: string; device: Phone };

const sums = (entries: readonly PointsEntry[], account: string): Map<number | undefined, number> => {
  const found = new Map<number | undefined, number>();
  for (const { postings } of entries)
    for (const posting of postings) if (posting.account === account) found.set(posting.until, (found.get(posting.until) ?? 0) + posting.points);
  return found;
};

/** Derives what a member has, lot by lot, and owes from her postings alone, and holds her document to it. */
export const expectBooked = async (mall: Mall, memberId: string): Promise<Member> => {
  const { db, now } = mall.deps;
  const member = (await db.collection<Member>(MEMBERS).get(memberId))!;
  const entries = await db.collection<PointsEntry>(POINTS_LEDGER).find({ memberId }, { limit: 1000 });
  for (const { postings } of entries) expect(postings.reduce((sum, { points }) => sum + points, 0)).toBe(0);
  const lots = [...sums(entries, `member:${memberId}`)].filter(([, points]) => points !== 0).sort(([left], [right]) => left! - right!);
  const account = accountOf(member, now());
  expect(account.lots.map(({ until, points }) => [until, points])).toEqual(lots);
  expect(member.points).toBe(lots.reduce((sum, [, points]) => sum + points, 0));
  expect(Math.min(member.points, ...lots.map(([, points]) => points))).toBeGreaterThanOrEqual(0);
  expect(account.debt).toBe(-(sums(entries, `debt:${memberId}`).get(undefined) ?? 0) + 0);
  return member;
};

let slips = 0;

/** A sale of somebody as a till uploads it, by the visit it belongs to. */
export const uploadSale = async (mall: Mall, till: Till, ticketId: string, amounts: readonly number[], over: Record<string, unknown> = {}) => {
  slips += 1;
  const lines = amounts.map((amountFen, index) => ({ lineId: `l${index + 1}`, brandId: 'br_lake', categoryId: 'cat_womens', amountFen }));
  const payFen = amounts.reduce((sum, amount) => sum + amount, 0);
  const input = {
    counterId: 'ct_nlake',
    slipNo: `PT-${slips}`,
    at: mall.deps.now(),
    ticketId,
    lines,
    payFen,
    tenders: [{ kind: 'cash' as const, amountFen: payFen }],
    ...over,
  };
  const answer = await till.call('upload-sale', input, mall.newRequest());
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};

export const uploadRefund = async (mall: Mall, till: Till, saleId: string, lines: { lineId: string; amountFen: number }[]) => {
  slips += 1;
  const input = { sale: { saleId }, refundNo: `RF-${slips}`, at: mall.deps.now(), lines };
  const answer = await till.call('upload-refund', input, mall.newRequest());
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};

/** Lets the timer carry everything that waits in the outbox; what fails is shown. */
export const hearAll = async (mall: Mall): Promise<void> => {
  const { db } = mall.deps;
  await db.collection('outbox').updateWhere({ nextAt: db.command.gt(0) }, { nextAt: 0 });
  await mall.runtime.timers.run('every-minute');
  const left = await db.collection('outbox').find({ nextAt: db.command.gt(0) });
  expect(left).toEqual([]);
};
