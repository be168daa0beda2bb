import { buildCard } from '@server/modules/card/build';
import type { OfflineCard } from '@server/modules/card/documents';
import type { ActingAs } from '@core/contracts/define';
import type { FunctionName, Mall, Person } from '../harness';
import { booksSamples } from './books-actions';
import { desktopSamples } from './desktop-samples';
import { lifeSamples } from './life-samples';
import { addTemplate, aTemplate, VERSION } from './mall';
import { offerSamples } from './offer-actions';
import { aSoldSlip, saleSamples } from './sale-actions';
import { openVisit, type MemberPerson } from './visit';
import { waySamples } from './way-samples';

/** A day's facts that valid inputs speak of. */
export type World = {
  shopper: MemberPerson;
  couponId: string;
  inboxId: string;
  ticketId: string;
  redemptionId: string;
  billId: string;
  billCode: string;
  saleId: string;
  invitationId: string;
  passcode: string;
  applicant: string;
};

const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 50_000 };

const ownCoupon = async (mall: Mall, memberId: string): Promise<string> =>
  (await mall.deps.db.collection('coupons').find({ memberId, templateId: 'tp_mallgift' }))[0]!._id;

/** The bill that `bill.redeem` of the samples redeems. */
export const aBill = (ticketId: string, couponId: string, slipNo: string) => ({
  ticketId,
  slipNo,
  lines: [LINE],
  couponIds: [couponId],
  expectedPayFen: 45_000,
});

const TENDER = { platform: 'douyin', certificateId: 'DY-FUZZ-0001', paidFen: 900, faceFen: 1_000 };
const toOpen = (ticketId: string, couponId: string) => ({ ticketId, lines: [LINE], couponIds: [couponId], expectedPayFen: 45_000 });
const newBill = async (mall: Mall): Promise<{ billId: string; code: string }> => {
  const person = await mall.member();
  const data = toOpen(await openVisit(mall, person), await ownCoupon(mall, person.memberId));
  return mall.ask('guide', mall.staff('guide'), 'bill.open', data, { as: mall.at() });
};

const anApplicant = async (mall: Mall): Promise<string> => {
  const { passcode } = await anInvitation(mall);
  return (await mall.ask('guide', mall.stranger(), 'invitation.accept', { passcode, name: '新来的' })).staffId;
};
const anInvitation = (mall: Mall) =>
  mall.ask('ops', mall.staff('manager'), 'staff.invite', { role: 'guide', counterIds: ['ct_nlake'] }, { as: asManager(mall) });
const asManager = (mall: Mall): ActingAs => mall.at('store-manager', { counterId: undefined });

let slips = 0;
let cards = 0;
const aCard = async (mall: Mall) => {
  cards += 1;
  const card = { cardId: `card_f${cards}`, number: String(910_000_000_000 + cards), pin: '246810', phone: `1540002${String(cards).padStart(4, '0')}` };
  await mall.deps.db.collection<OfflineCard>('offline_cards').insert(buildCard(mall.deps.env, { ...card, tier: 'gold', points: 10 }));
  return { printed: { cardNumber: card.number, pin: card.pin }, phone: card.phone };
};

/** Plays one of everything. */
export const makeWorld = async (mall: Mall): Promise<World> => {
  await addTemplate(mall.deps.db, aTemplate('open', { perMember: 9 }));
  await addTemplate(mall.deps.db, aTemplate('other', { perMember: 9 }));
  const [shopper, buyer] = [await mall.member(), await mall.member()];
  const bought = aBill(await openVisit(mall, buyer), await ownCoupon(mall, buyer.memberId), 'S-1');
  const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bought, { as: mall.at() });
  const { billId, code: billCode } = await newBill(mall);
  const { invitationId, passcode } = await anInvitation(mall);
  const [message] = await mall.deps.db.collection('inbox').find({ memberId: shopper.memberId });
  return {
    shopper,
    couponId: await ownCoupon(mall, shopper.memberId),
    inboxId: message!._id,
    ticketId: await openVisit(mall, shopper),
    redemptionId,
    billId,
    billCode,
    saleId: await aSoldSlip(mall),
    invitationId,
    passcode,
    applicant: await anApplicant(mall),
  };
};

/** One action: who calls it, with what. */
export type Sample = {
  fn: FunctionName;
  who: (mall: Mall, world: World) => Person;
  as?: (mall: Mall) => ActingAs;
  /** a valid input; it speaks of things that belong to the caller */
  data: (world: World) => unknown;
  /** fields of the answer that are another each time, like a ticket with the time in it */
  madeAnew?: readonly string[];
  /**
   * For changes: a caller and two inputs that both would be carried out, so that a request id can be tried on both.
   * Where only one input is valid, the second is absent.
   */
  twice?: (mall: Mall) => Promise<{ who: Person; first: unknown; second?: unknown }>;
};

const shopper = (_: Mall, world: World): Person => world.shopper;
const stranger = (mall: Mall): Person => mall.stranger();
const guide = (mall: Mall): Person => mall.staff('guide');
const manager = (mall: Mall): Person => mall.staff('manager');
const atCounter = (mall: Mall): ActingAs => mall.at();
const cashier = (mall: Mall): Person => mall.staff('cashier');
const atTill = (mall: Mall): ActingAs => mall.at('cashier');

const MALL_YES = { version: VERSION, adult: true };
const phoneBodies = async (mall: Mall, who: Person, bodyOf: (phoneCode: string) => unknown, phone?: string) => {
  const codes = [await mall.phoneCode(who, phone), await mall.phoneCode(who, phone)];
  return { who, first: bodyOf(codes[0]!), second: bodyOf(codes[1]!) };
};
const newVisit = async (mall: Mall) => {
  const person = await mall.member();
  return { person, ticketId: await openVisit(mall, person), couponId: await ownCoupon(mall, person.memberId) };
};

const consumer: Record<string, Sample> = {
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

const counter: Record<string, Sample> = {
  'post.list': { fn: 'guide', who: stranger, data: () => ({}) },
  'workbench.open': { fn: 'guide', who: guide, as: atCounter, data: () => ({}) },
  'badge.get': { fn: 'guide', who: guide, as: atCounter, data: () => ({}) },
  'invitation.find': { fn: 'guide', who: stranger, data: world => ({ passcode: world.passcode }) },
  'invitation.accept': {
    fn: 'guide',
    who: stranger,
    data: world => ({ passcode: world.passcode, name: '新来的' }),
    twice: async mall => {
      const codes = [await anInvitation(mall), await anInvitation(mall)];
      return { who: mall.stranger(), first: { passcode: codes[0].passcode, name: '新' }, second: { passcode: codes[1].passcode, name: '新' } };
    },
  },
  'visit.identify': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: () => ({ code: '90000000000000000000' }),
    twice: async mall => {
      const people = [await mall.member(), await mall.member()];
      return { who: guide(mall), first: { code: mall.codeOf(people[0]!.device) }, second: { code: mall.codeOf(people[1]!.device) } };
    },
  },
  'visit.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ ticketId: world.ticketId }) },
  'bill.quote': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ ticketId: world.ticketId, lines: [LINE], couponIds: [world.couponId] }),
  },
  'bill.redeem': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => aBill(world.ticketId, world.couponId, 'S-2'),
    twice: async mall => {
      const { ticketId, couponId } = await newVisit(mall);
      return { who: guide(mall), first: aBill(ticketId, couponId, 'T-1'), second: aBill(ticketId, couponId, 'T-2') };
    },
  },
  'bill.open': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => toOpen(world.ticketId, world.couponId),
    twice: async mall => {
      const { ticketId, couponId } = await newVisit(mall);
      return { who: guide(mall), first: toOpen(ticketId, couponId), second: { ...toOpen(ticketId, couponId), tenders: [TENDER] } };
    },
  },
  'bill.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ billId: world.billId }) },
  'bill.list': { fn: 'guide', who: guide, as: atCounter, data: world => ({ ticketId: world.ticketId, limit: 5 }) },
  'bill.find': { fn: 'guide', who: cashier, as: atTill, data: world => ({ code: world.billCode }) },
  'bill.pay': {
    fn: 'guide',
    who: cashier,
    as: atTill,
    data: world => ({ billId: world.billId, slipNo: 'T-P0' }),
    twice: async mall => {
      const [first, second] = [await newBill(mall), await newBill(mall)];
      return { who: cashier(mall), first: { billId: first.billId, slipNo: 'T-P1' }, second: { billId: second.billId, slipNo: 'T-P2' } };
    },
  },
  'bill.release': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ billId: world.billId }),
    twice: async mall => {
      const [first, second] = [await newBill(mall), await newBill(mall)];
      return { who: guide(mall), first: { billId: first.billId }, second: { billId: second.billId } };
    },
  },
  'product.scan': { fn: 'guide', who: guide, as: atCounter, data: () => ({ barcode: '6901234567892' }) },
  'product.list': { fn: 'guide', who: guide, as: atCounter, data: () => ({ text: '大衣', limit: 5 }) },
  'redemption.list': { fn: 'guide', who: guide, as: atCounter, data: () => ({ limit: 5, cursor: 'abc' }) },
  'redemption.get': { fn: 'guide', who: guide, as: atCounter, data: world => ({ redemptionId: world.redemptionId }) },
  'redemption.reverse': {
    fn: 'guide',
    who: guide,
    as: atCounter,
    data: world => ({ redemptionId: world.redemptionId }),
    twice: async mall => {
      const ids: string[] = [];
      for (let count = 0; count < 2; count += 1) {
        const slip = `R-${(slips += 1)}`;
        const { ticketId, couponId } = await newVisit(mall);
        ids.push((await mall.ask('guide', guide(mall), 'bill.redeem', aBill(ticketId, couponId, slip), { as: mall.at() })).redemptionId);
      }
      return { who: guide(mall), first: { redemptionId: ids[0] }, second: { redemptionId: ids[1] } };
    },
  },
};

const active = async (mall: Mall): Promise<string> => {
  const staffId = await anApplicant(mall);
  await mall.ask('ops', manager(mall), 'staff.approve', { staffId }, { as: asManager(mall) });
  return staffId;
};
const suspended = async (mall: Mall): Promise<string> => {
  const staffId = await active(mall);
  await mall.ask('ops', manager(mall), 'staff.suspend', { staffId, reason: '试' }, { as: asManager(mall) });
  return staffId;
};
const twoStaff = async (mall: Mall, make: (mall: Mall) => Promise<string>, more: object = {}) => ({
  who: manager(mall),
  first: { staffId: await make(mall), ...more },
  second: { staffId: await make(mall), ...more },
});

const ops: Record<string, Sample> = {
  'staff.list': { fn: 'ops', who: manager, as: asManager, data: () => ({}) },
  'staff.invite': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: () => ({ role: 'guide', counterIds: ['ct_nlake', 'ct_nhill'] }),
    twice: async mall => ({ who: manager(mall), first: { role: 'guide', counterIds: ['ct_nlake'] }, second: { role: 'cashier', counterIds: ['ct_nlake'] } }),
  },
  'invitation.withdraw': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ invitationId: world.invitationId }),
    twice: async mall => {
      const made = [await anInvitation(mall), await anInvitation(mall)];
      return { who: manager(mall), first: { invitationId: made[0].invitationId }, second: { invitationId: made[1].invitationId } };
    },
  },
  'staff.approve': { fn: 'ops', who: manager, as: asManager, data: world => ({ staffId: world.applicant }), twice: mall => twoStaff(mall, anApplicant) },
  'staff.reject': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ staffId: world.applicant, reason: '试' }),
    twice: mall => twoStaff(mall, anApplicant, { reason: '试' }),
  },
  'staff.suspend': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: () => ({ staffId: 'sf_colleague', reason: '试' }),
    twice: mall => twoStaff(mall, active, { reason: '试' }),
  },
  'staff.resume': { fn: 'ops', who: manager, as: asManager, data: () => ({ staffId: 'sf_suspended' }), twice: mall => twoStaff(mall, suspended) },
  'desk.find-member': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ phone: world.shopper.phone, reason: '手机丢失' }),
    twice: async mall => {
      const { phone } = await mall.member();
      return { who: manager(mall), first: { phone, reason: '一' }, second: { phone, reason: '二' } };
    },
  },
  'desk.revoke-device': {
    fn: 'ops',
    who: manager,
    as: asManager,
    data: world => ({ memberId: world.shopper.memberId, deviceId: world.shopper.device.deviceId, reason: '手机丢失' }),
    twice: async mall => {
      const people = [await mall.member(), await mall.member()];
      const [first, second] = people.map(({ memberId, device }) => ({ memberId, deviceId: device.deviceId, reason: '丢失' }));
      return { who: manager(mall), first, second };
    },
  },
};

/** Every action of every function that a client can name. */
export const samples: Readonly<Record<string, Sample>> = {
  ...consumer,
  ...counter,
  ...ops,
  ...lifeSamples,
  ...booksSamples,
  ...offerSamples,
  ...saleSamples,
  ...desktopSamples,
  ...waySamples,
};
