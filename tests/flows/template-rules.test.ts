import type { OfferDraft } from '@core/contracts/offer-draft';
import { startMall, type Mall } from './harness';
import { aDraft, offerDesk } from './support/offers';
import { openVisit, type MemberPerson } from './support/visit';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
let shopper: MemberPerson;
let ticketId: string;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
  shopper = await mall.member();
  ticketId = await openVisit(mall, shopper);
}, 60_000);
afterAll(() => mall?.close());

const LINE = { lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 95_000 };
const everyDay = [
  { fromMinute: 0, untilMinute: 720 },
  { fromMinute: 720, untilMinute: 1440 },
];

/** Made in the maker, taken by the shopper; the coupon. */
const taken = async (over: Partial<OfferDraft>): Promise<{ couponId: string; templateId: string }> => {
  const templateId = await desk.published({ class: `own:${JSON.stringify(over).length}`, ...over });
  const { couponId } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
  return { couponId, templateId };
};
const atCounter = async (couponIds: string[]) =>
  mall.ask('guide', mall.staff('guide'), 'bill.quote', { ticketId, lines: [LINE], couponIds }, { as: mall.at() });

test.each<{ why: string; over: Partial<OfferDraft>; savedFen: number; worth: string; told: unknown }>([
  {
    why: 'again for each whole step, up to a cap',
    over: { thresholdFen: 0, benefit: { kind: 'cash-off', offFen: 5_000, everyFen: 30_000, capFen: 14_000 } },
    savedFen: 14_000,
    worth: '每满 300 元减 50 元（最多减 140 元）',
    told: '适用商品每满 300 元减 50 元（最多减 140 元）',
  },
  {
    why: 'a threshold on the bill before coupons',
    over: { thresholdFen: 95_000, thresholdOn: 'before' },
    savedFen: 5_000,
    worth: '满 950 元减 50 元',
    told: '门槛 950 元，按适用商品用券之前的金额算',
  },
  {
    why: 'at one of several times, for just some levels',
    over: {
      conditions: [
        { code: 'times', anyOf: everyDay },
        { code: 'tiers', anyOf: ['basic', 'gold'] },
      ],
    },
    savedFen: 5_000,
    worth: '满 300 元减 50 元',
    told: '限普卡、金卡会员',
  },
  {
    why: 'a brand, or a category',
    over: { scope: { include: [], anyOf: [[{ kind: 'brands', ids: ['br_hill'] }], [{ kind: 'categories', ids: ['cat_womens'] }]], exclude: [] } },
    savedFen: 5_000,
    worth: '满 300 元减 50 元',
    told: expect.stringMatching(/^仅限.+，或.+$/),
  },
])('made, published, taken and worth it at the counter: $why', async ({ over, savedFen, worth, told }) => {
  const { couponId, templateId } = await taken(over);
  const saved = await desk.ask('headquarters', 'offer.get', { templateId });
  expect(saved).toMatchObject({ draft: over, worth, faults: [] });
  const card = await mall.ask('consumer', shopper, 'template.get', { templateId });
  expect(card.detail.rules).toEqual(expect.arrayContaining([told]));
  const { chosen } = await atCounter([couponId]);
  expect(chosen.coupons).toMatchObject([{ couponId, savedFen }]);
});

test('a threshold on what is left is spoilt by a coupon before it, one on the bill is not', async () => {
  const first = await taken({ title: '先减', thresholdFen: 0, priority: 0, benefit: { kind: 'cash-off', offFen: 1 } });
  const onLeft = await taken({ title: '看剩下', thresholdFen: 95_000, priority: 5 });
  const onBill = await taken({ title: '看账单', thresholdFen: 95_000, priority: 5, thresholdOn: 'before' });
  expect((await atCounter([first.couponId, onLeft.couponId])).chosenRefusal).toMatchObject({ couponId: onLeft.couponId, code: 'BELOW_THRESHOLD' });
  expect((await atCounter([first.couponId, onBill.couponId])).chosen.savedFen).toBe(5_001);
});

test.each<{ why: string; over: Partial<OfferDraft>; field: string }>([
  { why: 'more off than each step asks for', over: { benefit: { kind: 'cash-off', offFen: 301, everyFen: 300 } }, field: 'benefit.offFen' },
  { why: 'a budget for steps without an end', over: { benefit: { kind: 'cash-off', offFen: 30, everyFen: 300 }, budgetFen: 900 }, field: 'benefit.capFen' },
  {
    why: 'a choice of lists that is taken out again',
    over: { scope: { include: [], anyOf: [[{ kind: 'brands', ids: ['br_hill'] }]], exclude: [{ kind: 'brands', ids: ['br_hill'] }] } },
    field: 'scope.anyOf.0',
  },
  { why: 'times that are none', over: { conditions: [{ code: 'times', anyOf: [] }] }, field: 'conditions.0.anyOf' },
])('is kept as a draft and not let out: $why', async ({ over, field }) => {
  const { templateId, faults } = await desk.save('headquarters', over);
  expect(faults.map((one: { field: string }) => one.field)).toContain(field);
  expect(await desk.call('headquarters', 'offer.submit', { templateId })).toMatchObject({ ok: false });
});

test('a name in a choice of lists that nobody knows is refused with its field', async () => {
  const anyOf: OfferDraft['scope']['anyOf'] = [[{ kind: 'brands', ids: ['br_hill'] }], [{ kind: 'categories', ids: ['cat_none'] }]];
  const draft = aDraft({ scope: { include: [], anyOf, exclude: [] } });
  expect(await desk.call('headquarters', 'offer.save', { draft })).toMatchObject({ code: 'OFFER_NAME_UNKNOWN', data: { fields: ['scope.anyOf.1.0.ids'] } });
});
