import { buildCard } from '@server/modules/card/build';
import type { OfflineCard } from '@server/modules/card/documents';
import type { Member } from '@server/modules/member/documents';
import type { PointsEntry } from '@server/modules/points/ledger';
import { startMall, type Mall } from './harness';

let mall: Mall;
let count = 0;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

/** A printed card of its own for each test. */
const aCard = async (over: { phone?: string | undefined; tier?: OfflineCard['tier']; points?: number } = {}) => {
  count += 1;
  const card = {
    cardId: `card_t${count}`,
    number: String(900_000_000_000 + count),
    pin: '246810',
    phone: `1540001${String(count).padStart(4, '0')}`,
    tier: 'gold' as const,
    points: 3200,
    ...over,
  };
  await mall.deps.db.collection<OfflineCard>('offline_cards').insert(buildCard(mall.deps.env, card));
  return {
    ...card,
    proof: { cardNumber: card.number, pin: card.pin },
    stored: async () => (await mall.deps.db.collection<OfflineCard>('offline_cards').get(card.cardId))!,
  };
};
const balance = async (memberId: string) => (await mall.deps.db.collection<Member>('members').get(memberId))!;
const entries = (memberId: string) => mall.deps.db.collection<PointsEntry>('points_ledger').find({ memberId });

test('number and scratch digits show what would move; nothing moves', async () => {
  const [person, card] = [await mall.member(), await aCard()];
  const found = await mall.ask('consumer', person, 'card.find', card.proof);
  expect(found).toMatchObject({ cardId: card.cardId, tier: 'gold', points: 3200, numberMasked: `9000****${card.number.slice(-4)}` });
  expect(found.phoneMasked).toMatch(/^154\*{4}\d{4}$/);
  expect(await balance(person.memberId)).toMatchObject({ points: 0, tier: 'basic' });
});

test('the number on the card, proven now, moves points and the higher tier, once', async () => {
  const [person, card] = [await mall.member(), await aCard()];
  const requestId = mall.newRequest();
  const data = { ...card.proof, phoneCode: await mall.phoneCode(person, card.phone) };
  const merged = await mall.ask('consumer', person, 'card.merge', data, { requestId });
  expect(merged).toMatchObject({ movedPoints: 3200, member: { points: 3200, tier: 'gold' } });
  expect(await mall.ask('consumer', person, 'card.merge', data, { requestId })).toEqual(merged);
  expect(await balance(person.memberId)).toMatchObject({ points: 3200 });
  const [entry, ...more] = await entries(person.memberId);
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ kind: 'card-merge', ref: card.cardId });
  expect(entry!.postings.reduce((sum, { points }) => sum + points, 0)).toBe(0);
  expect(await card.stored()).toMatchObject({ mergedInto: person.memberId });
  const [record] = await mall.deps.db.collection<any>('audit_log').find({ subjectId: card.cardId, action: 'card.merge' });
  expect(record.change).toEqual([
    { field: 'state', before: 'active', after: 'merged' },
    { field: 'points', before: 3200, after: 0 },
    { field: 'tier', before: 'basic', after: 'gold' },
  ]);
  const again = { ...card.proof, phoneCode: await mall.phoneCode(person, card.phone) };
  expect(await mall.call('consumer', person, 'card.merge', again)).toMatchObject({ code: 'CARD_MERGED' });
});

test('a lower tier on the card does not lower the member’s', async () => {
  const person = await mall.member();
  await mall.deps.db.collection('members').update(person.memberId, { tier: 'diamond' });
  const card = await aCard({ tier: 'silver', points: 10 });
  const data = { ...card.proof, phoneCode: await mall.phoneCode(person, card.phone) };
  expect(await mall.ask('consumer', person, 'card.merge', data)).toMatchObject({ member: { tier: 'diamond', points: 10 } });
});

test('a card without points moves its tier and posts nothing wrong', async () => {
  const [person, card] = [await mall.member(), await aCard({ points: 0, tier: 'platinum' })];
  const data = { ...card.proof, phoneCode: await mall.phoneCode(person, card.phone) };
  expect(await mall.ask('consumer', person, 'card.merge', data)).toMatchObject({ movedPoints: 0, member: { tier: 'platinum' } });
});

test.each([
  { why: 'another number than on the card', card: {}, phone: 'own', code: 'CARD_PHONE_MISMATCH' },
  { why: 'the card has no number on record', card: { phone: undefined }, phone: 'own', code: 'CARD_WITHOUT_PHONE' },
])('$why: refused with $code, nothing moves', async ({ card: over, code }) => {
  const [person, card] = [await mall.member(), await aCard(over)];
  const data = { ...card.proof, phoneCode: await mall.phoneCode(person) };
  expect(await mall.call('consumer', person, 'card.merge', data)).toMatchObject({ ok: false, code });
  expect(await card.stored()).not.toHaveProperty('mergedInto');
  expect(await entries(person.memberId)).toEqual([]);
});

test('a card without a number on record says so before a phone is asked', async () => {
  const [person, card] = [await mall.member(), await aCard({ phone: undefined })];
  expect(await mall.call('consumer', person, 'card.find', card.proof)).toMatchObject({ code: 'CARD_WITHOUT_PHONE' });
});

test('an unknown number and a wrong PIN look the same', async () => {
  const [person, card] = [await mall.member(), await aCard()];
  const [unknown, wrong] = await Promise.all([
    mall.call('consumer', person, 'card.find', { cardNumber: '111111111111', pin: '000000' }),
    mall.call('consumer', person, 'card.find', { ...card.proof, pin: '000000' }),
  ]);
  expect([unknown.code, unknown.message]).toEqual([wrong.code, wrong.message]);
  expect(unknown.code).toBe('CARD_NOT_FOUND');
});

test('five wrong PINs lock the card for everyone, the right one too, however they come', async () => {
  const [person, card] = [await mall.member(), await aCard()];
  const wrong = () => mall.call('consumer', person, 'card.find', { ...card.proof, pin: '000000' });
  const answers = await Promise.all(Array.from({ length: 8 }, wrong));
  expect(answers.map(({ code }) => code).sort()).toEqual([...Array(4).fill('CARD_LOCKED'), ...Array(4).fill('CARD_NOT_FOUND')]);
  expect((await card.stored()).wrong).toBe(5);
  expect(await mall.call('consumer', await mall.member(), 'card.find', card.proof)).toMatchObject({ code: 'CARD_LOCKED' });
});

test('the same wrong request again is one try, and a right PIN forgives', async () => {
  const [person, card] = [await mall.member(), await aCard()];
  const requestId = mall.newRequest();
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await mall.call('consumer', person, 'card.find', { ...card.proof, pin: '000000' }, { requestId });
    expect(answer).toMatchObject({ code: 'CARD_NOT_FOUND' });
  }
  expect((await card.stored()).wrong).toBe(1);
  await mall.ask('consumer', person, 'card.find', card.proof);
  expect((await card.stored()).wrong).toBe(0);
});

test('what merging brought is told: points, the higher tier, and once in the inbox', async () => {
  const [person, card] = [await mall.member(), await aCard({ tier: 'gold', points: 100 })];
  const requestId = mall.newRequest();
  const data = { ...card.proof, phoneCode: await mall.phoneCode(person, card.phone) };
  const merged = await mall.ask('consumer', person, 'card.merge', data, { requestId });
  expect(merged).toMatchObject({ movedPoints: 100, upgradedTo: 'gold', member: { tier: 'gold', points: 100 } });
  expect(await mall.ask('consumer', person, 'card.merge', data, { requestId })).toEqual(merged);
  const { items } = await mall.ask('consumer', person, 'inbox.list');
  const told = items.filter(({ title }: any) => title === '旧实体卡已合并');
  expect(told.map(({ text }: any) => text)).toEqual(['100 积分已到账，升级为金卡，旧实体卡已停用']);
});

test('two members who merge one card at once: it moves once', async () => {
  const card = await aCard();
  const people = [await mall.member(), await mall.member()];
  const codes: string[] = [];
  for (const person of people) codes.push(await mall.phoneCode(person, card.phone));
  const answers = await Promise.all(people.map((person, index) => mall.call('consumer', person, 'card.merge', { ...card.proof, phoneCode: codes[index] })));
  expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['CARD_MERGED', 'OK']);
  const points = await Promise.all(people.map(async ({ memberId }) => (await balance(memberId)).points));
  expect(points.sort((a, b) => a - b)).toEqual([0, 3200]);
});

test('a stored card shows neither number nor PIN', async () => {
  const card = await aCard();
  const stored = JSON.stringify(await card.stored());
  expect(stored).not.toContain(card.number);
  expect(stored).not.toContain(card.pin);
  expect(stored).not.toContain(card.phone);
});
