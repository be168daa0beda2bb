import type { OfferDraft } from '@core/contracts/offer-draft';
import type { Coupon } from '@server/modules/coupon/documents';
import type { StockShard, Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person } from './harness';
import { crowd } from './support/crowd';
import { addTemplate, aTemplate } from './support/mall';
import { addLease } from './support/books';
import { aDraft, HALF, offerDesk, onlyOf, operators, type OperatorKey } from './support/offers';

let mall: Mall;
let desk: ReturnType<typeof offerDesk>;
/** Counters whose money the mall takes: who takes it herself joins herself. */
const CONCESSIONS: OfferDraft['scope'] = { include: [], exclude: [{ kind: 'counters', ids: ['ct_lease'] }] };
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
  desk = offerDesk(mall);
}, 60_000);
afterAll(() => mall?.close());

let count = 0;
const next = (): string => `raid${(count += 1)}`;
const offer = async (over: Partial<Template> = {}, stock = 100): Promise<string> =>
  (await addTemplate(mall.deps.db, aTemplate(next(), { inCentre: false, perMember: 1, ...over }), stock))._id;
const piecesOf = (templateId: string): Promise<number> => mall.deps.db.collection<Coupon>('coupons').count({ templateId });
const exchange = (who: Person, text: string) => mall.call('consumer', who, 'coupon.exchange', { text });
const hillOnly = (over: Partial<Template> = {}): Partial<Template> => ({
  issuer: 'brand',
  brandId: 'br_hill',
  class: 'brand:hill',
  scope: onlyOf('br_hill'),
  ...over,
});

describe('coupons given by staff', () => {
  const visit = async (as: ReturnType<Mall['at']>): Promise<string> => {
    const { device } = await mall.member();
    return (await mall.ask('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(device) }, { as })).ticketId;
  };

  test('a guide who says that she stands at no counter gives nothing of the brands next door', async () => {
    const [theirs, ours] = [await offer(hillOnly({ grantPerDay: 9 })), await offer({ grantPerDay: 9 })];
    const as = mall.at('guide', { counterId: undefined });
    const ticketId = await visit(as);
    const give = (templateId: string) => mall.call('guide', mall.staff('guide'), 'grant.give', { ticketId, templateId }, { as });
    expect(await give(theirs)).toMatchObject({ code: 'GRANT_NOT_YOURS' });
    expect(await piecesOf(theirs)).toBe(0);
    const { items } = await mall.ask('guide', mall.staff('guide'), 'grant.list', { ticketId }, { as });
    expect(items.map(({ templateId }: { templateId: string }) => templateId)).not.toContain(theirs);
    expect(await give(ours)).toMatchObject({ ok: true });
  });

  test("nor with a colleague's ticket, or with a limit that two phones share", async () => {
    const templateId = await offer({ grantPerDay: 1 });
    const others = await visit(mall.at());
    const steal = mall.at('guide', { terminalId: 'terminal-of-colleague' });
    expect(await mall.call('guide', mall.staff('colleague'), 'grant.give', { ticketId: others, templateId }, { as: steal })).toMatchObject({
      code: 'VISIT_NOT_FOUND',
    });
    const tickets = [await visit(mall.at()), await visit(mall.at('guide', { terminalId: 'terminal-2' }))];
    const answers = await Promise.all(
      tickets.map((ticketId, index) =>
        mall.call('guide', mall.staff('guide'), 'grant.give', { ticketId, templateId }, { as: mall.at('guide', { terminalId: `terminal-${index + 1}` }) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await piecesOf(templateId)).toBe(1);
  });
});

describe('codes out of a file', () => {
  const begin = (by: OperatorKey, templateId: string) => desk.call(by, 'import.begin', { templateId, name: '券码.csv', bytes: 100 });
  const imported = async (templateId: string, codes: readonly string[]): Promise<void> => {
    const bytes = Buffer.from(codes.join('\n'));
    const { who, as } = operators(mall).headquarters;
    const { importId, upload } = await mall.ask('ops', who, 'import.begin', { templateId, name: '券码.csv', bytes: bytes.length }, { as });
    await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(bytes) });
    expect(await mall.ask('ops', who, 'import.start', { importId }, { as })).toMatchObject({ state: 'done', added: codes.length });
  };

  test("a brand's people make no stock for what the mall pays, though it speaks of their brand", async () => {
    const templateId = await offer({ brandId: 'br_lake', benefit: { kind: 'freight' } });
    expect(await begin('lake', templateId)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect(await desk.call('lake', 'import.list', { templateId })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    const made = await offer({ maker: 'mall', issuer: 'brand', brandId: 'br_lake', class: 'brand:lake', scope: onlyOf('br_lake') });
    expect(await begin('lake', made)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
  });

  test('nor the mall for what a brand has made and pays', async () => {
    const templateId = await offer(hillOnly({ maker: 'br_hill', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] }));
    expect(await begin('headquarters', templateId)).toMatchObject({ ok: false });
    expect(await begin('lake', templateId)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect(await begin('hill', templateId)).toMatchObject({ ok: true });
  });

  test.each([
    { why: 'the mall, of what brands bear a part of', by: 'headquarters' as const, over: { maker: 'mall', costBearers: HALF } },
    { why: 'a brand, of what the mall bears a part of', by: 'hill' as const, over: hillOnly({ maker: 'br_hill', costBearers: HALF }) },
  ])('nor $why: nobody has agreed to more of it', async ({ by, over }) => {
    expect(await begin(by, await offer(over))).toMatchObject({ code: 'IMPORT_TEMPLATE_UNFIT' });
  });

  test('an upload is allowed to its own place and to no other', async () => {
    const { data } = await begin('headquarters', await offer());
    const url = new URL(data.upload.url);
    const put = (path: string, headers: Record<string, string> = data.upload.headers) =>
      fetch(new URL(path, url), { method: 'PUT', headers, body: 'STOLEN-0001' });
    for (const path of ['/_storage/exports/ex_any.csv', '/_storage/imports/imp_other.csv', `${url.pathname}/../imp_other.csv`, `${url.pathname}x`])
      expect((await put(path)).status).toBeGreaterThanOrEqual(400);
    expect((await put(url.pathname, { ...data.upload.headers, authorization: '0'.repeat(64) })).status).toBe(403);
    expect((await put(url.pathname)).status).toBe(200);
    // who may write it may not read it
    expect((await fetch(url, { headers: data.upload.headers })).status).toBe(403);
  });

  test('from the moment an offer is paused no code of it opens anything, wherever it was read before', async () => {
    const templateId = await desk.published({ inCentre: false, perMember: 9, scope: CONCESSIONS });
    const codes = [1, 2].map(n => `RAID0000${templateId.slice(-8)}${n}`.toUpperCase());
    await imported(templateId, codes);
    expect(await exchange(await mall.member(), codes[0]!)).toMatchObject({ ok: true });
    await desk.move('headquarters', 'pause', templateId);
    expect(await exchange(await mall.member(), codes[1]!)).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect(await piecesOf(templateId)).toBe(1);
    await desk.move('headquarters', 'resume', templateId);
    expect(await exchange(await mall.member(), codes[1]!)).toMatchObject({ ok: true });
  });

  test('one code, eight people at once: one coupon', async () => {
    const templateId = await offer();
    const code = `ONLY00001${count}`;
    await imported(templateId, [code]);
    const people = await crowd(mall, 8);
    const answers = await Promise.all(people.map(who => exchange(who, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const { ok, code: why } of answers) if (!ok) expect(['EXCHANGE_CODE_USED', 'TRY_AGAIN']).toContain(why);
    expect(await piecesOf(templateId)).toBe(1);
  });

  test('codes are kept as nobody can type them in', async () => {
    const templateId = await offer();
    await imported(templateId, ['SECRETCODE01']);
    expect(JSON.stringify(await mall.dump())).not.toContain('SECRETCODE01');
  });
});

describe("an operator's offer", () => {
  test.each<{ by: OperatorKey; why: string }>([
    { by: 'hill', why: 'another brand' },
    { by: 'headquarters', why: 'the mall' },
  ])('of a brand is not changed by $why', async ({ by }) => {
    const { templateId, revision } = await desk.save('lake', { issuer: 'brand', brandId: 'br_lake', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] });
    expect(await desk.call(by, 'offer.save', { templateId, revision, draft: aDraft() })).toMatchObject({ ok: false });
    for (const which of ['submit', 'withdraw', 'publish', 'resume', 'settle', 'copy'])
      expect(await desk.call(by, `offer.${which}`, { templateId })).toMatchObject({ ok: false });
    if (by === 'hill')
      for (const which of ['get', 'report', 'pause', 'end'])
        expect(await desk.call(by, `offer.${which}`, { templateId })).toMatchObject({ code: 'OFFER_NOT_FOUND' });
    expect(await desk.ask('lake', 'offer.get', { templateId })).toMatchObject({ state: 'draft', revision });
  });

  test.each([
    { why: "another brand's", over: { issuer: 'brand' as const, brandId: 'br_hill' } },
    { why: "the mall's", over: {} },
  ])("a brand's operator makes none of $why", async ({ over }) => {
    expect(await desk.call('lake', 'offer.save', { draft: aDraft(over) })).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  test("one brand cannot lay its cost on another's goods unasked", async () => {
    const bearers = [{ bearer: 'brand' as const, shareBp: 10_000 }];
    const tricks = [
      { scope: { include: [{ kind: 'brands' as const, ids: ['br_lake', 'br_hill'] }], exclude: [] } },
      { scope: { include: [{ kind: 'brands' as const, ids: ['br_hill'] }], exclude: [] } },
      { scope: { include: [{ kind: 'products' as const, ids: ['pd_hillcoat'] }], exclude: [] } },
      { scope: { include: [{ kind: 'categories' as const, ids: ['cat_womens'] }], exclude: [{ kind: 'products' as const, ids: ['pd_coat', 'pd_scarf'] }] } },
    ];
    for (const trick of tricks) {
      const { templateId } = await desk.save('lake', { issuer: 'brand', brandId: 'br_lake', costBearers: bearers, ...trick });
      const submitted = await desk.call('lake', 'offer.submit', { templateId });
      const stored = (await mall.deps.db.collection<Template>('templates').get(templateId))!;
      const covers = stored.scope.include.some(({ kind, ids }) => kind === 'brands' && ids.every(id => id === 'br_lake'));
      if (submitted.ok && !covers) expect(stored.asked).toEqual([expect.objectContaining({ party: 'br_hill', answer: 'waiting' })]);
      expect(await desk.call('lake', 'offer.publish', { templateId })).toMatchObject(submitted.ok && covers ? { ok: true } : { ok: false });
    }
  });

  test('what was confirmed is asked again when it is changed afterwards', async () => {
    const scope = { ...CONCESSIONS, include: onlyOf('br_lake').include };
    const { templateId } = await desk.save('headquarters', { scope, costBearers: HALF });
    await desk.move('headquarters', 'submit', templateId);
    expect(await desk.call('hill', 'offer.answer', { templateId, agree: true })).toMatchObject({ ok: false });
    await desk.ask('lake', 'offer.answer', { templateId, agree: true });
    await desk.ask('headquarters', 'offer.save', {
      templateId,
      draft: aDraft({ scope, costBearers: [{ bearer: 'brand', shareBp: 10_000 }] }),
    });
    expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
    await desk.move('headquarters', 'submit', templateId);
    expect(await desk.call('headquarters', 'offer.publish', { templateId })).toMatchObject({ code: 'TEMPLATE_WRONG_STATE' });
  });

  test('counters that are not hers join nothing', async () => {
    const templateId = await desk.published({ joining: 'opt-in' }).catch(async () => {
      const { items } = await desk.ask('headquarters', 'offer.list', { state: 'confirmed' });
      return items[0].templateId as string;
    });
    for (const [by, counterIds] of [
      ['lake', ['ct_nhill']],
      ['lake', ['ct_nlake', 'ct_nhill']],
      ['manager', ['ct_slake']],
      ['southern', ['ct_nlake']],
    ] as const)
      expect(await desk.call(by, 'offer.join', { templateId, counterIds, joined: true })).toMatchObject({ code: 'COUNTER_NOT_FOUND' });
  });

  test("at a counter of two brands neither decides for the other's offers", async () => {
    const draft = {
      issuer: 'brand' as const,
      brandId: 'br_hill',
      scope: onlyOf('br_hill'),
      costBearers: [{ bearer: 'brand' as const, shareBp: 10_000 }],
      joining: 'opt-in' as const,
    };
    const { templateId } = await desk.save('hill', draft);
    await desk.move('hill', 'submit', templateId);
    const join = (by: OperatorKey, joined: boolean) => desk.call(by, 'offer.join', { templateId, counterIds: ['ct_lease'], joined });
    expect(await join('lake', true)).toMatchObject({ code: 'OFFER_COUNTER_OUTSIDE' });
    expect(await join('hill', true)).toMatchObject({ ok: true });
    expect(await join('lake', false)).toMatchObject({ code: 'OFFER_COUNTER_OUTSIDE' });
    const { items } = await desk.ask('lake', 'offer.joinable');
    expect(items.map((row: { templateId: string }) => row.templateId)).not.toContain(templateId);
  });

  test('paused and claimed at once: nothing goes out afterwards, and the stock adds up', async () => {
    const templateId = await desk.published({ perMember: 1, scope: CONCESSIONS });
    const people = await crowd(mall, 10);
    const claim = (who: Person) => mall.call('consumer', who, 'coupon.claim', { templateId });
    await claim(people[0]!);
    const racing = people.slice(1, 8).map(claim);
    await desk.move('headquarters', 'pause', templateId);
    const won = (await Promise.all(racing)).filter(({ ok }) => ok).length + 1;
    for (const late of people.slice(8)) expect(await claim(late)).toMatchObject({ ok: false });
    const shards = await mall.deps.db.collection<StockShard>('stock_shards').find({ templateId });
    expect(shards.reduce((sum, { left }) => sum + left, 0)).toBe(100 - won);
    expect(await piecesOf(templateId)).toBe(won);
  });
});
