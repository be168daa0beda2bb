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

/** One who must not see it, and what she is answered. */
const unseen = (by: Case['by'], code: string, data?: Case['data']): readonly Case[] => [{ by, code, ...(data ? { data } : {}) }];

const NO_OFFER = unseen('hill', 'OFFER_NOT_FOUND');
const NOT_HER_VISIT = [...unseen('southern', 'VISIT_NOT_FOUND'), ...unseen('colleague', 'VISIT_NOT_FOUND')];

export const foreign: Readonly<Record<string, Foreign>> = {
  'account.delete': OWN,
  'audit.kinds': PLACE,
  'audit.list': PLACE,
  'audit.people': PLACE,
  'badge.get': OWN,
  'bill.find': unseen('southcashier', 'BILL_NOT_FOUND'),
  'bill.due': OWN,
  'bill.get': unseen('southern', 'BILL_NOT_FOUND'),
  'bill.list': unseen('southern', 'NOTHING', openBillOf),
  'bill.open': NOT_HER_VISIT,
  'bill.pay': unseen('southcashier', 'BILL_NOT_FOUND'),
  'bill.quote': NOT_HER_VISIT,
  'bill.redeem': NOT_HER_VISIT,
  'bill.release': unseen('southern', 'BILL_NOT_FOUND'),
  'books.accounts': GROUP,
  'books.entries': GROUP,
  'books.vouchers': GROUP,
  'books.correct': GROUP,
  'books.figures': GROUP,
  'books.lock': GROUP,
  'books.open': GROUP,
  'books.sales': unseen('hill', 'NOTHING'),
  'card.find': SECRET,
  'card.merge': SECRET,
  'consent.give': OWN,
  'consent.list': OWN,
  'consent.withdraw': OWN,
  'coupon.claim': OPEN,
  'coupon.exchange': SECRET,
  'coupon.get': unseen('shopper', 'COUPON_NOT_FOUND'),
  'coupon.give': unseen('shopper', 'COUPON_NOT_FOUND'),
  'coupon.list': OWN,
  'coupon.look': GROUP,
  'coupon.recall': GROUP,
  'coupon.take-back': unseen('shopper', 'COUPON_NOT_FOUND'),
  'coupon.void': GROUP,
  'desk.find-member': DESK,
  'desk.revoke-device': DESK,
  'desktop.begin': OWN,
  'desktop.confirm': unseen('southern', 'DESKTOP_CODE_USED'),
  'desktop.end': unseen('southern', 'DESKTOP_SESSION_NOT_FOUND'),
  'desktop.enter': SECRET,
  'desktop.list': OWN,
  'desktop.poll': SECRET,
  'desktop.refuse': unseen('southern', 'DESKTOP_CODE_USED'),
  'desktop.scan': SECRET,
  'device.list': OWN,
  'device.register': OWN,
  'device.revoke': unseen('shopper', 'DEVICE_NOT_FOUND'),
  'export.approve': GROUP,
  'export.download': unseen('hill', 'EXPORT_NOT_FOUND'),
  'export.list': PLACE,
  'export.reject': GROUP,
  'export.request': [
    { by: 'hill', code: 'EXPORT_EMPTY', data: async mall => ({ ...((await inputOf('export.request')(mall)) as object), brandId: 'br_lake' }) },
  ],
  'gift.accept': SECRET,
  'gift.get': SECRET,
  'grant.give': NOT_HER_VISIT,
  'grant.list': NOT_HER_VISIT,
  'import.begin': unseen('hill', 'TEMPLATE_NOT_FOUND'),
  'import.get': unseen('hill', 'IMPORT_NOT_FOUND', inputOf('import.start')),
  'import.list': [
    {
      by: 'hill',
      code: 'TEMPLATE_NOT_FOUND',
      data: async mall => ({ templateId: ((await inputOf('import.begin')(mall)) as { templateId: string }).templateId }),
    },
  ],
  'import.start': unseen('hill', 'IMPORT_NOT_FOUND'),
  'inbox.list': OWN,
  'inbox.read': unseen('shopper', 'NOT_FOUND'),
  'inbox.read-all': OWN,
  'invitation.accept': SECRET,
  'invitation.find': SECRET,
  'invitation.withdraw': unseen('southern', 'INVITATION_NOT_FOUND'),
  'member.get': OWN,
  'member.join': OWN,
  'member.rename': OWN,
  'offer.answer': NO_OFFER,
  'offer.copy': NO_OFFER,
  'offer.counters': HERS,
  'offer.end': NO_OFFER,
  'offer.get': NO_OFFER,
  'offer.join': unseen('southern', 'COUNTER_NOT_FOUND'),
  'offer.join-all': unseen('southern', 'COUNTER_NOT_FOUND'),
  'offer.joinable': PLACE,
  'offer.list': PLACE,
  'offer.options': PLACE,
  'offer.pause': NO_OFFER,
  'offer.products': HERS,
  'offer.publish': NO_OFFER,
  'offer.report': NO_OFFER,
  'offer.restock': NO_OFFER,
  'offer.resume': NO_OFFER,
  'offer.save': unseen('hill', 'OFFER_NOT_FOUND', draftOf),
  'offer.settle': NO_OFFER,
  'offer.submit': NO_OFFER,
  'offer.withdraw': NO_OFFER,
  'phone.change': OWN,
  'points.get': OWN,
  'points.list': OWN,
  'post.list': OWN,
  'product.list': OPEN,
  'product.scan': OPEN,
  'recall.list': GROUP,
  'recall.look': GROUP,
  'recall.pieces': GROUP,
  'receipt.get': unseen('shopper', 'REDEMPTION_NOT_FOUND'),
  'redemption.accept': unseen('southern', 'REDEMPTION_NOT_FOUND'),
  'redemption.get': unseen('southern', 'REDEMPTION_NOT_FOUND'),
  'redemption.list': PLACE,
  'redemption.reverse': unseen('southern', 'REDEMPTION_NOT_FOUND'),
  'redemption.unmet': PLACE,
  'refund.make': unseen('southern', 'SALE_NOT_FOUND'),
  'refund.preview': unseen('southern', 'SALE_NOT_FOUND'),
  'sale.find': unseen('southern', 'NOTHING', slipOf),
  'sale.get': unseen('southern', 'SALE_NOT_FOUND'),
  'scene.resolve': OPEN,
  'session.open': OWN,
  'shift.report': PLACE,
  'staff.approve': unseen('southern', 'STAFF_NOT_FOUND'),
  'staff.invite': unseen('southern', 'COUNTER_NOT_FOUND'),
  'staff.list': PLACE,
  'staff.reject': unseen('southern', 'STAFF_NOT_FOUND'),
  'staff.resume': unseen('southern', 'STAFF_NOT_FOUND'),
  'staff.suspend': unseen('southern', 'STAFF_NOT_FOUND'),
  'statement.answer': GROUP,
  'statement.confirm': unseen('hill', 'STATEMENT_NOT_FOUND'),
  'statement.dispute': unseen('hill', 'STATEMENT_NOT_FOUND'),
  'statement.get': unseen('hill', 'STATEMENT_NOT_FOUND', statementOf),
  'statement.issue': GROUP,
  'statement.line': unseen('hill', 'BOOKS_LINE_NOT_FOUND', lineOf),
  'statement.lines': unseen('hill', 'STATEMENT_NOT_FOUND', statementOf),
  'statement.list': PLACE,
  'statement.make': GROUP,
  'statement.settle': GROUP,
  'statement.withdraw': unseen('hill', 'STATEMENT_NOT_FOUND'),
  'template.get': OPEN,
  'template.list': OPEN,
  'tier.get': OWN,
  'visit.get': NOT_HER_VISIT,
  'visit.identify': SECRET,
  'voucher.buy': OPEN,
  'voucher.refund': unseen('shopper', 'COUPON_NOT_FOUND'),
  'voucher.settle': unseen('shopper', 'ORDER_NOT_FOUND'),
  'workbench.open': PLACE,
};

/** Who calls the action instead, and with what. */
export const asForeigner = async (mall: Mall, world: World, sample: Sample, { by, data }: Case) => ({
  ...((await others[by](mall)) as { who: Person; as?: ActingAs }),
  data: data ? await data(mall, world) : sample.twice ? (await sample.twice(mall)).first : sample.data(world),
});
