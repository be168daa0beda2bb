import { requestHash } from '@server/crypto';
import type { VisitTicket } from '@server/modules/visit/documents';
import { startMall, type Mall, type Person, type Phone } from './harness';

let mall: Mall;
let guide: Person;
let shopper: Person & { memberId: string; device: Phone };
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const MINUTE = 60_000;
let terminals = 0;
/** A terminal that nobody scanned on yet. */
const newTerminal = () => mall.at('guide', { terminalId: `terminal-new-${(terminals += 1)}` });
const identify = (code: string, as = newTerminal(), requestId?: string, who = guide) => mall.call('guide', who, 'visit.identify', { code }, { as, requestId });
const tickets = () => mall.deps.db.collection<VisitTicket>('visit_tickets');

describe('a member code', () => {
  test('opens a visit of ten minutes that shows her masked, and only what the counter needs', async () => {
    const answer = await identify(mall.codeOf(shopper.device));
    expect(answer).toMatchObject({
      ok: true,
      data: { member: { nameMasked: '林**', phoneMasked: expect.stringMatching(/^155\*{4}\d{4}$/), tier: 'basic', points: 0, brandMember: true } },
    });
    expect(answer.data.expiresAt - answer.data.openedAt).toBe(10 * MINUTE);
    expect(JSON.stringify(answer)).not.toContain(shopper.phone);
    expect(JSON.stringify(answer)).not.toContain(shopper.memberId);
  });

  test('may be typed in groups of four', async () => {
    const person = await mall.member();
    const typed = mall.codeOf(person.device).replace(/(\d{4})(?=\d)/g, '$1 ');
    expect(await identify(typed)).toMatchObject({ ok: true });
  });

  test('of a step either side is taken, each once', async () => {
    const person = await mall.member();
    // not across the end of a step: a code of the step before would be two steps old then
    const left = MINUTE - (Date.now() % MINUTE);
    if (left < 3000) await new Promise(resolve => setTimeout(resolve, left + 100));
    const codes = [0, -1, 1].map(off => mall.codeOf(person.device, Date.now() + off * MINUTE));
    for (const code of codes) expect(await identify(code)).toMatchObject({ ok: true });
    for (const code of codes) expect(await identify(code)).toMatchObject({ code: 'CODE_USED' });
  });

  test('scanned by two cashiers at once opens one visit', async () => {
    const person = await mall.member();
    const code = mall.codeOf(person.device);
    const answers = await Promise.all(Array.from({ length: 8 }, () => identify(code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ code: refusal }) => refusal === 'CODE_USED')).toHaveLength(7);
  });

  test('the same request id answers the first visit, also when the code has gone stale since', async () => {
    const person = await mall.member();
    const as = newTerminal();
    const requestId = mall.newRequest();
    const code = mall.codeOf(person.device, Date.now());
    const first = await identify(code, as, requestId);
    expect((await identify(code, as, requestId)).data).toEqual(first.data);
    // as if it had been opened five minutes ago, with the code of then
    const old = mall.codeOf(person.device, Date.now() - 5 * MINUTE);
    const late = mall.newRequest();
    const ticket = { ...(await tickets().get(first.data.ticketId))!, _id: `${first.data.ticketId}0`, requestKey: `sf_guide:${late}` };
    await tickets().insert({ ...ticket, bodyHash: requestHash(mall.deps.env.YIMA_HASH_KEY, { code: old }) });
    expect(await identify(old, as, late)).toMatchObject({ ok: true, data: { ticketId: ticket._id } });
  });

  test('the same request id with another code is refused', async () => {
    const [one, other] = [await mall.member(), await mall.member()];
    const requestId = mall.newRequest();
    await identify(mall.codeOf(one.device), undefined, requestId);
    expect(await identify(mall.codeOf(other.device), undefined, requestId)).toMatchObject({ ok: false, code: 'REQUEST_ID_REUSED' });
  });

  test('says whether she is a member of the brand where she stands', async () => {
    const stranger = await mall.member('sign-hill', { brand: false });
    expect((await identify(mall.codeOf(stranger.device))).data.member.brandMember).toBe(false);
  });
});

describe('other codes', () => {
  test.each([
    { why: 'WeChat Pay', code: '134567890123456789', refusal: 'CODE_PAYMENT' },
    { why: 'Alipay', code: '281234567890123456', refusal: 'CODE_PAYMENT' },
    { why: 'UnionPay', code: '6212345678901234567', refusal: 'CODE_PAYMENT' },
    { why: 'an EAN-13', code: '6901234567892', refusal: 'CODE_PRODUCT' },
    { why: 'an EAN-8', code: '12345670', refusal: 'CODE_PRODUCT' },
    { why: 'a web page', code: 'https://example.com/q?a=1', refusal: 'CODE_NOT_OURS' },
    { why: 'another mini program', code: 'https://mp.weixin.qq.com/a/~abc', refusal: 'CODE_NOT_OURS' },
    { why: 'a code that was cut off', code: '9012345678901234567', refusal: 'CODE_NOT_OURS' },
    { why: 'a handle that nobody has', code: '90000000000000000000', refusal: 'CODE_WRONG' },
  ])('$why is refused with words that help', async ({ code, refusal }) => {
    const before = await mall.dump(['staff']);
    expect(await identify(code)).toMatchObject({ ok: false, code: refusal, message: expect.stringMatching(/[一-鿿]/) });
    expect(await mall.dump(['staff'])).toEqual(before);
  });

  test.each([
    { why: 'a picture of five minutes ago', off: -5 * MINUTE },
    { why: 'a phone whose clock is an hour late', off: -60 * MINUTE },
    { why: 'a phone whose clock is an hour early', off: 60 * MINUTE },
  ])('$why is stale, not wrong: it is hers to mend and locks nobody out', async ({ off }) => {
    const as = newTerminal();
    for (let time = 0; time < 6; time += 1) {
      expect(await identify(mall.codeOf(shopper.device, Date.now() + off), as)).toMatchObject({ code: 'CODE_STALE' });
    }
  });

  test('the code of a phone that was reported lost says so; a guess at it only says wrong', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'device.revoke', { deviceId: person.device.deviceId });
    const code = mall.codeOf(person.device);
    expect(await identify(code)).toMatchObject({ code: 'DEVICE_LOST' });
    const guess = code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
    expect(await identify(guess)).toMatchObject({ code: 'CODE_WRONG' });
  });

  test("someone who withdrew from the mall's terms is not identified", async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'consent.withdraw', { kind: 'mall' });
    expect(await identify(mall.codeOf(person.device))).toMatchObject({ code: 'MEMBER_PAUSED' });
  });
});

describe('guessing', () => {
  const wrongCode = (): string => {
    const code = mall.codeOf(shopper.device);
    return code.slice(0, -4) + String((Number(code.slice(-4)) + 1234) % 10_000).padStart(4, '0');
  };

  test('five wrong codes lock the terminal, for a right code too; other terminals go on', async () => {
    const as = newTerminal();
    const person = await mall.member();
    for (let time = 0; time < 5; time += 1) expect(await identify(wrongCode(), as, undefined, mall.staff('colleague'))).toMatchObject({ code: 'CODE_WRONG' });
    expect(await identify(mall.codeOf(person.device), as, undefined, mall.staff('colleague'))).toMatchObject({ code: 'TERMINAL_LOCKED' });
    expect(await identify(mall.codeOf(person.device), newTerminal(), undefined, mall.staff('colleague'))).toMatchObject({ ok: true });
  });

  test('wrong codes at the same time are all counted', async () => {
    const as = { ...newTerminal(), role: 'store-manager' as const };
    await identify(wrongCode(), as, undefined, mall.staff('manager'));
    await Promise.all(Array.from({ length: 4 }, () => identify(wrongCode(), as, undefined, mall.staff('manager'))));
    expect(await identify(mall.codeOf(shopper.device), as, undefined, mall.staff('manager'))).toMatchObject({ code: 'TERMINAL_LOCKED' });
  });

  test('a person who names ever new terminals is stopped by the sum of them', async () => {
    const cashier = mall.staff('cashier');
    const as = () => ({ ...newTerminal(), role: 'cashier' as const });
    for (let time = 0; time < 20; time += 1) expect(await identify(wrongCode(), as(), undefined, cashier)).toMatchObject({ code: 'CODE_WRONG' });
    expect(await identify(mall.codeOf(shopper.device), as(), undefined, cashier)).toMatchObject({ code: 'TERMINAL_LOCKED' });
  });
});

describe('a visit', () => {
  test('is seen again on its own terminal only', async () => {
    const person = await mall.member();
    const as = newTerminal();
    const { data } = await identify(mall.codeOf(person.device), as);
    const look = (over: object, who = guide) => mall.call('guide', who, 'visit.get', { ticketId: data.ticketId }, { as: { ...as, ...over } });
    expect((await look({})).data).toEqual(data);
    expect(await look({ terminalId: 'terminal-other' })).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    expect(await look({}, mall.staff('colleague'))).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    await tickets().update(data.ticketId, { expiresAt: Date.now() - 1 });
    expect(await look({})).toMatchObject({ code: 'VISIT_EXPIRED' });
  });

  test.each([
    { who: 'suspended', refusal: 'STAFF_SUSPENDED', why: 'she is suspended' },
    { who: 'gone', refusal: 'ROLE_REQUIRED', why: 'he left' },
    { who: 'mover', refusal: 'STORE_NOT_YOURS', why: 'he works in another store now' },
  ])('is not opened by $who: $why', async ({ who, refusal }) => {
    const as = mall.at('guide', { counterId: 'ct_nhill' });
    expect(await identify(mall.codeOf(shopper.device), as, undefined, mall.staff(who))).toMatchObject({ code: refusal });
  });
});
