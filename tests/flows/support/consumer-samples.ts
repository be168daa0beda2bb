import type { OfflineCard } from '@server/modules/card/documents';
import { buildCard } from '@server/modules/card/build';
import type { Mall, Person } from '../harness';
import { VERSION } from './mall';
import { shopper, stranger, type Sample } from './sample';

let cards = 0;
const aCard = async (mall: Mall) => {
  cards += 1;
  const card = { cardId: `card_f${cards}`, number: String(910_000_000_000 + cards), pin: '246810', phone: `1540002${String(cards).padStart(4, '0')}` };
  await mall.deps.db.collection<OfflineCard>('offline_cards').insert(buildCard(mall.deps.env, { ...card, tier: 'gold', points: 10 }));
  return { printed: { cardNumber: card.number, pin: card.pin }, phone: card.phone };
};

const MALL_YES = { version: VERSION, adult: true };
const phoneBodies = async (mall: Mall, who: Person, bodyOf: (phoneCode: string) => unknown, phone?: string) => {
  const codes = [await mall.phoneCode(who, phone), await mall.phoneCode(who, phone)];
  return { who, first: bodyOf(codes[0]!), second: bodyOf(codes[1]!) };
};

export const consumerSamples: Record<string, Sample> = {
  'session.open': { fn: 'consumer', who: stranger, data: () => ({}) },
  'scene.resolve': { fn: 'consumer', who: stranger, data: () => ({ scene: 'bg-guide' }) },
  'member.join': {
    fn: 'consumer',
    who: stranger,
    data: () => ({ scene: 'bg-guide', phoneCode: 'code', name: '林晓', consents: { mall: MALL_YES, brand: { brandId: 'br_lake', version: VERSION } } }),
    twice: mall => phoneBodies(mall, mall.stranger(), phoneCode => ({ phoneCode, consents: { mall: MALL_YES } })),
  },
  'member.get': { fn: 'consumer', who: shopper, data: () => ({}) },
  'member.rename': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ name: '许愿' }),
    twice: async mall => ({ who: await mall.member(), first: { name: '甲' }, second: { name: '乙' } }),
  },
  'consent.list': { fn: 'consumer', who: shopper, data: () => ({}) },
  'consent.give': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ kind: 'mall', ...MALL_YES }),
    twice: async mall => ({ who: await mall.member(), first: { kind: 'mall', ...MALL_YES } }),
  },
  'consent.withdraw': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ kind: 'brand', brandId: 'br_lake' }),
    twice: async mall => ({ who: await mall.member(), first: { kind: 'brand', brandId: 'br_lake' }, second: { kind: 'mall' } }),
  },
  'phone.change': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ phoneCode: 'code' }),
    twice: async mall => {
      const who = await mall.member();
      return phoneBodies(mall, who, phoneCode => ({ phoneCode }), `187${who.phone.slice(3)}`);
    },
  },
  'account.delete': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ confirm: '注销' }),
    twice: async mall => ({ who: await mall.member(), first: { confirm: '注销' } }),
  },
  'device.register': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ deviceKey: 'a-device-key', name: '手机' }),
    twice: async mall => ({ who: await mall.member(), first: { deviceKey: 'first-device', name: '一' }, second: { deviceKey: 'second-device', name: '二' } }),
  },
  'device.list': { fn: 'consumer', who: shopper, data: () => ({ deviceKey: 'a-device-key' }) },
  'device.revoke': {
    fn: 'consumer',
    who: shopper,
    data: world => ({ deviceId: world.shopper.device.deviceId }),
    twice: async mall => {
      const who = await mall.member();
      const other = await mall.ask('consumer', who, 'device.register', { deviceKey: 'second-device', name: '二' });
      return { who, first: { deviceId: who.device.deviceId }, second: { deviceId: other.deviceId } };
    },
  },
  'template.list': { fn: 'consumer', who: stranger, data: () => ({ limit: 5, cursor: 'abc' }) },
  'template.get': { fn: 'consumer', who: stranger, data: () => ({ templateId: 'tp_open' }) },
  'coupon.claim': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ templateId: 'tp_open' }),
    twice: async mall => ({ who: await mall.member(), first: { templateId: 'tp_open' }, second: { templateId: 'tp_other' } }),
  },
  'coupon.list': { fn: 'consumer', who: shopper, data: () => ({ tab: 'usable', limit: 5, cursor: 'abc' }) },
  'bill.due': { fn: 'consumer', who: shopper, data: () => ({}) },
  'coupon.get': { fn: 'consumer', who: shopper, data: world => ({ couponId: world.couponId }) },
  'inbox.list': { fn: 'consumer', who: shopper, data: () => ({ limit: 5, cursor: 'abc' }) },
  'inbox.read': {
    fn: 'consumer',
    who: shopper,
    data: world => ({ inboxId: world.inboxId }),
    twice: async mall => {
      const who = await mall.member();
      const ids = ['in_one', 'in_two'].map(id => `${id}${who.memberId}`);
      const message = { memberId: who.memberId, kind: 'account', title: '一', text: '一', at: 1, read: false };
      await mall.deps.db.collection<any>('inbox').insert(ids.map(_id => ({ _id, ...message })));
      return { who, first: { inboxId: ids[0] }, second: { inboxId: ids[1] } };
    },
  },
  'inbox.read-all': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ until: Date.now() }),
    twice: async mall => ({ who: await mall.member(), first: { until: 1 }, second: { until: 2 } }),
  },
  'receipt.get': { fn: 'consumer', who: shopper, data: world => ({ redemptionId: world.redemptionId }) },
  'points.get': { fn: 'consumer', who: shopper, data: () => ({}) },
  'points.list': { fn: 'consumer', who: shopper, data: () => ({ limit: 5, cursor: 'abc' }) },
  'tier.get': { fn: 'consumer', who: shopper, data: () => ({}) },
  'card.find': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ cardNumber: '800100020001', pin: '246810' }),
    twice: async mall => ({ who: await mall.member(), first: (await aCard(mall)).printed, second: (await aCard(mall)).printed }),
  },
  'card.merge': {
    fn: 'consumer',
    who: shopper,
    data: () => ({ cardNumber: '800100020001', pin: '246810', phoneCode: 'code' }),
    twice: async mall => {
      const { printed, phone } = await aCard(mall);
      return phoneBodies(mall, await mall.member(), phoneCode => ({ ...printed, phoneCode }), phone);
    },
  },
};
