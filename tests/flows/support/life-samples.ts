import type { ActingAs } from '@core/contracts/define';
import type { Mall } from '../harness';
import type { Sample } from './sample';
import { addTemplate, aTemplate } from './mall';

let offers = 0;
const offer = async (mall: Mall, over: Parameters<typeof aTemplate>[1] = {}): Promise<string> => {
  offers += 1;
  return (await addTemplate(mall.deps.db, aTemplate(`life${offers}`, over)))._id;
};
const forSale = (mall: Mall): Promise<string> => offer(mall, { benefit: { kind: 'voucher', faceFen: 30_000, priceFen: 27_000 }, thresholdFen: 0 });

type Shopper = Awaited<ReturnType<Mall['member']>>;
const claimed = async (mall: Mall, who: Shopper): Promise<string> =>
  (await mall.ask('consumer', who, 'coupon.claim', { templateId: await offer(mall) })).couponId;
const offered = async (mall: Mall, who: Shopper): Promise<{ couponId: string; giftId: string }> => {
  const couponId = await claimed(mall, who);
  return { couponId, giftId: (await mall.ask('consumer', who, 'coupon.give', { couponId })).giftId };
};
const ordered = async (mall: Mall, who: Shopper): Promise<{ orderId: string; payment: { package: string } }> =>
  mall.ask('consumer', who, 'voucher.buy', { templateId: await forSale(mall) });
/** A voucher that somebody has paid for. */
export const boughtVoucher = async (mall: Mall, who: Shopper): Promise<string> => {
  const { orderId, payment } = await ordered(mall, who);
  await fetch(`${mall.runtime.url}/_wechat/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yima-login': who.token },
    body: JSON.stringify({ package: payment.package }),
  });
  return (await mall.ask('consumer', who, 'voucher.settle', { orderId })).couponId;
};

const headquarters = (mall: Mall) => mall.staff('headquarters');
const asGroup = (mall: Mall): ActingAs => mall.at('group-operator', { counterId: undefined });
const shopper: Sample['who'] = (_, world) => world.shopper;

/** Both inputs made for one newcomer. */
const twoOf = async <T>(mall: Mall, make: (who: Shopper) => Promise<T>) => {
  const who = await mall.member();
  return { who, first: await make(who), second: await make(who) };
};

export const lifeSamples: Readonly<Record<string, Sample>> = {
  'coupon.give': {
    fn: 'consumer',
    who: shopper,
    data: world => ({ couponId: world.couponId }),
    twice: mall => twoOf(mall, async who => ({ couponId: await claimed(mall, who) })),
  },
  'coupon.take-back': {
    fn: 'consumer',
    who: shopper,
    data: world => ({ couponId: world.couponId }),
    twice: mall => twoOf(mall, async who => ({ couponId: (await offered(mall, who)).couponId })),
  },
  'gift.get': { fn: 'consumer', who: mall => mall.stranger(), data: () => ({ giftId: 'gf_abc' }) },
  'gift.accept': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ giftId: 'gf_abc' }),
    twice: async mall => {
      const giver = await mall.member();
      const [one, other] = [await offered(mall, giver), await offered(mall, giver)];
      return { who: await mall.member(), first: { giftId: one.giftId }, second: { giftId: other.giftId } };
    },
  },
  'voucher.buy': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ templateId: 'tp_open' }),
    twice: mall => twoOf(mall, async () => ({ templateId: await forSale(mall) })),
  },
  'voucher.settle': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ orderId: 'vo_abc' }),
    twice: mall => twoOf(mall, async who => ({ orderId: (await ordered(mall, who)).orderId })),
  },
  'voucher.refund': {
    fn: 'consumer',
    who: shopper,
    data: world => ({ couponId: world.couponId }),
    twice: mall => twoOf(mall, async who => ({ couponId: await boughtVoucher(mall, who) })),
  },
  'coupon.void': {
    fn: 'ops',
    who: headquarters,
    as: asGroup,
    data: world => ({ couponId: world.couponId, reason: '发错了' }),
    twice: async mall => {
      const who = await mall.member();
      const [one, other] = [await claimed(mall, who), await claimed(mall, who)];
      return { who: headquarters(mall), first: { couponId: one, reason: '一' }, second: { couponId: other, reason: '二' } };
    },
  },
  'coupon.look': {
    fn: 'ops',
    who: headquarters,
    as: asGroup,
    data: world => ({ couponId: world.couponId, reason: '核对' }),
    twice: async mall => {
      const who = await mall.member();
      const [one, other] = [await claimed(mall, who), await claimed(mall, who)];
      return { who: headquarters(mall), first: { couponId: one, reason: '一' }, second: { couponId: other, reason: '二' } };
    },
  },
  'coupon.recall': {
    fn: 'ops',
    who: headquarters,
    as: asGroup,
    data: () => ({ templateId: 'tp_other', reason: '活动取消' }),
    twice: async mall => ({
      who: headquarters(mall),
      first: { templateId: await offer(mall), reason: '一' },
      second: { templateId: await offer(mall), reason: '二' },
    }),
  },
  'recall.look': { fn: 'ops', who: headquarters, as: asGroup, data: () => ({ templateId: 'tp_other' }) },
  'recall.pieces': { fn: 'ops', who: headquarters, as: asGroup, data: world => ({ couponId: world.couponId, limit: 5, cursor: 'abc' }) },
  'recall.list': { fn: 'ops', who: headquarters, as: asGroup, data: () => ({ limit: 5, cursor: 'abc' }) },
};
