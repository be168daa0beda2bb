import { z } from 'zod';
import { action, staff } from './define';
import { offerDraft, pieces } from './offer-draft';
import { productView } from './product';
import { brandRef, categoryRef, counterRef, fen, id, instant, note, nothing, pageInput, pageOf, storeRef } from './shared';
import { benefit, offerState } from './template';
import { joiningActions } from './offer-joining';

const answer = z.enum(['waiting', 'confirmed', 'declined']);
const bearer = z.enum(['mall', 'brand', 'platform']);

const projected = z.strictObject({ totalFen: fen, parts: z.array(z.strictObject({ bearer, fen })) });

/** One who is asked to bear a part; without a brand it is the mall. */
const askedParty = z.strictObject({
  brand: brandRef.optional(),
  answer,
  note: z.string().optional(),
  by: z.string().optional(),
  at: instant.optional(),
  /** is it the asker's own word that is waited for? */
  mine: z.boolean(),
});

const offerMove = z.enum([
  'revise',
  'submit',
  'withdraw',
  'settle',
  'answer',
  'publish',
  'pause',
  'resume',
  'restock',
  'end',
  'copy',
  'join',
]);
export type OfferMove = z.infer<typeof offerMove>;

const stockView = z.strictObject({
  total: z.int(),
  issued: z.int(),
  left: z.int(),
  budgetFen: z.int().optional(),
  budgetLeftFen: z.int().optional(),
});

const offerRow = z.strictObject({
  templateId: id,
  title: z.string(),
  issuer: z.enum(['mall', 'brand']),
  brand: brandRef.optional(),
  benefit,
  /** in a phrase: "满 300 元减 50 元" */
  worth: z.string(),
  state: offerState,
  claimFrom: instant,
  claimUntil: instant,
  joining: z.enum(['all', 'opt-in']),
  stock: stockView,
  /** how many are still asked */
  waiting: z.int(),
  mine: z.boolean(),
  /** is it the asker's own? */
  made: z.boolean(),
  /** may the asker bring codes for it out of a file? */
  imports: z.boolean(),
  updatedAt: instant,
});
export type OfferRow = z.infer<typeof offerRow>;

const offerView = offerRow.extend({
  version: z.int(),
  /** what a change must be based on */
  revision: z.int(),
  draft: offerDraft,
  /** counters and products of the scope */
  named: z.array(z.strictObject({ id, name: z.string() })),
  maker: z.strictObject({ name: z.string(), brand: brandRef.optional() }),
  asked: z.array(askedParty),
  /** new totals of one that is out that others are asked about, or said no to */
  restock: z
    .strictObject({ stock: z.int(), budgetFen: z.int().optional(), asked: z.array(askedParty), projected: projected.optional() })
    .optional(),
  faults: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  /** what it costs when every piece is used for all it can take off; absent where that has no end */
  projected: projected.optional(),
  rules: z.array(z.string()),
  scopeText: z.string(),
  whenText: z.string().optional(),
  validityText: z.string(),
  /** of opt-in: how many counters have joined; else absent */
  joined: z.int().optional(),
  publishedAt: instant.optional(),
  may: z.array(offerMove),
});
export type OfferView = z.infer<typeof offerView>;

const counterUse = z.strictObject({
  counter: counterRef,
  joined: z.boolean(),
  /** on bills that met their sales */
  uses: z.int(),
  /** on bills typed in by hand whose sales have not been uploaded yet: in no other figure */
  waiting: z.int(),
  voucherFen: fen,
  savedFen: fen,
  drivenFen: fen,
});

const offerReport = z.strictObject({
  templateId: id,
  title: z.string(),
  state: offerState,
  stock: stockView,
  /** `stock.issued` is the sum of what is used, held, expired, voided, refunded and underway */
  used: z.int(),
  expired: z.int(),
  /** in wallets, neither used nor over */
  held: z.int(),
  voided: z.int(),
  refunded: z.int(),
  /** taken out of stock and in nobody's wallet yet: orders that wait for their payment, claims at this moment */
  underway: z.int(),
  /**
   * with a budget: what it was charged when pieces went out, which none gives back; and, where all were charged alike, what of it
   * belongs to pieces that were used, may still be used, and never will be
   */
  budget: z
    .strictObject({ chargedFen: fen, parts: z.strictObject({ eachFen: fen, usedFen: fen, openFen: fen, endedFen: fen }).optional() })
    .optional(),
  /** on bills that wait for their sales; and on those that are overdue or are another bill: both are in no figure below */
  waiting: z.int(),
  flagged: z.int(),
  /** of vouchers: what had been paid for those that were used, less refunds; no discount */
  voucherFen: fen.optional(),
  /** discount so far, less refunds */
  savedFen: fen,
  /** what was paid on the sales it was used on, less refunds; to a brand, for its own goods */
  drivenFen: fen,
  /** the same for sales without a coupon of the same visits, members and days */
  addOnFen: fen,
  /** the money is counted from this day on, where it was used on too many days before */
  since: z.string().optional(),
  /** stores' days of which something is not in the money before the next night */
  pending: z.int(),
  /** counters that take part, those with most uses first; at most 200 of `counterCount` */
  counters: z.array(counterUse),
  counterCount: z.int(),
  joinedCount: z.int(),
});
export type OfferReport = z.infer<typeof offerReport>;

const operator = staff('group-operator', 'brand-operator');
const one = z.strictObject({ templateId: id });
const searched = z.string().trim().max(40).optional();
const onChange = { caller: operator, touches: 'group', changes: true, input: one, output: offerView } as const;

/** Headquarters' and the brands' side of templates. */
export const offerActions = {
  /** What a draft can be made of. */
  'offer.options': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: nothing,
    output: z.strictObject({
      groupName: z.string(),
      brands: z.array(brandRef),
      stores: z.array(storeRef),
      categories: z.array(categoryRef.extend({ parentId: id.optional() })),
    }),
  }),
  /** Counters to choose from, by a part of the name, the building or the floor. */
  'offer.counters': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: z.strictObject({ text: searched, storeId: id.optional(), brandId: id.optional() }),
    output: z.strictObject({ items: z.array(counterRef), more: z.boolean() }),
  }),
  /** Products to choose from: of a brand by a part of the name, or of any by the whole barcode. */
  'offer.products': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: z.strictObject({ text: searched, brandId: id.optional() }),
    output: z.strictObject({ items: z.array(productView), more: z.boolean() }),
  }),
  /** Searched by `text` a page may be short, or empty, and still have a next one, as long as there are names that were not read. */
  'offer.list': action({
    caller: operator,
    touches: 'group',
    changes: false,
    input: pageInput.extend({
      state: offerState.optional(),
      /** only those that wait for the asker's word */ asked: z.boolean().optional(),
      /** words of the title or the brand's name */ text: searched,
    }),
    output: pageOf(offerRow),
  }),
  'offer.get': action({ caller: operator, touches: 'group', changes: false, input: one, output: offerView }),
  /** Keeps a draft, new or of a template; the rules of one that was published change as a new version. */
  'offer.save': action({
    caller: operator,
    touches: 'group',
    changes: true,
    audit: '编辑优惠',
    input: z.strictObject({ templateId: id.optional(), revision: z.int().min(0).optional(), draft: offerDraft }),
    output: offerView,
  }),
  'offer.submit': action({ ...onChange, audit: '提交优惠' }),
  'offer.withdraw': action({ ...onChange, audit: '撤回优惠' }),
  /** Goes on with those who have confirmed. */
  'offer.settle': action({ ...onChange, audit: '不再等待品牌确认' }),
  'offer.answer': action({
    ...onChange,
    audit: '确认费用承担',
    input: one.extend({ agree: z.boolean(), note: note.optional() }),
  }),
  'offer.publish': action({ ...onChange, audit: '发布优惠' }),
  'offer.pause': action({ ...onChange, audit: '暂停优惠' }),
  'offer.resume': action({ ...onChange, audit: '继续优惠' }),
  'offer.end': action({ ...onChange, audit: '结束优惠' }),
  /** More (or less) of one that is out, by new totals: at once, or when those whose cost could rise have agreed. */
  'offer.restock': action({
    ...onChange,
    audit: '改库存与预算',
    input: one.extend({ revision: z.int().min(0), stock: pieces, budgetFen: z.int().min(0).max(1_000_000_000_000).optional() }),
  }),
  'offer.copy': action({ ...onChange, audit: '复制优惠' }),
  'offer.report': action({ caller: operator, touches: 'group', changes: false, input: one, output: offerReport }),
  ...joiningActions,
};
