import type { ActingAs } from '@core/contracts/define';
import type { Mall, Person } from '../harness';
import type { Staff } from '@server/modules/staff/documents';
import { BILLS, type OpenBill } from '@server/modules/bill/open-documents';
import { BOOK_LINES, type BookLine } from '@server/modules/books/documents';
import { SALES, type Sale } from '@server/modules/sale/documents';
import { samples } from './actions';
import type { Sample, World } from './sample';
import { aDraft, onlyOf } from './offers';

/** Somebody who may call the action, and has no part in what the input speaks of. */
const others = {
  shopper: async (mall: Mall) => ({ who: await mall.member() }),
  stranger: async (mall: Mall) => ({ who: mall.stranger() }),
  southern: async (mall: Mall) => ({ who: mall.staff('southern'), as: mall.at('store-manager', { storeId: 'st_south', counterId: 'ct_slake' }) }),
  colleague: async (mall: Mall) => ({ who: mall.staff('colleague'), as: mall.at('guide', { terminalId: 'terminal-2' }) }),
  southcashier: async (mall: Mall) => {
    const who = mall.stranger();
    const staff = mall.deps.db.collection<Staff>('staff');
    const cashier = (await staff.find({}, { limit: 1000 })).find(({ posts }) => posts.some(({ role }) => role === 'cashier'))!;
    const posts = [{ storeId: 'st_south', role: 'cashier' as const, counterIds: ['ct_slake'], from: 1 }];
    await staff.insert({ ...cashier, _id: `sf_south_${who.openid}`, openid: who.openid, posts });
    return { who, as: mall.at('cashier', { storeId: 'st_south', counterId: 'ct_slake', terminalId: 'terminal-3' }) };
  },
  hill: async (mall: Mall) => ({ who: mall.staff('hillbrand'), as: mall.at('brand-operator', { counterId: undefined }) }),
} satisfies Record<string, (mall: Mall) => Promise<{ who: Person; as?: ActingAs }>>;

type Case = {
  by: keyof typeof others;
  /** as for a thing that does not exist; `NOTHING` is a list without anything in it */
  code: string;
  /** what belongs to somebody else; without it the sample's own input, for a change the first of the two that would be carried out */
  data?: (mall: Mall, world: World) => Promise<unknown>;
};
/** The cases of an action, or why there is nothing of another's that its input could name. */
type Foreign = readonly Case[] | string;

const OWN = 'it names nothing: what it touches is the caller’s own';
const OPEN = 'what it names is open to everybody';
const SECRET = 'what it names is a secret, which whoever has it may use';
const GROUP = 'only the group’s own roles may call it, and theirs is everything';
const PLACE = 'it names nothing: what it shows is of the place where the caller acts';

const DESK = 'a service desk helps every member of the group; each look is audited';
const HERS = 'whatever brand it names, a brand’s operator is answered about hers';

/** What the sample of another action would be carried out on: it is there, and in somebody’s hands. */
const inputOf =
  (action: string) =>
  async (mall: Mall): Promise<unknown> =>
    (await samples[action]!.twice!(mall)).first;

const statementOf = async (mall: Mall) => ({ statementId: ((await inputOf('statement.confirm')(mall)) as { statementId: string }).statementId });
const lineOf = async (mall: Mall) => {
  const { statementId } = await statementOf(mall);
  const [line] = await mall.deps.db.collection<BookLine>(BOOK_LINES).find({ brandId: 'br_lake', month: statementId.slice(-7) });
  return { lineId: line!._id };
};
const openBillOf = async (mall: Mall) => {
  const { billId } = (await inputOf('bill.release')(mall)) as { billId: string };
  const { ticketId } = (await mall.deps.db.collection<OpenBill>(BILLS).get(billId))!;
  return { ticketId };
};
const draftOf = async (mall: Mall) => {
  const { templateId } = (await inputOf('offer.submit')(mall)) as { templateId: string };
  return {
    templateId,
    revision: 0,
    draft: aDraft({ issuer: 'brand', brandId: 'br_hill', class: 'brand:hill', scope: onlyOf('br_hill'), costBearers: [{ bearer: 'brand', shareBp: 10_000 }] }),
  };
};
const slipOf = async (mall: Mall, { saleId }: World) => {
  const { counterId, day, slipNo } = (await mall.deps.db.collection<Sale>(SALES).get(saleId))!;
  return { by: { counterId, day, slipNo } };
};

export const foreign: Readonly<Record<string, Foreign>> = {
  'account.delete': OWN,
  'audit.kinds': PLACE,
  'audit.list': PLACE,
  'audit.people': PLACE,
  'badge.get': OWN,
  'bill.find': [{ by: 'southcashier', code: 'BILL_NOT_FOUND' }],
  'bill.get': [{ by: 'southern', code: 'BILL_NOT_FOUND' }],
  'bill.list': [{ by: 'southern', code: 'NOTHING', data: openBillOf }],
  'bill.open': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'bill.pay': [{ by: 'southcashier', code: 'BILL_NOT_FOUND' }],
  'bill.quote': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'bill.redeem': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'bill.release': [{ by: 'southern', code: 'BILL_NOT_FOUND' }],
  'books.accounts': GROUP,
  'books.entries': GROUP,
  'books.vouchers': GROUP,
  'books.correct': GROUP,
  'books.figures': GROUP,
  'books.lock': GROUP,
  'books.open': GROUP,
  'books.sales': [{ by: 'hill', code: 'NOTHING' }],
  'card.find': SECRET,
  'card.merge': SECRET,
  'consent.give': OWN,
  'consent.list': OWN,
  'consent.withdraw': OWN,
  'coupon.claim': OPEN,
  'coupon.exchange': SECRET,
  'coupon.get': [{ by: 'shopper', code: 'COUPON_NOT_FOUND' }],
  'coupon.give': [{ by: 'shopper', code: 'COUPON_NOT_FOUND' }],
  'coupon.list': OWN,
  'coupon.look': GROUP,
  'coupon.recall': GROUP,
  'coupon.take-back': [{ by: 'shopper', code: 'COUPON_NOT_FOUND' }],
  'coupon.void': GROUP,
  'desk.find-member': DESK,
  'desk.revoke-device': DESK,
  'desktop.begin': OWN,
  'desktop.confirm': [{ by: 'southern', code: 'DESKTOP_CODE_USED' }],
  'desktop.end': [{ by: 'southern', code: 'DESKTOP_SESSION_NOT_FOUND' }],
  'desktop.enter': SECRET,
  'desktop.list': OWN,
  'desktop.poll': SECRET,
  'desktop.refuse': [{ by: 'southern', code: 'DESKTOP_CODE_USED' }],
  'desktop.scan': SECRET,
  'device.list': OWN,
  'device.register': OWN,
  'device.revoke': [{ by: 'shopper', code: 'DEVICE_NOT_FOUND' }],
  'export.approve': GROUP,
  'export.download': [{ by: 'hill', code: 'EXPORT_NOT_FOUND' }],
  'export.list': PLACE,
  'export.reject': GROUP,
  'export.request': [
    { by: 'hill', code: 'EXPORT_EMPTY', data: async mall => ({ ...((await inputOf('export.request')(mall)) as object), brandId: 'br_lake' }) },
  ],
  'gift.accept': SECRET,
  'gift.get': SECRET,
  'grant.give': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'grant.list': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'import.begin': [{ by: 'hill', code: 'TEMPLATE_NOT_FOUND' }],
  'import.get': [{ by: 'hill', code: 'IMPORT_NOT_FOUND', data: inputOf('import.start') }],
  'import.list': [
    {
      by: 'hill',
      code: 'TEMPLATE_NOT_FOUND',
      data: async mall => ({ templateId: ((await inputOf('import.begin')(mall)) as { templateId: string }).templateId }),
    },
  ],
  'import.start': [{ by: 'hill', code: 'IMPORT_NOT_FOUND' }],
  'inbox.list': OWN,
  'inbox.read': [{ by: 'shopper', code: 'NOT_FOUND' }],
  'inbox.read-all': OWN,
  'invitation.accept': SECRET,
  'invitation.find': SECRET,
  'invitation.withdraw': [{ by: 'southern', code: 'INVITATION_NOT_FOUND' }],
  'member.get': OWN,
  'member.join': OWN,
  'member.rename': OWN,
  'offer.answer': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.copy': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.counters': HERS,
  'offer.end': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.get': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.join': [{ by: 'southern', code: 'COUNTER_NOT_FOUND' }],
  'offer.joinable': PLACE,
  'offer.list': PLACE,
  'offer.options': PLACE,
  'offer.pause': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.products': HERS,
  'offer.publish': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.report': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.restock': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.resume': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.save': [{ by: 'hill', code: 'OFFER_NOT_FOUND', data: draftOf }],
  'offer.settle': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.submit': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'offer.withdraw': [{ by: 'hill', code: 'OFFER_NOT_FOUND' }],
  'phone.change': OWN,
  'points.get': OWN,
  'points.list': OWN,
  'post.list': OWN,
  'product.list': OPEN,
  'product.scan': OPEN,
  'recall.list': GROUP,
  'recall.look': GROUP,
  'receipt.get': [{ by: 'shopper', code: 'REDEMPTION_NOT_FOUND' }],
  'redemption.accept': [{ by: 'southern', code: 'REDEMPTION_NOT_FOUND' }],
  'redemption.get': [{ by: 'southern', code: 'REDEMPTION_NOT_FOUND' }],
  'redemption.list': PLACE,
  'redemption.reverse': [{ by: 'southern', code: 'REDEMPTION_NOT_FOUND' }],
  'redemption.unmet': PLACE,
  'refund.make': [{ by: 'southern', code: 'SALE_NOT_FOUND' }],
  'refund.preview': [{ by: 'southern', code: 'SALE_NOT_FOUND' }],
  'sale.find': [{ by: 'southern', code: 'NOTHING', data: slipOf }],
  'sale.get': [{ by: 'southern', code: 'SALE_NOT_FOUND' }],
  'scene.resolve': OPEN,
  'session.open': OWN,
  'shift.report': PLACE,
  'staff.approve': [{ by: 'southern', code: 'STAFF_NOT_FOUND' }],
  'staff.invite': [{ by: 'southern', code: 'COUNTER_NOT_FOUND' }],
  'staff.list': PLACE,
  'staff.reject': [{ by: 'southern', code: 'STAFF_NOT_FOUND' }],
  'staff.resume': [{ by: 'southern', code: 'STAFF_NOT_FOUND' }],
  'staff.suspend': [{ by: 'southern', code: 'STAFF_NOT_FOUND' }],
  'statement.answer': GROUP,
  'statement.confirm': [{ by: 'hill', code: 'STATEMENT_NOT_FOUND' }],
  'statement.dispute': [{ by: 'hill', code: 'STATEMENT_NOT_FOUND' }],
  'statement.get': [{ by: 'hill', code: 'STATEMENT_NOT_FOUND', data: statementOf }],
  'statement.issue': GROUP,
  'statement.line': [{ by: 'hill', code: 'BOOKS_LINE_NOT_FOUND', data: lineOf }],
  'statement.lines': [{ by: 'hill', code: 'STATEMENT_NOT_FOUND', data: statementOf }],
  'statement.list': PLACE,
  'statement.make': GROUP,
  'statement.settle': GROUP,
  'template.get': OPEN,
  'template.list': OPEN,
  'tier.get': OWN,
  'visit.get': [
    { by: 'southern', code: 'VISIT_NOT_FOUND' },
    { by: 'colleague', code: 'VISIT_NOT_FOUND' },
  ],
  'visit.identify': SECRET,
  'voucher.buy': OPEN,
  'voucher.refund': [{ by: 'shopper', code: 'COUPON_NOT_FOUND' }],
  'voucher.settle': [{ by: 'shopper', code: 'ORDER_NOT_FOUND' }],
  'workbench.open': PLACE,
};

/** Who calls the action instead, and with what. */
export const asForeigner = async (mall: Mall, world: World, sample: Sample, { by, data }: Case) => ({
  ...((await others[by](mall)) as { who: Person; as?: ActingAs }),
  data: data ? await data(mall, world) : sample.twice ? (await sample.twice(mall)).first : sample.data(world),
});
