import { startMall, type Answer, type Mall } from './harness';
import { CARDS } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const counts = (answers: readonly Answer[]) =>
  answers.reduce<Record<string, number>>((all, { ok, code = 'OK' }) => ({ ...all, [ok ? 'OK' : code]: (all[ok ? 'OK' : code] ?? 0) + 1 }), {});
const digits = (value: number, length: number): string => String(value).padStart(length, '0');
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

test('passcodes cannot be tried through: twenty an hour for a person, also at once, and the right one does not come through after', async () => {
  const manager = mall.staff('manager');
  const { passcode } = await mall.ask('ops', manager, 'staff.invite', { role: 'cashier', counterIds: ['ct_nlake'] }, { as: mall.at('store-manager') });
  const guesser = mall.stranger();
  const answers = await times(64, index => mall.call('guide', guesser, 'invitation.find', { passcode: digits(index, 6) }));
  expect(counts(answers)).toEqual({ INVITATION_NOT_FOUND: 20, TOO_MANY_TRIES: 44 });
  expect(await mall.call('guide', guesser, 'invitation.find', { passcode })).toMatchObject({ code: 'TOO_MANY_TRIES' });
  expect(await mall.call('guide', guesser, 'invitation.accept', { passcode, name: '陈一' })).toMatchObject({ code: 'TOO_MANY_TRIES' });
  expect(await mall.call('guide', mall.stranger(), 'invitation.find', { passcode })).toMatchObject({ ok: true });
});

test('an hour later she may try again', async () => {
  const person = mall.stranger();
  await times(21, index => mall.call('guide', person, 'invitation.find', { passcode: digits(index, 6) }));
  const attempts = await whole<{ _id: string; since: number; tries: number }>(mall.deps.db, 'attempts');
  const count = attempts.find(({ tries }) => tries === 21);
  await mall.deps.db.collection('attempts').update(count!._id, { since: Date.now() - 60 * 60_000 - 1 });
  expect(await mall.call('guide', person, 'invitation.find', { passcode: '000000' })).toMatchObject({ code: 'INVITATION_NOT_FOUND' });
});

test('one PIN cannot be tried on card after card, nor can one person lock many people’s cards', async () => {
  const thief = await mall.member();
  const answers = await times(64, index => mall.call('consumer', thief, 'card.find', { cardNumber: digits(900_000_000_000 + index, 12), pin: '123456' }));
  expect(counts(answers)).toEqual({ CARD_NOT_FOUND: 20, TOO_MANY_TRIES: 44 });
  const { number: cardNumber, pin } = CARDS.good;
  const phoneCode = await mall.phoneCode(thief, CARDS.good.phone);
  expect(await mall.call('consumer', thief, 'card.merge', { cardNumber, pin, phoneCode })).toMatchObject({ code: 'TOO_MANY_TRIES' });
});

test('the service desk cannot be used to learn who is a member: sixty looks an hour, each on record, misses too, without the number', async () => {
  const manager = mall.staff('southern');
  const as = { role: 'store-manager' as const, storeId: 'st_south', terminalId: 'terminal-7' };
  const look = (index: number) => mall.call('ops', manager, 'desk.find-member', { phone: digits(13_000_000_000 + index, 11), reason: '手机丢失' }, { as });
  expect(counts(await times(64, look))).toEqual({ MEMBER_NOT_FOUND: 60, TOO_MANY_TRIES: 4 });
  const trace = await mall.deps.db.collection('audit_log').find({ action: 'desk.find-member', actorId: 'sf_southern' });
  expect(trace).toHaveLength(60);
  expect(JSON.stringify(trace)).not.toContain('1300000');
});

describe('an answer that was lost on the way is given again, also when the tries are used up since', () => {
  type Retry = { data: Record<string, unknown>; requestId: string };
  const usedUp = async (kind: string) => {
    await mall.deps.db.collection('attempts').updateWhere({ _id: mall.deps.db.command.in(await countsOf(kind)) }, { tries: 1_000 });
  };
  const countsOf = async (kind: string) =>
    (await mall.deps.db.collection<{ _id: string }>('attempts').find({})).map(({ _id }) => _id).filter(id => id.startsWith(`${kind}:`));

  test.each<{ action: string; kind: string; start: () => Promise<{ ask: (retry: Retry) => Promise<Answer>; data: Retry['data']; other: Retry['data'] }> }>([
    {
      action: 'invitation.accept',
      kind: 'passcode',
      start: async () => {
        const invited = { role: 'cashier', counterIds: ['ct_nlake'] };
        const { passcode } = await mall.ask('ops', mall.staff('manager'), 'staff.invite', invited, { as: mall.at('store-manager') });
        const person = mall.stranger();
        const data = { passcode, name: '陈一' };
        return { ask: ({ requestId, data }) => mall.call('guide', person, 'invitation.accept', data, { requestId }), data, other: { ...data, name: '陈二' } };
      },
    },
    {
      action: 'card.find',
      kind: 'card',
      start: async () => {
        const person = await mall.member();
        const data = { cardNumber: CARDS.good.number, pin: CARDS.good.pin };
        return { ask: ({ requestId, data }) => mall.call('consumer', person, 'card.find', data, { requestId }), data, other: { ...data, pin: '111111' } };
      },
    },
    {
      action: 'card.merge',
      kind: 'card',
      start: async () => {
        const person = await mall.member();
        const data = { cardNumber: CARDS.good.number, pin: CARDS.good.pin, phoneCode: await mall.phoneCode(person, CARDS.good.phone) };
        return { ask: ({ requestId, data }) => mall.call('consumer', person, 'card.merge', data, { requestId }), data, other: { ...data, pin: '111111' } };
      },
    },
    {
      action: 'desk.find-member',
      kind: 'desk-look',
      start: async () => {
        const { phone } = await mall.member();
        const as = mall.at('store-manager');
        const data = { phone, reason: '手机丢失' };
        return {
          ask: ({ requestId, data }) => mall.call('ops', mall.staff('manager'), 'desk.find-member', data, { requestId, as }),
          data,
          other: { ...data, reason: '别的' },
        };
      },
    },
  ])('$action', async ({ kind, start }) => {
    const { ask, data, other } = await start();
    const requestId = mall.newRequest();
    const first = await ask({ data, requestId });
    expect(first).toMatchObject({ ok: true });
    await usedUp(kind);
    const again = await ask({ data, requestId });
    expect(again.data).toEqual(first.data);
    expect(await ask({ data: other, requestId })).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
    expect(await ask({ data, requestId: mall.newRequest() })).toMatchObject({ ok: false, code: 'TOO_MANY_TRIES' });
  });
});

test('what was counted tells no openid', async () => {
  const rows = await mall.deps.db.collection('attempts').find({});
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/[:"](o-\d{8}|sf_)/);
});
