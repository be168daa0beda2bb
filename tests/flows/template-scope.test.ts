import { startMall, type Mall } from './harness';
import { aDraft, offerDesk } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

const counters = async (by: 'headquarters' | 'lake', data: object = {}): Promise<string[]> =>
  (await desk.ask(by, 'offer.counters', data)).items.map(({ counterId }: { counterId: string }) => counterId);
const products = async (by: 'headquarters' | 'lake', data: object = {}): Promise<string[]> =>
  (await desk.ask(by, 'offer.products', data)).items.map(({ productId }: { productId: string }) => productId);

test('counters are found by name, building and brand; a brand’s operator finds her brand’s only', async () => {
  expect(await counters('headquarters')).toEqual(expect.arrayContaining(['ct_nlake', 'ct_nhill', 'ct_slake', 'ct_shill']));
  expect(await counters('headquarters', { text: '城南' })).toEqual(['ct_shill', 'ct_slake']);
  expect(await counters('headquarters', { text: '远山 城南' })).toEqual(['ct_shill']);
  expect(await counters('headquarters', { storeId: 'st_south', brandId: 'br_lake' })).toEqual(['ct_slake']);
  expect((await counters('lake', { brandId: 'br_hill' })).sort()).toEqual(['ct_nlake', 'ct_slake']);
  expect(await counters('headquarters', { text: '没有这个' })).toEqual([]);
});

test.each([
  { by: 'headquarters' as const, data: { brandId: 'br_lake' }, found: ['pd_scarf', 'pd_coat'], why: 'all of a brand that are sold' },
  { by: 'headquarters' as const, data: { brandId: 'br_lake', text: '大衣' }, found: ['pd_coat'], why: 'a part of the name' },
  { by: 'headquarters' as const, data: { text: '6901234567915' }, found: ['pd_hillcoat'], why: 'a whole barcode, of whatever brand' },
  { by: 'headquarters' as const, data: { text: '大衣' }, found: [], why: 'a name without a brand would go through everything' },
  { by: 'headquarters' as const, data: { text: '6901234567922' }, found: [], why: 'not sold any more' },
  { by: 'lake' as const, data: {}, found: ['pd_scarf', 'pd_coat'], why: 'a brand’s operator means her brand' },
  { by: 'lake' as const, data: { text: '6901234567915' }, found: [], why: 'another brand’s barcode is not hers' },
])('products: $why', async ({ by, data, found }) => {
  expect((await products(by, data)).sort()).toEqual([...found].sort());
});

test('a scope of counters and products is kept, and comes with their names', async () => {
  const scope = {
    include: [
      { kind: 'counters' as const, ids: ['ct_nlake'] },
      { kind: 'products' as const, ids: ['pd_coat'] },
    ],
    exclude: [{ kind: 'products' as const, ids: ['pd_scarf'] }],
  };
  const saved = await desk.save('headquarters', { scope });
  expect(saved).toMatchObject({
    faults: [],
    draft: { scope },
    named: [
      { id: 'ct_nlake', name: expect.stringContaining('青湖') },
      { id: 'pd_coat', name: '羊毛大衣' },
      { id: 'pd_scarf', name: '真丝围巾' },
    ],
  });
});

test('a product that there is not is refused with its field', async () => {
  const draft = aDraft({ scope: { include: [], exclude: [{ kind: 'products', ids: ['pd_coat', 'pd_none'] }] } });
  expect(await desk.call('headquarters', 'offer.save', { draft })).toMatchObject({ code: 'OFFER_NAME_UNKNOWN', data: { fields: ['scope.exclude.0.ids'] } });
});

test('coupons of one issuer that are called alike do not go together, and say so; others do', async () => {
  const named = (title: string, className?: string) => desk.published({ title, className, perMember: 1, thresholdFen: 0 });
  const [first, second, other] = [await named('满减一', '满减类'), await named('满减二', '满减类'), await named('品类券')];
  const rules = async (templateId: string): Promise<string[]> => (await desk.ask('headquarters', 'offer.get', { templateId })).rules;
  expect(await rules(first)).toContain('与其他「满减类」券不可同用，可以和别类的券一起用');
  expect(await rules(other)).toContain('同类的商场券一次只能用一张，可以和品牌券一起用');
  const shopper = await mall.member();
  const kept = [];
  for (const templateId of [first, second, other]) kept.push((await mall.ask('consumer', shopper, 'coupon.claim', { templateId })).couponId);
  const stored = await mall.deps.db
    .collection<{ _id: string; rules: { class: string; className?: string } }>('coupons')
    .find({ _id: mall.deps.db.command.in(kept) });
  const of = (id: string) => stored.find(({ _id }) => _id === id)!.rules;
  expect(of(kept[0])).toMatchObject({ class: 'mall:满减类', className: '满减类' });
  expect(of(kept[1]).class).toBe(of(kept[0]).class);
  expect(of(kept[2])).toMatchObject({ class: 'mall' });
  expect(of(kept[2])).not.toHaveProperty('className');
});

type Rule = { kind: 'brands' | 'stores' | 'counters' | 'categories' | 'products'; ids: string[] };
const rule = (kind: Rule['kind'], ...ids: string[]): Rule => ({ kind, ids });
const NOWHERE = '没有一个专柜卖这个范围里的商品，这样的券永远用不了';

test.each<{ why: string; include?: Rule[]; exclude?: Rule[] }>([
  { why: 'a category, and the one it lies in is out', include: [rule('categories', 'cat_womens')], exclude: [rule('categories', 'cat_apparel')] },
  { why: 'a building and a counter of another', include: [rule('stores', 'st_north'), rule('counters', 'ct_slake')] },
  { why: 'a product, and its brand is out', include: [rule('products', 'pd_coat')], exclude: [rule('brands', 'br_lake')] },
  { why: 'a product in a building that does not sell it', include: [rule('products', 'pd_scarf'), rule('stores', 'st_south')] },
  { why: 'a product that is sold no more', include: [rule('products', 'pd_shawl')] },
  { why: 'every brand is out', exclude: [rule('brands', 'br_lake', 'br_hill')] },
])('what no counter could ever take is told while it is a draft, and goes nowhere: $why', async ({ include = [], exclude = [] }) => {
  const { templateId, faults } = await desk.save('headquarters', { scope: { include, exclude } });
  expect(faults).toEqual([{ field: 'scope', message: NOWHERE }]);
  const answer = await desk.call('headquarters', 'offer.submit', { templateId });
  expect(answer).toMatchObject({ code: 'OFFER_FAULTY', data: { faults: [{ field: 'scope', message: NOWHERE }] } });
});

test('an offer for tagged members, of whom there are none, goes nowhere', async () => {
  const { templateId } = await desk.save('headquarters', { conditions: [{ code: 'tag', anyOf: ['vip'] }] });
  const answer = await desk.call('headquarters', 'offer.submit', { templateId });
  expect(answer).toMatchObject({ code: 'OFFER_FAULTY', data: { faults: [{ field: 'conditions.0', message: expect.stringContaining('标签') }] } });
});
