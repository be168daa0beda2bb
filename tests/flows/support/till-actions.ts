import { posExamples } from '@core/contracts/pos-examples';
import type { GivenKey } from '@server/modules/till/keys';
import type { Mall } from '../harness';
import { tillSaleSamples } from './sale-actions';
import { clientOf } from './till';

/** One till action: its verb, valid inputs, and for changes two inputs that both would be carried out. */
export type TillSample = {
  action: string;
  verb: string;
  data: (world: TillWorld) => Record<string, unknown>;
  twice?: (mall: Mall, key: GivenKey) => Promise<{ first: unknown; second: unknown }>;
};
export type TillWorld = { ticketId: string; couponId: string; redemptionId: string; billId: string; billCode: string };

const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };
const aBill = ({ ticketId, couponId }: Pick<TillWorld, 'ticketId' | 'couponId'>, slipNo: string) => ({
  ticketId,
  counterId: 'ct_nlake',
  slipNo,
  lines: [LINE],
  couponIds: [couponId],
  expectedPayFen: 45_000,
});

const newVisit = async (mall: Mall, key: GivenKey) => {
  const person = await mall.member();
  const visit = await clientOf(mall, key).call('identify', { code: mall.codeOf(person.device) }, mall.newRequest());
  if (!visit.ok) throw new Error(visit.code);
  const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: person.memberId, templateId: 'tp_mallgift' });
  return { ticketId: visit.data.ticketId, couponId: coupon!._id };
};

let slips = 0;
const newRedemption = async (mall: Mall, key: GivenKey): Promise<string> => {
  const answer = await clientOf(mall, key).call('redeem', aBill(await newVisit(mall, key), `F${(slips += 1)}`), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data.redemptionId;
};

const toLock = (world: Pick<TillWorld, 'ticketId' | 'couponId'>) => {
  const { slipNo: _none, ...bill } = aBill(world, '');
  return bill;
};
const newBill = async (mall: Mall, key: GivenKey): Promise<{ billId: string; billCode: string }> => {
  const answer = await clientOf(mall, key).call('lock', toLock(await newVisit(mall, key)), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return { billId: answer.data.billId, billCode: answer.data.code };
};
const twoBills = async (mall: Mall, key: GivenKey) => {
  const [first, second] = [await newBill(mall, key), await newBill(mall, key)];
  return { first: { billId: first.billId }, second: { billId: second.billId } };
};

/** Plays one of everything. */
export const makeTillWorld = async (mall: Mall, key: GivenKey): Promise<TillWorld> => ({
  ...(await newBill(mall, key)),
  ...(await newVisit(mall, key)),
  redemptionId: await newRedemption(mall, key),
});

export const tillSamples: readonly TillSample[] = [
  {
    action: 'till.identify',
    verb: 'identify',
    data: () => ({ code: '90000000000000000000' }),
    twice: async mall => {
      const [one, other] = [await mall.member(), await mall.member()];
      return { first: { code: mall.codeOf(one.device) }, second: { code: mall.codeOf(other.device) } };
    },
  },
  {
    action: 'till.quote',
    verb: 'quote',
    data: ({ ticketId, couponId }) => ({ ticketId, counterId: 'ct_nlake', lines: [LINE], couponIds: [couponId], dryRun: false }),
  },
  { action: 'till.quote', verb: 'quote', data: () => posExamples['till.quote'][1]!.request },
  {
    action: 'till.redeem',
    verb: 'redeem',
    data: world => aBill(world, 'S-2'),
    twice: async (mall, key) => {
      const visit = await newVisit(mall, key);
      return { first: aBill(visit, 'T-1'), second: aBill(visit, 'T-2') };
    },
  },
  {
    action: 'till.redeem',
    verb: 'redeem',
    data: ({ billId }) => ({ billId, slipNo: 'S-3' }),
    twice: async (mall, key) => {
      const { first, second } = await twoBills(mall, key);
      return { first: { ...first, slipNo: `B${(slips += 1)}` }, second: { ...second, slipNo: `B${(slips += 1)}` } };
    },
  },
  {
    action: 'till.lock',
    verb: 'lock',
    data: toLock,
    twice: async (mall, key) => {
      const bill = toLock(await newVisit(mall, key));
      const tenders = [{ platform: 'meituan', certificateId: 'MT-FUZZ-1', paidFen: 900, faceFen: 1_000 }];
      return { first: bill, second: { ...bill, tenders } };
    },
  },
  { action: 'till.fetch-bill', verb: 'fetch-bill', data: ({ billCode }) => ({ code: billCode }) },
  { action: 'till.release', verb: 'release', data: ({ billId }) => ({ billId }), twice: twoBills },
  { action: 'till.release', verb: 'release', data: () => ({ lockRequestId: 'never-arrived-2' }) },
  {
    action: 'till.reverse',
    verb: 'reverse',
    data: ({ redemptionId }) => ({ redemptionId }),
    twice: async (mall, key) => ({
      first: { redemptionId: await newRedemption(mall, key) },
      second: { redemptionId: await newRedemption(mall, key) },
    }),
  },
  { action: 'till.reverse', verb: 'reverse', data: () => ({ redeemRequestId: 'never-arrived-1' }) },
  { action: 'till.lookup', verb: 'lookup', data: () => ({ verb: 'redeem', askedRequestId: 'never-arrived-1' }) },
  ...tillSaleSamples,
];
