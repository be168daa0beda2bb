import { ok } from '@core/domain/result';
import type { Context } from '@server/context';
import type { BrandMembership } from '@server/modules/member/documents';
import type { Consent } from '@server/modules/consent/documents';
import { giveConsentTo } from '@server/modules/consent/service';
import { keepTexts, mallText, type ConsentText } from '@server/modules/consent/text';
import type { Scene } from '@server/modules/scene/documents';
import { startMall, type Mall } from './harness';
import { VERSION } from './support/mall';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const consentsOf = (memberId: string) => mall.deps.db.collection<Consent>('consents').find({ memberId });
describe('consents', () => {
  test('are listed as they stand', async () => {
    const person = await mall.member();
    const list = await mall.ask('consumer', person, 'consent.list');
    expect(list).toMatchObject({ mallGiven: true, mallAgreement: { version: VERSION } });
    expect(list.items.find(({ kind }: any) => kind === 'mall').terms).toEqual({
      legalEntity: list.mallAgreement.legalEntity,
      lines: list.mallAgreement.summary,
    });
    expect(list.items.find(({ kind }: any) => kind === 'brand').terms.lines).toHaveLength(2);
    expect(list.items.map(({ kind, title }: any) => [kind, title])).toEqual(
      expect.arrayContaining([
        ['mall', '会员条款'],
        ['brand', '青湖会员条款'],
      ]),
    );
  });

  test('to an older version are read as they were agreed to; a text that changed without a new version is another text', async () => {
    const person = await mall.member();
    const { deps } = mall;
    const terms = { _id: 'mall', version: '2020-01-01', title: '会员条款', legalEntity: '旧公司', groupName: '', packTemplateIds: [] };
    const [agreed, edited] = [mallText({ ...terms, summary: ['当年的第一条'] }), mallText({ ...terms, summary: ['后来改的第一条'] })];
    await keepTexts(deps.db, [agreed, edited, agreed]);
    const context = { deps, action: 'test', requestId: 'older', bodyHash: '', now: Date.now() } as Context;
    const given = await deps.transact(async tx => ok(await giveConsentTo(context, tx, { memberId: person.memberId }, agreed)));
    expect(given.ok).toBe(true);
    const { items } = await mall.ask('consumer', person, 'consent.list');
    expect(items.find(({ kind }: any) => kind === 'mall')).toMatchObject({ version: '2020-01-01', terms: { legalEntity: '旧公司', lines: ['当年的第一条'] } });
    const kept = await deps.db.collection<ConsentText>('consent_texts').find({ _id: deps.db.command.in([agreed._id, edited._id]) });
    expect(kept.map(({ lines }) => lines[0]).sort()).toEqual(['后来改的第一条', '当年的第一条']);
  });

  test('a brand’s is withdrawn alone: the enrolment ends, the mall’s stays, both are kept as history', async () => {
    const person = await mall.member();
    const view = await mall.ask('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' });
    expect(view).toMatchObject({ state: 'active', brands: [] });
    const membership = await mall.deps.db.collection<BrandMembership>('brand_memberships').get(`bm_${person.memberId}_br_lake`);
    expect(membership).toMatchObject({ state: 'ended', endedAt: expect.any(Number), source: { guideId: 'sf_guide' } });
    const kept = await consentsOf(person.memberId);
    expect(kept.find(({ kind }) => kind === 'brand')).toHaveProperty('withdrawnAt');
    expect(kept.find(({ kind }) => kind === 'mall')).not.toHaveProperty('withdrawnAt');
    expect(await mall.call('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' })).toMatchObject({ code: 'CONSENT_NOT_FOUND' });
  });

  test('one that was taken back is told with its day and the invitation it came by, until it is given again', async () => {
    const person = await mall.member();
    const listed = () => mall.ask('consumer', person, 'consent.list');
    expect((await listed()).ended).toEqual([]);
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' });
    const { items, ended } = await listed();
    expect(items.map(({ kind }: any) => kind)).toEqual(['mall']);
    expect(ended).toMatchObject([{ kind: 'brand', brand: { brandId: 'br_lake' }, withdrawnAt: expect.any(Number), scene: 'bg-guide', terms: {} }]);
    await mall.join(person, ended[0].scene);
    expect(await listed()).toMatchObject({ items: [{ kind: 'mall' }, { kind: 'brand' }], ended: [] });
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' });
    expect((await listed()).ended).toHaveLength(1);
  });

  test('one whose invitation was stopped since is told without a way that would lead nowhere', async () => {
    const scene = { ...(await mall.deps.db.collection<Scene>('scenes').get('bg-guide'))!, _id: 'bg-stopped' };
    await mall.deps.db.collection<Scene>('scenes').insert(scene);
    const person = await mall.member('bg-stopped');
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' });
    await mall.deps.db.collection<Scene>('scenes').update('bg-stopped', { state: 'revoked' });
    const [ended] = (await mall.ask('consumer', person, 'consent.list')).ended;
    expect(ended).toMatchObject({ kind: 'brand' });
    expect(ended).not.toHaveProperty('scene');
  });

  test('a brand that was left can be joined again by another guide, without a second pack, and the first time is kept', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'brand', brandId: 'br_lake' });
    const again = await mall.join(person, 'bg-colleague');
    expect(again).toMatchObject({ outcome: 'brand-added', pack: { granted: [], soldOut: [], hadBefore: true } });
    const membership = await mall.deps.db.collection<BrandMembership>('brand_memberships').get(`bm_${person.memberId}_br_lake`);
    expect(membership).toMatchObject({ state: 'active', source: { guideId: 'sf_colleague' }, past: [{ source: { guideId: 'sf_guide' } }] });
    expect(membership).not.toHaveProperty('endedAt');
  });

  test('without the mall’s the membership pauses: no code, no claims; agreeing again ends it', async () => {
    const person = await mall.member();
    expect(await mall.ask('consumer', person, 'consent.withdraw', { kind: 'mall' })).toMatchObject({
      state: 'paused',
      brands: [{ brand: { brandId: 'br_lake' } }],
    });
    expect(await mall.ask('consumer', person, 'consent.list')).toMatchObject({ mallGiven: false });
    for (const [action, data] of [
      ['device.register', { deviceKey: 'another-phone', name: '新手机' }],
      ['coupon.claim', { templateId: 'tp_mallgift' }],
      ['card.find', { cardNumber: '800100020001', pin: '246810' }],
    ] as const) {
      expect(await mall.call('consumer', person, action, data)).toMatchObject({ ok: false, code: 'MEMBER_PAUSED' });
    }
    const scan = await mall.call('guide', mall.staff('guide'), 'visit.identify', { code: mall.codeOf(person.device) }, { as: mall.at() });
    expect(scan).toMatchObject({ ok: false, code: 'MEMBER_PAUSED' });

    const stale = await mall.call('consumer', person, 'consent.give', { kind: 'mall', version: '2020-01-01', adult: true });
    expect(stale).toMatchObject({ code: 'AGREEMENT_OUTDATED' });
    const given = await mall.ask('consumer', person, 'consent.give', { kind: 'mall', version: VERSION, adult: true });
    expect(given.state).toBe('active');
    expect((await consentsOf(person.memberId)).filter(({ kind }) => kind === 'mall')).toHaveLength(2);
  });

  test('joining again ends a pause as well: the terms were agreed to', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'mall' });
    expect((await mall.join(person)).member.state).toBe('active');
    expect(await mall.ask('consumer', person, 'consent.list')).toMatchObject({ mallGiven: true });
  });

  test('agreeing twice to one version is one consent', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'consent.give', { kind: 'mall', version: VERSION, adult: true });
    expect((await consentsOf(person.memberId)).filter(({ kind }) => kind === 'mall')).toHaveLength(1);
  });
});
