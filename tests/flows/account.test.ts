import type { Identity, Member } from '@server/modules/member/documents';
import type { Consent } from '@server/modules/consent/documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { AuditRecord } from '@server/modules/audit/audit';
import { startMall, type Mall, type Person } from './harness';
import { aBill } from './support/things';
import { openVisit } from './support/visit';
import { VERSION } from './support/mall';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const consentsOf = (memberId: string) => mall.deps.db.collection<Consent>('consents').find({ memberId });
const storedMember = async (memberId: string) => (await mall.deps.db.collection<Member>('members').get(memberId))!;
const lastAudit = async (subjectId: string) =>
  (
    await mall.deps.db.collection<AuditRecord>('audit_log').find(
      { subjectId },
      {
        order: [
          ['at', 'desc'],
          ['_id', 'desc'],
        ],
      },
    )
  )[0];

describe('name and number', () => {
  test('a new name is kept, trimmed, and audited without being written there', async () => {
    const person = await mall.member();
    expect(await mall.ask('consumer', person, 'member.rename', { name: ' 许愿 ' })).toMatchObject({ name: '许愿' });
    expect(await mall.ask('consumer', person, 'member.get')).toMatchObject({ name: '许愿' });
    const record = await lastAudit(person.memberId);
    expect(record).toMatchObject({ action: 'member.rename', actorKind: 'member', actorId: person.memberId });
    expect(JSON.stringify(record)).not.toContain('许愿');
  });

  test.each([
    { name: '十二个字的名字刚刚好可以', ok: true, why: 'twelve characters' },
    { name: '十三个字的名字就不能再用了呀', ok: false, why: 'more than twelve' },
    { name: '   ', ok: false, why: 'nothing' },
  ])('a name of $why: $ok', async ({ name, ok }) => {
    expect((await mall.call('consumer', await mall.member(), 'member.rename', { name })).ok).toBe(ok);
  });

  test('a new number replaces the old one, which is free again', async () => {
    const person = await mall.member();
    const next = `157${person.phone.slice(3)}`;
    const view = await mall.ask('consumer', person, 'phone.change', { phoneCode: await mall.phoneCode(person, next) });
    expect(view.phoneMasked).toBe(`157****${next.slice(-4)}`);
    const other = mall.stranger();
    const phoneCode = await mall.phoneCode(other, person.phone);
    const joined = await mall.ask('consumer', other, 'member.join', { phoneCode, consents: { mall: { version: VERSION, adult: true } } });
    expect(joined.outcome).toBe('joined');
    // whoever had the welcome pack is here under another number: this is somebody else
    expect(joined.pack).toMatchObject({ granted: [{}], hadBefore: false });
  });

  test.each([
    { why: 'the number she has', phone: (me: Person) => me.phone, code: 'PHONE_UNCHANGED' },
    { why: 'a number of another member', phone: (_: Person, other: Person) => other.phone, code: 'PHONE_IN_USE' },
  ])('$why is refused with $code', async ({ phone, code }) => {
    const [person, other] = [await mall.member(), await mall.member()];
    const before = await storedMember(person.memberId);
    const phoneCode = await mall.phoneCode(person, phone(person, other));
    expect(await mall.call('consumer', person, 'phone.change', { phoneCode })).toMatchObject({ ok: false, code });
    expect(await storedMember(person.memberId)).toEqual(before);
  });

  test('the same request again answers, though the phone code is used up', async () => {
    const person = await mall.member();
    const requestId = mall.newRequest();
    const data = { phoneCode: await mall.phoneCode(person, `158${person.phone.slice(3)}`) };
    const first = await mall.ask('consumer', person, 'phone.change', data, { requestId });
    expect(await mall.ask('consumer', person, 'phone.change', data, { requestId })).toEqual(first);
  });

  test('two people who change to one number at once: one wins', async () => {
    const people = [await mall.member(), await mall.member()];
    const phone = `159${people[0]!.phone.slice(3)}`;
    const codes: string[] = [];
    for (const person of people) codes.push(await mall.phoneCode(person, phone));
    const answers = await Promise.all(people.map((person, index) => mall.call('consumer', person, 'phone.change', { phoneCode: codes[index] })));
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'PHONE_IN_USE']);
  });
});

describe('deleting the account', () => {
  const atCounter = () => ({ as: mall.at() });
  const redeemGift = async (person: Awaited<ReturnType<Mall['member']>>, slipNo = 'LEAVES-1') => {
    const [coupon] = await mall.deps.db.collection('coupons').find({ memberId: person.memberId, templateId: 'tp_mallgift' });
    const bill = aBill(await openVisit(mall, person), coupon!._id, slipNo);
    return mall.ask('guide', mall.staff('guide'), 'bill.redeem', bill, atCounter());
  };
  const receiptOf = (redemptionId: string) => mall.ask('guide', mall.staff('guide'), 'redemption.get', { redemptionId }, atCounter());

  test('removes personal data and keeps the ledgers; codes die', async () => {
    const person = await mall.member();
    const code = mall.codeOf(person.device);
    const answer = await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    const gone = await storedMember(person.memberId);
    expect(gone).toMatchObject({ state: 'deleted', name: '', phoneMasked: '', deletedAt: answer.deletedAt });
    expect(gone).not.toHaveProperty('phoneSealed');
    expect(JSON.stringify(gone)).not.toContain(person.openid);
    expect(await mall.deps.db.collection('devices').find({ memberId: person.memberId })).toMatchObject([{ state: 'revoked', revokedBy: 'deletion', name: '' }]);
    expect((await consentsOf(person.memberId)).every(({ withdrawnAt }) => withdrawnAt !== undefined)).toBe(true);
    expect(await mall.deps.db.collection('brand_memberships').find({ memberId: person.memberId })).toMatchObject([{ state: 'ended' }]);
    expect(await mall.deps.db.collection('coupons').count({ memberId: person.memberId })).toBe(2);
    const left = await mall.deps.db.collection<Identity>('identities').find({ memberId: person.memberId });
    expect(left.map(({ state }) => state)).toEqual(['left', 'left']);
    expect(await mall.call('guide', mall.staff('guide'), 'visit.identify', { code }, { as: mall.at() })).toMatchObject({ ok: false, code: 'DEVICE_LOST' });
    expect(await mall.call('consumer', person, 'member.get')).toMatchObject({ code: 'MEMBER_REQUIRED' });
  });

  /** What the outbox holds is due, and the timer comes. */
  const minuteLater = async () => {
    await mall.deps.db.collection('outbox').updateWhere({}, { nextAt: 1 });
    await mall.runtime.timers.run('every-minute');
  };

  test('her bills keep their amounts and lose her name, also on what the first pass did not see', async () => {
    const person = await mall.member();
    const { redemptionId } = await redeemGift(person);
    const before = await receiptOf(redemptionId);
    expect(before.memberMasked).toMatch(/^林/);
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    expect(await receiptOf(redemptionId)).toEqual({ ...before, memberMasked: '已注销会员' });
    const bills = mall.deps.db.collection<any>('redemptions');
    const sample = await bills.get(redemptionId);
    await bills.insert(Array.from({ length: 130 }, (_, n) => ({ ...sample, _id: `rd_more_${n}`, slipKey: `more:${n}`, memberMasked: '林** 155****0000' })));
    await minuteLater();
    expect(await bills.count({ memberId: person.memberId, memberMasked: '已注销会员' })).toBe(131);
    expect(await mall.deps.db.collection('outbox').get(`member.deleted:${person.memberId}`)).toBeUndefined();
  });

  describe('her coupons', () => {
    const statesOf = async (memberId: string) => {
      const held = await mall.deps.db.collection<Coupon>('coupons').find({ memberId }, { order: [['_id', 'asc']] });
      return held.map(({ templateId, state }) => `${templateId} ${state}`);
    };
    const leave = (person: Person) => mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    const stock = async () => (await mall.deps.db.collection<any>('stock_shards').find({})).reduce((sum, { left }) => sum + left, 0);

    test('that she did not use are void at once; those that she used stay used, and no piece goes back to the stock', async () => {
      const person = await mall.member();
      await redeemGift(person, 'LEAVES-2');
      const left = await stock();
      await leave(person);
      expect(await statesOf(person.memberId)).toEqual(['tp_brandgift voided', 'tp_mallgift redeemed']);
      expect(await stock()).toBe(left);
    });

    test('of an undone bill come back and are void a minute later; undoing it works as before', async () => {
      const person = await mall.member();
      const { redemptionId } = await redeemGift(person, 'LEAVES-3');
      await leave(person);
      await minuteLater();
      const undone = await mall.ask('guide', mall.staff('guide'), 'redemption.reverse', { redemptionId }, atCounter());
      expect(undone).toMatchObject({ state: 'reversed', memberMasked: '已注销会员' });
      await minuteLater();
      expect(await statesOf(person.memberId)).toEqual(['tp_brandgift voided', 'tp_mallgift voided']);
      expect(await mall.deps.db.collection('inbox').count({ memberId: person.memberId })).toBe(0);
    });

    test('that were being claimed while she left are void a minute later, however many', async () => {
      const person = await mall.member();
      await leave(person);
      const coupons = mall.deps.db.collection<Coupon>('coupons');
      const [sample] = await coupons.find({ memberId: person.memberId });
      await coupons.insert(Array.from({ length: 230 }, (_, n): Coupon => ({ ...sample!, _id: `cp_late_x_${n}`, claimKey: `late:${n}`, state: 'issued' })));
      await minuteLater();
      expect(await coupons.count({ memberId: person.memberId, state: 'voided' })).toBe(232);
    });

    test('nobody else’s are touched', async () => {
      const [leaver, stayer] = [await mall.member(), await mall.member()];
      await leave(leaver);
      await minuteLater();
      expect(await statesOf(stayer.memberId)).toEqual(['tp_brandgift issued', 'tp_mallgift issued']);
    });
  });

  test('the same request again brings the first answer; another one finds no member', async () => {
    const person = await mall.member();
    const requestId = mall.newRequest();
    const first = await mall.ask('consumer', person, 'account.delete', { confirm: '注销' }, { requestId });
    expect(await mall.ask('consumer', person, 'account.delete', { confirm: '注销' }, { requestId })).toEqual(first);
    expect(await mall.call('consumer', person, 'account.delete', { confirm: '注销' })).toMatchObject({ code: 'MEMBER_REQUIRED' });
  });

  test('joining again makes a new member without a second pack, and is told so beforehand', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    expect(await mall.ask('consumer', person, 'session.open')).toMatchObject({ leftBefore: true });
    const again = await mall.join(person);
    expect(again).toMatchObject({ outcome: 'joined', pack: { granted: [], soldOut: [], hadBefore: true } });
    expect(again.member.memberId).not.toBe(person.memberId);
    expect(again.member).toMatchObject({ points: 0, brands: [{ brand: { brandId: 'br_lake' } }] });
    expect(await mall.deps.db.collection('coupons').count({ memberId: again.member.memberId })).toBe(0);
    expect(await mall.ask('consumer', person, 'session.open')).toMatchObject({ leftBefore: false });
  });

  test('another WeChat account with the old number gets no second pack either', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    const other = mall.stranger();
    const data = { scene: 'bg-guide', phoneCode: await mall.phoneCode(other, person.phone), consents: { mall: { version: VERSION, adult: true } } };
    expect(await mall.ask('consumer', other, 'member.join', data)).toMatchObject({ outcome: 'joined', pack: { granted: [], hadBefore: true } });
  });

  test('only the pack of a brand she never joined before is new', async () => {
    const person = await mall.member('sign-hill');
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    const again = await mall.join(person, 'bg-guide');
    expect(again.pack).toMatchObject({ granted: [{ templateId: 'tp_brandgift' }], hadBefore: true });
  });
});
