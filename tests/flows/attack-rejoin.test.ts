import type { Member } from '@server/modules/member/documents';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate, LONG_AGO } from './support/mall';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const claim = (person: Person, templateId: string) => mall.call('consumer', person, 'coupon.claim', { templateId });
const leave = (person: Person) => mall.ask('consumer', person, 'account.delete', { confirm: '注销' });

const joinWith = async (person: Person, phone: string) =>
  mall.ask('consumer', person, 'member.join', {
    phoneCode: await mall.phoneCode(person, phone),
    consents: { mall: { version: '2026-01-01', adult: true } },
  });
const changeTo = async (person: Person, phone: string) => mall.ask('consumer', person, 'phone.change', { phoneCode: await mall.phoneCode(person, phone) });

describe('the welcome pack', () => {
  test('does not come again with the number that somebody took on before she left', async () => {
    const [first, back, second] = [mall.stranger(), mall.stranger(), mall.stranger().phone];
    const { pack } = await mall.join(first);
    expect(pack.granted).toHaveLength(2);
    await changeTo(first, second);
    await leave(first);
    expect((await joinWith(back, second)).pack).toMatchObject({ granted: [], hadBefore: true });
    // nor the brand's
    expect((await mall.join(back)).pack).toMatchObject({ granted: [], hadBefore: true });
  });

  test('comes to the next owner of a number that somebody gave up and who is still a member', async () => {
    const [first, next] = [mall.stranger(), mall.stranger()];
    await mall.join(first);
    await changeTo(first, mall.stranger().phone);
    expect((await joinWith(next, first.phone)).pack).toMatchObject({ granted: [{}], hadBefore: false });
    expect((await mall.join(next)).pack).toMatchObject({ granted: [{}], hadBefore: false });
  });

  test('of a brand still comes to a member who takes on a number that somebody else gave up', async () => {
    const [first, other] = [mall.stranger(), mall.stranger()];
    await mall.join(first);
    await changeTo(first, mall.stranger().phone);
    await mall.join(other, 'bg-guide', { brand: false });
    await changeTo(other, first.phone);
    expect((await mall.join(other)).pack).toMatchObject({ granted: [{}], hadBefore: false });
  });

  test('does not come again with a number that she goes back to', async () => {
    const [first, back, second] = [mall.stranger(), mall.stranger(), mall.stranger().phone];
    await mall.join(first);
    await changeTo(first, second);
    await changeTo(first, first.phone);
    await leave(first);
    for (const phone of [first.phone, second]) {
      expect((await joinWith(back, phone)).pack).toMatchObject({ granted: [], hadBefore: true });
      await leave(back);
    }
  });
});

describe('leaving and coming back', () => {
  test('is no way around the limit per member, however often', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('again', { perMember: 2 }));
    const person = mall.stranger();
    const answers = [];
    for (let life = 0; life < 4; life += 1) {
      await mall.join(person);
      answers.push((await claim(person, _id)).code ?? 'OK');
      await leave(person);
    }
    expect(answers).toEqual(['OK', 'OK', 'COUPON_LIMIT_REACHED', 'COUPON_LIMIT_REACHED']);
    await mall.join(person);
    const { items } = await mall.ask('consumer', person, 'template.list', {});
    expect(items.find(({ templateId }: any) => templateId === _id)).toMatchObject({ mine: 2, claimable: { code: 'COUPON_LIMIT_REACHED' } });
  });

  test('by sixteen claims at once takes what is left of the limit', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('crowd', { perMember: 3 }));
    const person = mall.stranger();
    await mall.join(person);
    await claim(person, _id);
    await leave(person);
    await mall.join(person);
    const answers = await Promise.all(Array.from({ length: 16 }, () => claim(person, _id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  });

  test.each([
    { how: 'another WeChat account with the same number', keeps: 'phone' },
    { how: 'the same WeChat account with another number', keeps: 'openid' },
  ])('with $how is still the same limit', async ({ keeps }) => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate(`by${keeps}`, { perMember: 1 }));
    const person = mall.stranger();
    await mall.join(person);
    expect(await claim(person, _id)).toMatchObject({ ok: true });
    await leave(person);
    const back = keeps === 'openid' ? person : mall.stranger();
    const phone = keeps === 'phone' ? person.phone : mall.stranger().phone;
    await mall.ask('consumer', back, 'member.join', {
      phoneCode: await mall.phoneCode(back, phone),
      consents: { mall: { version: '2026-01-01', adult: true } },
    });
    expect(await claim(back, _id)).toMatchObject({ code: 'COUPON_LIMIT_REACHED' });
  });

  test('after years makes nobody a new member', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('newcomers', { conditions: [{ code: 'new-member', withinDays: 30 }] }));
    const person = mall.stranger();
    const { member } = await mall.join(person);
    await mall.deps.db.collection<Member>('members').update(member.memberId, { joinedAt: LONG_AGO });
    await leave(person);
    await mall.join(person);
    expect(await claim(person, _id)).toMatchObject({ code: 'COUPON_NEW_MEMBERS_ONLY' });
  });

  test('a number that somebody gave up and who is still a member counts nothing against its next owner', async () => {
    const { _id } = await addTemplate(mall.deps.db, aTemplate('recycled', { perMember: 1 }));
    const first = mall.stranger();
    await mall.join(first);
    await claim(first, _id);
    await mall.ask('consumer', first, 'phone.change', { phoneCode: await mall.phoneCode(first, mall.stranger().phone) });
    const next = mall.stranger();
    await joinWith(next, first.phone);
    expect(await claim(next, _id)).toMatchObject({ ok: true });
  });
});
