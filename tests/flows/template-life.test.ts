import { grantPack } from '@server/modules/coupon/grant';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { StockShard, Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { aDraft, HALF, offerDesk, onlyOf } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
let shopper: Person & { memberId: string };
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const stored = async (templateId: string): Promise<Template> => (await mall.deps.db.collection<Template>('templates').get(templateId))!;
const claim = (templateId: string, person: Person = shopper) => mall.call('consumer', person, 'coupon.claim', { templateId });
const leftOf = async (templateId: string): Promise<number> =>
  (await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId })).reduce((sum, { left }) => sum + left, 0);
const auditOf = (templateId: string): Promise<AuditRecord[]> =>
  mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: templateId }, { order: [['at', 'asc']] });

describe('a template from the first draft to its end', () => {
  test('one that costs nobody else is confirmed at once, goes out, and shoppers take it', async () => {
    const saved = await desk.save('headquarters');
    expect(saved).toMatchObject({
      state: 'draft',
      version: 1,
      revision: 1,
      faults: [],
      maker: { name: '云汀百货' },
      stock: { total: 100, issued: 0, left: 100 },
    });
    expect(await claim(saved.templateId)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect(await desk.move('headquarters', 'submit', saved.templateId)).toMatchObject({ state: 'confirmed', asked: [] });
    expect(await desk.move('headquarters', 'publish', saved.templateId)).toMatchObject({ state: 'published', may: ['pause', 'restock', 'end', 'copy'] });
    expect(await claim(saved.templateId)).toMatchObject({ ok: true, data: { title: '周末满减' } });
    const { items } = await mall.ask('consumer', shopper, 'template.list', { limit: 100 });
    expect(items.map(({ templateId }: any) => templateId)).toContain(saved.templateId);
    expect(await desk.ask('headquarters', 'offer.get', { templateId: saved.templateId })).toMatchObject({ stock: { total: 100, issued: 1, left: 99 } });
  });

  test('a draft is kept though it is not whole, says what is missing beside the field, and goes nowhere', async () => {
    const saved = await desk.save('headquarters', { title: '', stock: 0, perMember: 0, costBearers: [{ bearer: 'mall', shareBp: 9_000 }] });
    expect(saved.faults).toEqual([
      { field: 'title', message: '请填写' },
      { field: 'costBearers', message: '各方承担比例合计须为 100%，现在是 90%' },
      { field: 'stock', message: '请填写 1 到 100000000 之间的数' },
      { field: 'perMember', message: '请填写 1 到 100 之间的数' },
    ]);
    const answer = await desk.call('headquarters', 'offer.submit', { templateId: saved.templateId });
    expect(answer).toMatchObject({ ok: false, code: 'OFFER_FAULTY', data: { faults: saved.faults } });
    expect((await stored(saved.templateId)).state).toBe('draft');
  });

  test('pausing stops the very next claim, also on an instance that read it a moment ago; resuming lets it go on', async () => {
    const templateId = await desk.published({ title: '停一停' });
    // every instance that answered holds it for half a minute
    await Promise.all(Array.from({ length: 4 }, async () => claim(templateId, await mall.member())));
    await desk.move('headquarters', 'pause', templateId);
    const left = await leftOf(templateId);
    const more = await Promise.all(Array.from({ length: 6 }, async () => claim(templateId, await mall.member())));
    expect(new Set(more.map(({ code }) => code))).toEqual(new Set(['TEMPLATE_NOT_FOUND']));
    expect(await leftOf(templateId)).toBe(left);
    await desk.move('headquarters', 'resume', templateId);
    expect(await claim(templateId, await mall.member())).toMatchObject({ ok: true });
  }, 30_000);

  test('new rules are a new version: what is out keeps the old ones, and nothing goes out under the old ones afterwards', async () => {
    const templateId = await desk.published({ perMember: 9 });
    const first = await claim(templateId);
    await desk.move('headquarters', 'pause', templateId);
    const { revision } = await desk.ask('headquarters', 'offer.get', { templateId });
    const draft = aDraft({ title: '周末满减（加码）', perMember: 9, benefit: { kind: 'cash-off', offFen: 8_000 }, stock: 50 });
    expect(await desk.ask('headquarters', 'offer.save', { templateId, revision, draft })).toMatchObject({ state: 'draft', version: 2, stock: { issued: 1 } });
    await desk.move('headquarters', 'submit', templateId);
    await desk.move('headquarters', 'publish', templateId);
    const second = await claim(templateId);
    expect(second).toMatchObject({ ok: true, data: { title: '周末满减（加码）', benefit: { offFen: 8_000 } } });
    expect(await mall.ask('consumer', shopper, 'coupon.get', { couponId: first.data.couponId })).toMatchObject({ benefit: { offFen: 5_000 } });
    expect(await desk.ask('headquarters', 'offer.get', { templateId })).toMatchObject({ stock: { total: 50, issued: 2, left: 48 } });
  });

  test('a welcome pack gives what there is of a new version at once, also where the old one was read a moment ago', async () => {
    const templateId = await desk.published({ perMember: 1 });
    const context = { deps: mall.deps, now: Date.now() };
    const give = (memberId: string) => grantPack(context, { memberId, templateIds: [templateId], source: 'welcome-pack' });
    expect((await give('mem_early')).granted).toHaveLength(1);
    await desk.move('headquarters', 'pause', templateId);
    await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ title: '新版', perMember: 1 }) });
    await desk.move('headquarters', 'submit', templateId);
    expect((await give('mem_between')).soldOut).toHaveLength(1);
    await desk.move('headquarters', 'publish', templateId);
    expect((await give('mem_late')).granted).toMatchObject([{ title: '新版' }]);
  });

  test('stock below what is out is refused with its field', async () => {
    const templateId = await desk.published({ stock: 10, perMember: 1 });
    await Promise.all(Array.from({ length: 3 }, async () => claim(templateId, await mall.member())));
    await desk.move('headquarters', 'pause', templateId);
    const saved = await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ stock: 2, perMember: 1 }) });
    expect(saved.faults).toEqual([{ field: 'stock', message: '已发出 3 张，库存不能更少' }]);
    expect(await desk.call('headquarters', 'offer.submit', { templateId })).toMatchObject({ code: 'OFFER_FAULTY' });
  });

  test('a budget and a day’s stock go on from where they were when it goes out anew', async () => {
    const templateId = await desk.published({ budgetFen: 20_000, stock: 100 });
    await claim(templateId);
    expect(await desk.ask('headquarters', 'offer.get', { templateId })).toMatchObject({ stock: { budgetFen: 20_000, budgetLeftFen: 15_000 } });
    await desk.move('headquarters', 'pause', templateId);
    await desk.ask('headquarters', 'offer.save', { templateId, draft: aDraft({ budgetFen: 15_000, dailyStock: 2 }) });
    await desk.move('headquarters', 'submit', templateId);
    await desk.move('headquarters', 'publish', templateId);
    expect(await desk.ask('headquarters', 'offer.get', { templateId })).toMatchObject({ stock: { issued: 1, left: 99, budgetLeftFen: 10_000 } });
    const codes = await Promise.all(Array.from({ length: 4 }, async () => (await claim(templateId, await mall.member())).code));
    expect(codes.filter(code => code === undefined)).toHaveLength(2);
  });

  test('after the end nothing moves any more, and what is out stays good', async () => {
    const templateId = await desk.published();
    const { data } = await claim(templateId);
    expect(await desk.move('headquarters', 'end', templateId)).toMatchObject({ state: 'ended', may: ['copy'] });
    expect(await claim(templateId, await mall.member())).toMatchObject({ code: 'TEMPLATE_ENDED' });
    for (const which of ['submit', 'withdraw', 'publish', 'pause', 'resume', 'end']) {
      expect(await desk.call('headquarters', `offer.${which}`, { templateId })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    }
    expect(await desk.call('headquarters', 'offer.save', { templateId, draft: aDraft() })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    expect(await mall.ask('consumer', shopper, 'coupon.get', { couponId: data.couponId })).toMatchObject({ state: 'usable' });
  });

  test('what shoppers can take is not revised under their hands', async () => {
    const templateId = await desk.published();
    expect(await desk.call('headquarters', 'offer.save', { templateId, draft: aDraft({ title: '改' }) })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    expect((await stored(templateId)).title).toBe('周末满减');
  });

  test('a copy is a draft of its own: nobody has confirmed it, it has no words, and its stock is whole', async () => {
    const templateId = await desk.published({ passphrase: '周末 快乐' });
    await claim(templateId);
    const copy = await desk.move('headquarters', 'copy', templateId);
    expect(copy).toMatchObject({ title: '周末满减 副本', state: 'draft', version: 1, stock: { total: 100, issued: 0 } });
    expect(copy.draft.passphrase).toBeUndefined();
    expect(copy.templateId).not.toBe(templateId);
  });

  test('two offers that are out never answer to the same words; an end sets them free', async () => {
    const first = await desk.published({ passphrase: '双旦同乐' });
    const { templateId } = await desk.save('headquarters', { passphrase: '双旦 同乐！' });
    await desk.move('headquarters', 'submit', templateId);
    expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'PASSPHRASE_TAKEN' });
    await desk.move('headquarters', 'end', first);
    expect(await desk.move('headquarters', 'publish', templateId)).toMatchObject({ state: 'published' });
  });
});

describe('repetition and races', () => {
  test('the same request is one template, one move', async () => {
    const requestId = mall.newRequest();
    const data = { draft: aDraft({ title: '只有一张' }) };
    const [one, two] = [await desk.call('headquarters', 'offer.save', data, requestId), await desk.call('headquarters', 'offer.save', data, requestId)];
    expect(two.data.templateId).toBe(one.data.templateId);
    const { templateId } = one.data;
    const again = mall.newRequest();
    await desk.call('headquarters', 'offer.submit', { templateId }, again);
    expect(await desk.call('headquarters', 'offer.submit', { templateId }, again)).toMatchObject({ ok: true, data: { state: 'confirmed' } });
    expect((await auditOf(templateId)).map(({ action }) => action)).toEqual(['offer.save', 'offer.submit']);
  });

  test('of two who changed the same draft the second is told', async () => {
    const { templateId, revision } = await desk.save('headquarters');
    await desk.ask('headquarters', 'offer.save', { templateId, revision, draft: aDraft({ title: '甲' }) });
    expect(await desk.call('headquarters', 'offer.save', { templateId, revision, draft: aDraft({ title: '乙' }) })).toMatchObject({ code: 'OFFER_CHANGED' });
    expect((await stored(templateId)).title).toBe('甲');
  });

  test('sixteen who publish at once lay the stock out once', async () => {
    const { templateId } = await desk.save('headquarters', { stock: 40 });
    await desk.move('headquarters', 'submit', templateId);
    const answers = await Promise.all(Array.from({ length: 16 }, () => desk.call('headquarters', 'offer.publish', { templateId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['TEMPLATE_WRONG_STATE']));
    expect(await leftOf(templateId)).toBe(40);
  });

  test('claims while it is paused and resumed neither lose nor add a piece', async () => {
    const templateId = await desk.published({ stock: 60, perMember: 1 });
    const crowd = await Promise.all(Array.from({ length: 24 }, () => mall.member()));
    const claims = Promise.all(crowd.map(person => claim(templateId, person)));
    await desk.move('headquarters', 'pause', templateId);
    await desk.move('headquarters', 'resume', templateId);
    const won = (await claims).filter(({ ok }) => ok).length;
    expect(await leftOf(templateId)).toBe(60 - won);
  }, 30_000);
});

describe('what the audit log says', () => {
  test('every change is there with what was before and what is after, by field', async () => {
    const { templateId } = await desk.save('headquarters', { scope: onlyOf('br_lake'), costBearers: HALF });
    await desk.ask('headquarters', 'offer.save', {
      templateId,
      draft: aDraft({ scope: onlyOf('br_lake'), costBearers: HALF, stock: 200, budgetFen: 100_000 }),
    });
    await desk.move('headquarters', 'submit', templateId);
    await desk.ask('lake', 'offer.answer', { templateId, agree: false, note: '预算不够' });
    const log = await auditOf(templateId);
    expect(log.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['offer.save', 'sf_headquarters'],
      ['offer.save', 'sf_headquarters'],
      ['offer.submit', 'sf_headquarters'],
      ['offer.answer', 'sf_lakebrand'],
    ]);
    expect(log[0]!.change).toContainEqual({ field: 'stock', after: 100 });
    expect(log[1]!.change).toEqual([
      { field: 'stock', before: 100, after: 200 },
      { field: 'budgetFen', after: 100_000 },
    ]);
    expect(log[3]).toMatchObject({ subjectKind: 'template', reason: '预算不够' });
    expect(log[3]!.change).toContainEqual({ field: 'state', before: 'confirming', after: 'draft' });
  });
});
