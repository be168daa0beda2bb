import type { AuditRecord } from '@server/modules/audit/audit';
import type { StockShard } from '@server/modules/template/documents';
import { startMall, type Mall } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { HALF, offerDesk, onlyOf } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
beforeAll(async () => {
  mall = await startMall();
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

type Totals = { stock: number; budgetFen?: number };
const viewOf = (templateId: string) => desk.ask('headquarters', 'offer.get', { templateId });
/** Asks for new totals, based on how it stands now. */
const restock = async (templateId: string, totals: Totals, over: { revision?: number; requestId?: string } = {}) => {
  const revision = over.revision ?? (await viewOf(templateId)).revision;
  return desk.call('headquarters', 'offer.restock', { templateId, revision, ...totals }, over.requestId);
};
const claim = async (templateId: string) => mall.call('consumer', await mall.member(), 'coupon.claim', { templateId });
const shardsOf = (templateId: string): Promise<StockShard[]> => mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
const sharedByLake = { scope: onlyOf('br_lake'), costBearers: HALF };
/** One that is out, and half of which the brand bears. */
const outWithLake = async (over: object = {}): Promise<string> => {
  const { templateId } = await desk.save('headquarters', { ...sharedByLake, ...over });
  await desk.move('headquarters', 'submit', templateId);
  await desk.ask('lake', 'offer.answer', { templateId, agree: true });
  await desk.move('headquarters', 'publish', templateId);
  return templateId;
};

describe('more of an offer that is out', () => {
  test('is there at once where it costs nobody else: the version stays, sold out goes on, and the audit says from what to what', async () => {
    const templateId = await desk.published({ stock: 2, perMember: 1 });
    expect([await claim(templateId), await claim(templateId), await claim(templateId)].map(({ code }) => code)).toEqual([
      undefined,
      undefined,
      'TEMPLATE_SOLD_OUT',
    ]);
    expect(await restock(templateId, { stock: 5 })).toMatchObject({
      ok: true,
      data: { state: 'published', version: 1, stock: { total: 5, issued: 2, left: 3 } },
    });
    const codes = [await claim(templateId), await claim(templateId), await claim(templateId), await claim(templateId)].map(({ code }) => code);
    expect(codes).toEqual([undefined, undefined, undefined, 'TEMPLATE_SOLD_OUT']);
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: templateId, action: 'offer.restock' });
    expect(records).toMatchObject([{ change: [{ field: 'stock', before: 2, after: 5 }] }]);
  });

  test('the same request asked twice is one', async () => {
    const templateId = await desk.published({ stock: 10 });
    const { revision } = await viewOf(templateId);
    const first = await restock(templateId, { stock: 30 }, { revision, requestId: 'restock-again' });
    const again = await restock(templateId, { stock: 30 }, { revision, requestId: 'restock-again' });
    expect([first.ok, again.ok]).toEqual([true, true]);
    expect((await shardsOf(templateId)).reduce((sum, { left }) => sum + left, 0)).toBe(30);
  });

  test.each([
    {
      why: 'below what is out',
      totals: { stock: 1 },
      answer: { code: 'OFFER_FAULTY', data: { faults: [{ field: 'stock', message: '已发出 2 张，库存不能更少' }, { field: 'perMember' }] } },
    },
    {
      why: 'below what one may have',
      totals: { stock: 2 },
      answer: { code: 'OFFER_FAULTY', data: { faults: [{ field: 'perMember', message: '不能超过库存 2 张' }] } },
    },
    { why: 'a budget where there is none', totals: { stock: 50, budgetFen: 10_000 }, answer: { code: 'REQUEST_INVALID', data: { fields: ['budgetFen'] } } },
    { why: 'of another revision', totals: { stock: 50 }, revision: 1, answer: { code: 'OFFER_CHANGED' } },
  ])('is refused: $why', async ({ totals, revision, answer }) => {
    const templateId = await desk.published({ stock: 10, perMember: 3 });
    await claim(templateId);
    await claim(templateId);
    expect(await restock(templateId, totals, { revision })).toMatchObject({ ok: false, ...answer });
    expect(await viewOf(templateId)).toMatchObject({ stock: { total: 10, issued: 2, left: 8 } });
  });

  test.each([
    { why: 'a draft', steps: [], code: 'TEMPLATE_WRONG_STATE' },
    { why: 'one that has ended', steps: ['submit', 'publish', 'end'], code: 'TEMPLATE_WRONG_STATE' },
  ])('is of what is out or paused only: $why', async ({ steps, code }) => {
    const { templateId } = await desk.save('headquarters');
    for (const step of steps) await desk.move('headquarters', step, templateId);
    expect(await restock(templateId, { stock: 500 })).toMatchObject({ code });
  });

  test('somebody else’s is not found, and one that bears a part only answers', async () => {
    const templateId = await outWithLake();
    const { revision } = await viewOf(templateId);
    for (const who of ['lake', 'hill'] as const)
      expect(await desk.call(who, 'offer.restock', { templateId, revision, stock: 500 })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
  });

  test('what is paused stays paused with more of it', async () => {
    const templateId = await desk.published({ stock: 1, perMember: 1 });
    await desk.move('headquarters', 'pause', templateId);
    expect(await restock(templateId, { stock: 3 })).toMatchObject({ data: { state: 'paused', stock: { left: 3 } } });
    expect(await claim(templateId)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    await desk.move('headquarters', 'resume', templateId);
    expect(await claim(templateId)).toMatchObject({ ok: true });
  });

  test('a budget is raised by what it is more, and never falls below what it is charged', async () => {
    const templateId = await desk.published({ stock: 100, budgetFen: 10_000, perMember: 1 });
    expect([await claim(templateId), await claim(templateId), await claim(templateId)].map(({ code }) => code)).toEqual([
      undefined,
      undefined,
      'TEMPLATE_SOLD_OUT',
    ]);
    expect(await restock(templateId, { stock: 100, budgetFen: 9_000 })).toMatchObject({
      code: 'OFFER_FAULTY',
      data: { faults: [{ field: 'budgetFen', message: '已占用 100 元，预算不能更少' }] },
    });
    expect(await restock(templateId, { stock: 100, budgetFen: 20_000 })).toMatchObject({ data: { stock: { budgetFen: 20_000, budgetLeftFen: 10_000 } } });
    expect([await claim(templateId), await claim(templateId), await claim(templateId)].map(({ code }) => code)).toEqual([
      undefined,
      undefined,
      'TEMPLATE_SOLD_OUT',
    ]);
    expect(await restock(templateId, { stock: 100, budgetFen: 25_000 })).toMatchObject({ data: { stock: { budgetFen: 25_000, budgetLeftFen: 5_000 } } });
  });

  test('an offer from before there were operators gets more too, and its budget counts what it was charged', async () => {
    await addTemplate(mall.deps.db, aTemplate('oldbudget', { budgetFen: 20_000 }), 10);
    await claim('tp_oldbudget');
    expect(await restock('tp_oldbudget', { stock: 20, budgetFen: 30_000 })).toMatchObject({
      data: { stock: { total: 20, issued: 1, left: 19, budgetFen: 30_000, budgetLeftFen: 25_000 } },
    });
  });

  test('while many claim at once, not one piece more or less goes out than there are', async () => {
    const templateId = await desk.published({ stock: 12, perMember: 1 });
    const people = await Promise.all(Array.from({ length: 36 }, () => mall.member()));
    const claims = people.map(person => mall.call('consumer', person, 'coupon.claim', { templateId }));
    const { revision } = await viewOf(templateId);
    const more = await restock(templateId, { stock: 24 }, { revision });
    const first = await Promise.all(claims);
    const again = await Promise.all(first.map((answer, index) => (answer.ok ? answer : mall.call('consumer', people[index]!, 'coupon.claim', { templateId }))));
    expect(more).toMatchObject({ ok: true });
    expect(again.filter(({ ok }) => ok)).toHaveLength(24);
    expect((await viewOf(templateId)).stock).toMatchObject({ total: 24, issued: 24, left: 0 });
  }, 60_000);
});

describe('more that could cost others more', () => {
  test('waits for the brand’s word while the offer goes on as it is, and is there with it', async () => {
    const templateId = await outWithLake();
    expect(await restock(templateId, { stock: 200 })).toMatchObject({
      data: { state: 'published', waiting: 1, stock: { total: 100, left: 100 }, restock: { stock: 200, asked: [{ answer: 'waiting' }] } },
    });
    expect(await claim(templateId)).toMatchObject({ ok: true });
    const { items } = await desk.ask('lake', 'offer.list', { asked: true });
    expect(items.map((item: { templateId: string }) => item.templateId)).toEqual([templateId]);
    expect(await desk.ask('lake', 'offer.get', { templateId })).toMatchObject({
      mine: true,
      may: ['answer'],
      restock: { projected: { parts: [{ fen: 500_000 }, { bearer: 'brand', fen: 500_000 }] } },
    });
    const agreed = await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    expect(agreed).not.toHaveProperty('restock');
    expect(agreed).toMatchObject({ mine: false, waiting: 0, stock: { total: 200, issued: 1, left: 199 }, asked: [{ answer: 'confirmed' }] });
    expect((await desk.ask('lake', 'offer.list', { asked: true })).items).toEqual([]);
  });

  test('a no leaves it as it was, and says why to whoever asked', async () => {
    const templateId = await outWithLake();
    await restock(templateId, { stock: 200 });
    await desk.ask('lake', 'offer.answer', { templateId, agree: false, note: '本月预算用完' });
    expect(await viewOf(templateId)).toMatchObject({
      state: 'published',
      waiting: 0,
      stock: { total: 100 },
      restock: { stock: 200, asked: [{ answer: 'declined', note: '本月预算用完' }] },
    });
    expect(await desk.call('lake', 'offer.answer', { templateId, agree: true })).toMatchObject({ code: 'OFFER_NOT_ASKED' });
  });

  test('fewer, or more under the same budget, needs nobody’s word, and takes back what was asked', async () => {
    const templateId = await outWithLake({ budgetFen: 100_000 });
    expect(await restock(templateId, { stock: 200, budgetFen: 200_000 })).toMatchObject({ data: { waiting: 1 } });
    expect(await restock(templateId, { stock: 400, budgetFen: 100_000 })).toMatchObject({ data: { waiting: 0, stock: { total: 400 } } });
    expect((await desk.ask('lake', 'offer.list', { asked: true })).items.map(({ templateId: id }: { templateId: string }) => id)).not.toContain(templateId);
  });

  test('the end of the offer ends the question', async () => {
    const templateId = await outWithLake();
    await restock(templateId, { stock: 200 });
    await desk.move('headquarters', 'end', templateId);
    expect(await desk.call('lake', 'offer.answer', { templateId, agree: true })).toMatchObject({ code: 'OFFER_NOT_ASKED' });
  });
});
