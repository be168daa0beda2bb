import type { Redemption } from '@server/modules/redemption/documents';
import type { Template } from '@server/modules/template/documents';
import { startMall, type Mall } from './harness';
import { offersSeen } from '../../migrations/0003-offers-seen';
import { aBill } from './support/things';
import { addTemplate, aTemplate } from './support/mall';
import { openVisit } from './support/visit';
import { aDraft, HALF, offerDesk, onlyOf } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

const OWN = { issuer: 'brand' as const, brandId: 'br_lake', scope: onlyOf('br_lake'), costBearers: [{ bearer: 'brand' as const, shareBp: 10_000 }] };
const ids = (items: any[]): string[] => items.map(({ templateId }) => templateId);

describe('who bears a part is asked before it goes out', () => {
  test('a brand that bears half reads what it could cost her, and without her word it does not go out', async () => {
    const { templateId } = await desk.save('headquarters', { scope: onlyOf('br_lake'), costBearers: HALF });
    expect(await desk.move('headquarters', 'submit', templateId)).toMatchObject({ state: 'confirming', waiting: 1 });
    expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    const { items } = await desk.ask('lake', 'offer.list', { asked: true });
    expect(ids(items)).toEqual([templateId]);
    const view = await desk.ask('lake', 'offer.get', { templateId });
    expect(view).toMatchObject({
      mine: true,
      may: ['answer'],
      projected: {
        totalFen: 500_000,
        parts: [
          { bearer: 'mall', fen: 250_000 },
          { bearer: 'brand', fen: 250_000 },
        ],
      },
    });
    expect(await desk.ask('lake', 'offer.answer', { templateId, agree: true, note: '同意' })).toMatchObject({ state: 'confirmed', mine: false });
    expect(await desk.move('headquarters', 'publish', templateId)).toMatchObject({
      state: 'published',
      asked: [{ answer: 'confirmed', note: '同意', by: '白鹭' }],
    });
    expect((await desk.ask('lake', 'offer.list', { asked: true })).items).toEqual([]);
  });

  test('a brand that declines sends it back with her words; asked again she answers again', async () => {
    const { templateId } = await desk.save('headquarters', { scope: onlyOf('br_lake'), costBearers: HALF });
    await desk.move('headquarters', 'submit', templateId);
    await desk.ask('lake', 'offer.answer', { templateId, agree: false, note: '比例太高' });
    expect(await desk.ask('headquarters', 'offer.get', { templateId })).toMatchObject({ state: 'draft', asked: [{ answer: 'declined', note: '比例太高' }] });
    await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ scope: onlyOf('br_lake'), costBearers: HALF }) });
    await desk.move('headquarters', 'submit', templateId);
    expect(await desk.ask('lake', 'offer.answer', { templateId, agree: true })).toMatchObject({ state: 'confirmed' });
  });

  test('of two brands one declines: it goes out without her goods', async () => {
    const { templateId } = await desk.save('headquarters', { costBearers: HALF });
    expect(await desk.move('headquarters', 'submit', templateId)).toMatchObject({ state: 'confirming', waiting: 2 });
    expect(await desk.ask('hill', 'offer.answer', { templateId, agree: false, note: '不参加' })).toMatchObject({ state: 'confirming' });
    const view = await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    expect(view).toMatchObject({ state: 'confirmed', draft: { scope: { exclude: [{ kind: 'brands', ids: ['br_hill'] }] } } });
    // what the other brand said is not hers to read
    expect(view.asked).toMatchObject([{ brand: { brandId: 'br_lake' } }]);
  });

  test('who does not answer can be gone on without, once somebody has agreed', async () => {
    const { templateId } = await desk.save('headquarters', { costBearers: HALF });
    await desk.move('headquarters', 'submit', templateId);
    expect(await desk.call('headquarters', 'offer.settle', { templateId })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    const view = await desk.move('headquarters', 'settle', templateId);
    expect(view).toMatchObject({ state: 'confirmed', draft: { scope: { exclude: [{ kind: 'brands', ids: ['br_hill'] }] } } });
    expect(view.asked.map(({ brand, answer }: any) => [brand.brandId, answer]).sort()).toEqual([
      ['br_hill', 'declined'],
      ['br_lake', 'confirmed'],
    ]);
    expect(await desk.call('hill', 'offer.answer', { templateId, agree: true })).toMatchObject({ code: 'OFFER_NOT_ASKED' });
  });

  test('an answer counts once, and what was revised since has to be asked again', async () => {
    const { templateId } = await desk.save('headquarters', { scope: onlyOf('br_lake'), costBearers: HALF });
    await desk.move('headquarters', 'submit', templateId);
    await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    expect(await desk.call('lake', 'offer.answer', { templateId, agree: false })).toMatchObject({ code: 'OFFER_NOT_ASKED' });
    await desk.ask('headquarters', 'offer.save', {
      templateId,
      draft: aDraft({ scope: onlyOf('br_lake'), costBearers: [{ bearer: 'brand', shareBp: 10_000 }] }),
    });
    expect(await desk.move('headquarters', 'submit', templateId)).toMatchObject({ state: 'confirming' });
  });

  test('a brand makes her own, and where the mall bears a part the mall is asked', async () => {
    const own = await desk.save('lake', OWN);
    expect(await desk.move('lake', 'submit', own.templateId)).toMatchObject({ state: 'confirmed', maker: { name: '青湖' } });
    const shared = await desk.save('lake', { ...OWN, costBearers: HALF });
    expect(await desk.move('lake', 'submit', shared.templateId)).toMatchObject({ state: 'confirming', asked: [{ answer: 'waiting' }] });
    expect(await desk.ask('headquarters', 'offer.answer', { templateId: shared.templateId, agree: true })).toMatchObject({ state: 'confirmed' });
    expect(await desk.move('lake', 'publish', shared.templateId)).toMatchObject({ state: 'published' });
  });
});

describe('only who gave her word bears a part', () => {
  const stored = async (templateId: string): Promise<Template> => (await mall.deps.db.collection<Template>('templates').get(templateId))!;
  const agreed = async (over: Parameters<typeof desk.save>[1]): Promise<string> => {
    const { templateId } = await desk.save('headquarters', { costBearers: HALF, thresholdFen: 0, ...over });
    await desk.move('headquarters', 'submit', templateId);
    await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    await desk.ask('hill', 'offer.answer', { templateId, agree: true });
    return templateId;
  };

  test('it is kept who did, until the offer is revised and asked about anew', async () => {
    const templateId = await agreed({});
    expect([...(await stored(templateId)).agreedBrandIds!].sort()).toEqual(['br_hill', 'br_lake']);
    await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ costBearers: HALF }) });
    expect(await stored(templateId)).not.toHaveProperty('agreedBrandIds');
    const own = await desk.save('lake', OWN);
    await desk.move('lake', 'submit', own.templateId);
    expect((await stored(own.templateId)).agreedBrandIds).toEqual(['br_lake']);
    expect(await stored((await desk.save('headquarters')).templateId)).not.toHaveProperty('agreedBrandIds');
  });

  test('a brand that has come since bears nothing: its part of a discount on its goods is the mall’s', async () => {
    const templateId = await agreed({ title: '早于品牌' });
    // as if the lake had opened its counters after the others agreed
    await mall.deps.db.collection<Template>('templates').update(templateId, { agreedBrandIds: mall.deps.db.command.set(['br_hill']) });
    await desk.move('headquarters', 'publish', templateId);
    const shopper = await mall.member();
    const { couponId } = await mall.ask('consumer', shopper, 'coupon.claim', { templateId });
    const bill = aBill(await openVisit(mall, shopper), couponId, 'LATE-1');
    const { redemptionId } = await mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, { as: mall.at() });
    const { settlement } = (await mall.deps.db.collection<Redemption>('redemptions').get(redemptionId))!;
    expect(settlement).toEqual([{ couponId, bearer: 'mall', amountFen: 5_000 }]);
  });

  test('nor is it asked when there is to be more', async () => {
    const templateId = await agreed({ title: '再来一些' });
    await mall.deps.db.collection<Template>('templates').update(templateId, { agreedBrandIds: mall.deps.db.command.set(['br_hill']) });
    await desk.move('headquarters', 'publish', templateId);
    const { revision } = await desk.ask('headquarters', 'offer.get', { templateId });
    const view = await desk.ask('headquarters', 'offer.restock', { templateId, revision, stock: 500 });
    expect(view.restock.asked.map(({ brand }: any) => brand.brandId)).toEqual(['br_hill']);
  });
});

describe('templates from before there were operators', () => {
  test('are seen by the mall, and a brand’s own by the brand, once they are brought over; doing it again changes nothing', async () => {
    const old = aTemplate('oldbrand', { issuer: 'brand', brandId: 'br_lake', scope: onlyOf('br_lake') });
    await addTemplate(mall.deps.db, old);
    await addTemplate(mall.deps.db, aTemplate('oldmall'));
    expect(ids((await desk.ask('lake', 'offer.list', { limit: 100 })).items)).not.toContain('tp_oldbrand');
    const run = () => offersSeen.run({ db: mall.deps.db } as Parameters<typeof offersSeen.run>[0]);
    await run();
    await run();
    expect(ids((await desk.ask('lake', 'offer.list', { limit: 100 })).items)).toContain('tp_oldbrand');
    expect(ids((await desk.ask('lake', 'offer.list', { limit: 100 })).items)).not.toContain('tp_oldmall');
    const all = ids((await desk.ask('headquarters', 'offer.list', { limit: 100 })).items);
    expect(all).toEqual(expect.arrayContaining(['tp_oldbrand', 'tp_oldmall']));
  });
});

describe('whose it is', () => {
  test('another brand’s answers like one that does not exist, whatever is tried', async () => {
    const { templateId } = await desk.save('lake', OWN);
    for (const which of ['get', 'submit', 'withdraw', 'settle', 'publish', 'pause', 'resume', 'end', 'copy', 'report']) {
      expect([which, (await desk.call('hill', `offer.${which}`, { templateId })).code]).toEqual([which, 'OFFER_NOT_FOUND']);
    }
    expect(await desk.call('hill', 'offer.answer', { templateId, agree: true })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    expect(await desk.call('hill', 'offer.save', { templateId, draft: aDraft({ ...OWN, brandId: 'br_hill', scope: onlyOf('br_hill') }) })).toMatchObject({
      code: 'OFFER_NOT_FOUND',
    });
    expect(ids((await desk.ask('hill', 'offer.list', { limit: 100 })).items)).not.toContain(templateId);
    expect(ids((await desk.ask('lake', 'offer.list', { limit: 100 })).items)).toContain(templateId);
    expect(ids((await desk.ask('headquarters', 'offer.list', { limit: 100 })).items)).toContain(templateId);
  });

  test('a brand makes nothing in the name of the mall or of another brand', async () => {
    for (const over of [{}, { ...OWN, brandId: 'br_hill' }, { issuer: 'brand' as const }]) {
      expect(await desk.call('lake', 'offer.save', { draft: aDraft(over) })).toMatchObject({ code: 'REQUEST_INVALID' });
    }
  });

  test('the mall stops what goes out under its roof, and writes no brand’s rules', async () => {
    const { templateId } = await desk.save('lake', OWN);
    await desk.move('lake', 'submit', templateId);
    await desk.move('lake', 'publish', templateId);
    expect(await desk.call('headquarters', 'offer.save', { templateId, draft: aDraft(OWN) })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    expect(await desk.move('headquarters', 'pause', templateId)).toMatchObject({ state: 'paused' });
    expect(await desk.call('headquarters', 'offer.resume', { templateId })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    expect(await desk.move('headquarters', 'end', templateId)).toMatchObject({ state: 'ended' });
  });

  test('an asked brand reads it, but only its maker moves it', async () => {
    const { templateId } = await desk.save('headquarters', { scope: onlyOf('br_lake'), costBearers: HALF });
    expect(await desk.call('lake', 'offer.get', { templateId })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    await desk.move('headquarters', 'submit', templateId);
    for (const which of ['withdraw', 'settle', 'publish', 'end', 'copy']) {
      expect([which, (await desk.call('lake', `offer.${which}`, { templateId })).code]).toEqual([which, 'OFFER_NOT_FOUND']);
    }
  });

  test.each([
    { by: 'manager' as const, why: 'a store manager' },
    { by: 'finance' as const, why: 'finance' },
  ])('$why makes no offers', async ({ by }) => {
    expect(await desk.call(by, 'offer.save', { draft: aDraft() })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await desk.call(by, 'offer.list')).toMatchObject({ code: 'ROLE_REQUIRED' });
  });

  test('names that the organisation does not know are refused with their field', async () => {
    const scope = { include: [{ kind: 'brands' as const, ids: ['br_lake', 'br_none'] }], exclude: [{ kind: 'stores' as const, ids: ['st_none'] }] };
    expect(await desk.call('headquarters', 'offer.save', { draft: aDraft({ scope }) })).toMatchObject({
      code: 'OFFER_NAME_UNKNOWN',
      data: { fields: ['scope.include.0.ids', 'scope.exclude.0.ids'] },
    });
  });

  test('a list goes on where its page ended, by state', async () => {
    for (const title of ['一', '二', '三', '四']) await desk.save('headquarters', { title });
    const first = await desk.ask('headquarters', 'offer.list', { state: 'draft', limit: 2 });
    const second = await desk.ask('headquarters', 'offer.list', { state: 'draft', limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ title }: any) => title)).toEqual(['四', '三', '二', '一']);
    expect([...first.items, ...second.items].every(({ state }: any) => state === 'draft')).toBe(true);
  });
});
