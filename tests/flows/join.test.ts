import type { BrandMembership, Identity, Member } from '@server/modules/member/documents';
import type { Consent } from '@server/modules/consent/documents';
import { localAdmin } from '../../migrations/local-admin';
import { migrate } from '../../migrations/migrate';
import { startMall, type Mall } from './harness';
import { VERSION } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const consents = (brandId?: string) => ({
  mall: { version: VERSION, adult: true },
  ...(brandId ? { brand: { brandId, version: VERSION } } : {}),
});

const memberOf = async (openid: string): Promise<Member> => (await mall.deps.db.collection<Member>('members').find({ openid }))[0]!;

describe('an invitation', () => {
  test('shows who invites, where, and what the pack holds, before anything is asked', async () => {
    const invite = await mall.ask('consumer', mall.stranger(), 'scene.resolve', { scene: 'bg-guide' });
    expect(invite).toMatchObject({
      placement: 'badge',
      guide: { name: '林晓' },
      store: { storeId: 'st_north' },
      counter: { counterId: 'ct_nlake' },
      brand: { brandId: 'br_lake' },
      brandAgreement: { brandId: 'br_lake', legalEntity: '青湖有限公司', version: VERSION },
    });
    expect(invite.pack.map(({ templateId, soldOut, withBrand }: any) => [templateId, soldOut, withBrand])).toEqual([
      ['tp_mallgift', false, false],
      ['tp_brandgift', false, true],
    ]);
  });

  test.each([
    { scene: 'bg-nobody', code: 'SCENE_NOT_FOUND', why: 'it never existed' },
    { scene: 'sign-old', code: 'SCENE_REVOKED', why: 'the sign was taken back' },
    { scene: 'bg-suspended', code: 'SCENE_REVOKED', why: 'the guide is suspended' },
    { scene: 'bg-gone', code: 'SCENE_REVOKED', why: 'the guide left' },
    { scene: 'bg-mover', code: 'SCENE_REVOKED', why: 'the guide works in another store now' },
  ])('$scene is refused: $why', async ({ scene, code }) => {
    const person = mall.stranger();
    expect(await mall.call('consumer', person, 'scene.resolve', { scene })).toMatchObject({ ok: false, code });
    const joining = { scene, phoneCode: await mall.phoneCode(person), consents: consents() };
    expect(await mall.call('consumer', person, 'member.join', joining)).toMatchObject({ ok: false, code });
    expect(await memberOf(person.openid)).toBeUndefined();
  });
});

describe('joining', () => {
  test('one yes each makes both memberships at once, with the source, the consents and the pack', async () => {
    const person = mall.stranger();
    const answer = await mall.join(person, 'bg-guide', { name: '林晓晓' });
    expect(answer).toMatchObject({
      outcome: 'joined',
      member: {
        state: 'active',
        name: '林晓晓',
        tier: 'basic',
        points: 0,
        brands: [{ brand: { brandId: 'br_lake' }, guideName: '林晓', storeName: '城北店' }],
      },
      pack: { soldOut: [], hadBefore: false },
    });
    expect(answer.pack.granted.map(({ templateId }: any) => templateId)).toEqual(['tp_mallgift', 'tp_brandgift']);
    // as her wallet says it
    const wallet = (await mall.ask('consumer', person, 'coupon.list', { tab: 'usable' })).items;
    for (const { templateId, scopeText, whenText, validUntil } of answer.pack.granted) {
      const mine = wallet.find((card: any) => card.templateId === templateId);
      expect({ scopeText, whenText, validUntil }).toEqual({ scopeText: mine.scopeText, whenText: mine.whenText, validUntil: mine.validUntil });
    }
    expect(answer.member.phoneMasked).toBe(`${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`);
    const { memberId } = answer.member;
    const membership = await mall.deps.db.collection<BrandMembership>('brand_memberships').get(`bm_${memberId}_br_lake`);
    expect(membership!.source).toEqual({
      channel: 'wechat-mini',
      placement: 'badge',
      scene: 'bg-guide',
      storeId: 'st_north',
      counterId: 'ct_nlake',
      guideId: 'sf_guide',
    });
    const given = await mall.deps.db.collection<Consent>('consents').find({ memberId });
    expect(given.map(({ kind, brandId, version, scene }) => [kind, brandId, version, scene]).sort()).toEqual([
      ['brand', 'br_lake', VERSION, 'bg-guide'],
      ['mall', undefined, VERSION, 'bg-guide'],
    ]);
    expect(await mall.deps.db.collection('outbox').count({})).toBe(0);
    expect((await mall.ask('consumer', person, 'inbox.list')).items).toMatchObject([{ kind: 'welcome', read: false }]);
  });

  test('nothing that is stored shows the number, and the request keeps no personal data', async () => {
    const person = mall.stranger();
    await mall.join(person, 'bg-guide', { name: '欧阳明月' });
    const stored = await mall.dump();
    expect(JSON.stringify(stored)).not.toContain(person.phone);
    expect(JSON.stringify(stored.requests)).not.toContain('欧阳明月');
    expect(JSON.stringify(stored.audit_log)).not.toContain('欧阳明月');
  });

  test('refusing the brand gives the mall only, with the mall’s pack', async () => {
    const answer = await mall.join(mall.stranger(), 'bg-guide', { brand: false });
    expect(answer).toMatchObject({ outcome: 'joined', member: { brands: [] } });
    expect(answer.pack.granted.map(({ templateId }: any) => templateId)).toEqual(['tp_mallgift']);
  });

  test('a counter’s sign has no guide and keeps its campaign', async () => {
    const { member } = await mall.join(mall.stranger(), 'sign-hill');
    const membership = await mall.deps.db.collection<BrandMembership>('brand_memberships').get(`bm_${member.memberId}_br_hill`);
    expect(membership!.source).toMatchObject({ placement: 'counter-sign', campaign: 'spring' });
    expect(membership!.source).not.toHaveProperty('guideId');
  });

  test('without a scene one joins the mall alone', async () => {
    const person = mall.stranger();
    const answer = await mall.ask('consumer', person, 'member.join', { phoneCode: await mall.phoneCode(person), consents: consents() });
    expect(answer).toMatchObject({ outcome: 'joined', member: { name: '会员', brands: [] } });
  });

  test('a pack that is sold out does not stop joining and says so', async () => {
    const shards = mall.deps.db.collection<any>('stock_shards');
    const before = await shards.find({ templateId: 'tp_brandgift' });
    await shards.updateWhere({ templateId: 'tp_brandgift' }, { left: 0 });
    try {
      const answer = await mall.join(mall.stranger(), 'bg-guide');
      expect(answer.outcome).toBe('joined');
      expect(answer.pack.granted.map(({ templateId }: any) => templateId)).toEqual(['tp_mallgift']);
      expect(answer.pack.soldOut.map(({ templateId }: any) => templateId)).toEqual(['tp_brandgift']);
    } finally {
      for (const { _id, left } of before) await shards.update(_id, { left });
    }
  });

  test('a member joins again: nothing changes, and nothing is asked of WeChat', async () => {
    const person = mall.stranger();
    const first = await mall.join(person);
    const again = await mall.ask('consumer', person, 'member.join', { scene: 'bg-guide', consents: consents('br_lake') });
    expect(again).toMatchObject({ outcome: 'already-member', pack: { granted: [], soldOut: [], hadBefore: true } });
    expect(again.member).toEqual(first.member);
  });

  test('a second badge adds the other brand with its own source', async () => {
    const person = mall.stranger();
    await mall.join(person, 'bg-guide');
    const added = await mall.ask('consumer', person, 'member.join', { scene: 'sign-hill', consents: consents('br_hill') });
    expect(added.outcome).toBe('brand-added');
    expect(added.member.brands.map(({ brand }: any) => brand.brandId).sort()).toEqual(['br_hill', 'br_lake']);
    expect(added.pack).toEqual({ granted: [], soldOut: [], hadBefore: false });
  });

  test('a badge of the same brand does not take the first source away', async () => {
    const person = mall.stranger();
    const { member } = await mall.join(person, 'bg-guide');
    await mall.ask('consumer', person, 'member.join', { scene: 'bg-colleague', consents: consents('br_lake') });
    const membership = await mall.deps.db.collection<BrandMembership>('brand_memberships').get(`bm_${member.memberId}_br_lake`);
    expect(membership!.source.guideId).toBe('sf_guide');
  });

  test.each([
    { why: 'old terms of the mall', over: { mall: { version: '2020-01-01', adult: true } }, code: 'AGREEMENT_OUTDATED' },
    { why: 'old terms of the brand', over: { brand: { brandId: 'br_lake', version: '2020-01-01' } }, code: 'AGREEMENT_OUTDATED' },
    { why: 'another brand than the inviting one', over: { brand: { brandId: 'br_hill', version: VERSION } }, code: 'AGREEMENT_MISMATCH' },
    { why: 'a brand that does not exist', over: { brand: { brandId: 'br_none', version: VERSION } }, code: 'AGREEMENT_MISMATCH' },
    { why: 'under age', over: { mall: { version: VERSION, adult: false } }, code: 'REQUEST_INVALID' },
  ])('is refused with $code: $why', async ({ over, code }) => {
    const person = mall.stranger();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person), consents: { ...consents(), ...over } };
    expect(await mall.call('consumer', person, 'member.join', data)).toMatchObject({ ok: false, code });
    expect(await memberOf(person.openid)).toBeUndefined();
  });

  test('a brand without an invitation is refused', async () => {
    const person = mall.stranger();
    const data = { phoneCode: await mall.phoneCode(person), consents: consents('br_lake') };
    expect(await mall.call('consumer', person, 'member.join', data)).toMatchObject({ code: 'AGREEMENT_MISMATCH' });
  });

  test.each([
    { phoneCode: undefined, code: 'REQUEST_INVALID', why: 'no phone was given' },
    { phoneCode: 'made-up', code: 'PHONE_CODE_INVALID', why: 'the code was never issued' },
  ])('is refused with $code: $why', async ({ phoneCode, code }) => {
    const person = mall.stranger();
    const answer = await mall.call('consumer', person, 'member.join', { scene: 'bg-guide', phoneCode, consents: consents() });
    expect(answer).toMatchObject({ ok: false, code });
  });

  test('a number that another member has is refused and merges nothing', async () => {
    const owner = await mall.member();
    const person = mall.stranger();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person, owner.phone), consents: consents() };
    expect(await mall.call('consumer', person, 'member.join', data)).toMatchObject({ ok: false, code: 'PHONE_IN_USE' });
    expect(await memberOf(person.openid)).toBeUndefined();
  });
});

describe('the same request again', () => {
  test('brings the first answer, though the phone code is used up', async () => {
    const person = mall.stranger();
    const requestId = mall.newRequest();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person), name: '林晓', consents: consents('br_lake') };
    const first = await mall.ask('consumer', person, 'member.join', data, { requestId });
    const again = await mall.ask('consumer', person, 'member.join', data, { requestId });
    expect(again).toEqual(first);
  });

  test('with another body is refused', async () => {
    const person = mall.stranger();
    const requestId = mall.newRequest();
    await mall.join(person, 'bg-guide', { requestId });
    const other = await mall.call('consumer', person, 'member.join', { consents: consents() }, { requestId });
    expect(other).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
  });
});

describe('races', () => {
  test('a person who joins in four places at once is one member with one pack', async () => {
    const person = mall.stranger();
    const codes = await Promise.all(Array.from({ length: 4 }, () => mall.phoneCode(person)));
    const answers = await Promise.all(
      codes.map(phoneCode => mall.call('consumer', person, 'member.join', { scene: 'bg-guide', phoneCode, consents: consents('br_lake') })),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(new Set(answers.map(({ data }) => data.member.memberId)).size).toBe(1);
    expect(answers.map(({ data }) => data.outcome).sort()).toEqual(['already-member', 'already-member', 'already-member', 'joined']);
    const { _id: memberId } = await memberOf(person.openid);
    expect(await mall.deps.db.collection('members').count({ openid: person.openid })).toBe(1);
    expect(await mall.deps.db.collection('coupons').count({ memberId })).toBe(2);
    expect(await mall.deps.db.collection('consents').count({ memberId })).toBe(2);
    expect(await mall.deps.db.collection<Identity>('identities').count({ memberId, state: 'active' })).toBe(2);
  });

  test('a double tap is one join', async () => {
    const person = mall.stranger();
    const requestId = mall.newRequest();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person), consents: consents('br_lake') };
    const answers = await Promise.all([1, 2].map(() => mall.call('consumer', person, 'member.join', data, { requestId })));
    expect(answers[0]).toMatchObject({ ok: true, data: { outcome: 'joined' } });
    expect(answers[1]!.data).toEqual(answers[0]!.data);
    expect(await mall.deps.db.collection('members').count({ openid: person.openid })).toBe(1);
    expect(await mall.call('consumer', person, 'member.join', data, { requestId })).toMatchObject({ ok: true, data: { outcome: 'joined' } });
  });

  test('two people with one number: one joins, the other is refused', async () => {
    const [one, other] = [mall.stranger(), mall.stranger()];
    const phone = one.phone;
    const data = async (person: typeof one) => ({ scene: 'bg-guide', phoneCode: await mall.phoneCode(person, phone), consents: consents() });
    const bodies = [await data(one), await data(other)];
    const answers = await Promise.all([one, other].map((person, index) => mall.call('consumer', person, 'member.join', bodies[index])));
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'PHONE_IN_USE']);
  });
});

test('the first screen of a stranger and of a member', async () => {
  const person = mall.stranger();
  const before = await mall.ask('consumer', person, 'session.open');
  expect(before).toEqual({
    leftBefore: false,
    mallAgreement: { version: VERSION, title: '会员条款', summary: ['我们如何使用您的信息'], legalEntity: '云汀商业有限公司' },
    groupName: '云汀百货',
    unreadInbox: 0,
  });
  const { member } = await mall.join(person);
  expect(await mall.ask('consumer', person, 'session.open')).toMatchObject({ member, unreadInbox: 1, leftBefore: false });
  expect(await mall.ask('consumer', mall.staff('guide'), 'session.open')).toMatchObject({
    staff: { staffId: 'sf_guide', name: '林晓', active: true },
  });
  expect((await mall.ask('consumer', mall.staff('suspended'), 'session.open')).staff.active).toBe(false);
  expect(await mall.ask('consumer', mall.staff('gone'), 'session.open')).not.toHaveProperty('staff');
});

describe('when something breaks in the middle', () => {
  const admin = async (body: object): Promise<any> =>
    (await fetch(mall.runtime.adminUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
  const tick = () => admin({ action: 'timer.run', name: 'every-minute' });

  test('after the commit: the membership stands, and the timer brings pack and welcome exactly once', async () => {
    const person = mall.stranger();
    const requestId = mall.newRequest();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person), consents: consents('br_lake') };
    await admin({ action: 'collection.drop', collection: 'inbox' });
    const { body } = await mall.raw('consumer', person.token, { action: 'member.join', requestId, data });
    await migrateAgain();
    expect(body).toMatchObject({ ok: false, code: 'INTERNAL', retryable: true });
    const { _id: memberId } = await memberOf(person.openid);
    const events = mall.deps.db.collection<any>('outbox');
    const event = (await whole<any>(mall.deps.db, 'outbox')).find(({ kind, data }) => kind === 'member.joined' && data.memberId === memberId);
    expect(event).toBeDefined();

    await events.update(event._id, { nextAt: 0 });
    await tick();
    expect(await events.get(event._id)).toBeUndefined();
    expect(await mall.deps.db.collection('coupons').count({ memberId })).toBe(2);
    expect(await mall.deps.db.collection('inbox').count({ memberId })).toBe(1);

    // the phone asks again with the same request: the first answer, and nothing twice
    const again = await mall.ask('consumer', person, 'member.join', data, { requestId });
    expect(again).toMatchObject({ outcome: 'joined', member: { memberId } });
    expect(again.pack.granted).toHaveLength(2);
    expect(await mall.deps.db.collection('coupons').count({ memberId })).toBe(2);
    expect(await mall.deps.db.collection('inbox').count({ memberId })).toBe(1);
  });

  test('before it: WeChat does not give the number, nothing is stored, and the person can try again', async () => {
    const person = mall.stranger();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(person), consents: consents() };
    const before = await mall.dump();
    await admin({ action: 'openapi.fail', apiName: 'phonenumber.getPhoneNumber', errcode: 40013, times: 1 });
    const { body } = await mall.raw('consumer', person.token, { action: 'member.join', requestId: mall.newRequest(), data });
    expect(body).toMatchObject({ ok: false, code: 'INTERNAL', retryable: true });
    expect(await mall.dump()).toEqual(before);
    expect(await mall.join(person)).toMatchObject({ outcome: 'joined' });
  });

  const migrateAgain = () => migrate({ admin: localAdmin(mall.runtime.adminUrl), db: mall.deps.db, now: mall.deps.now, log: () => undefined });
});
