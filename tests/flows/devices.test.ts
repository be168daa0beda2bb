import { DAY_MS } from '@core/domain/calendar';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { Device } from '@server/modules/device/documents';
import { startMall, type Mall, type Person } from './harness';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const devices = () => mall.deps.db.collection<Device>('devices');
const scan = (code: string) => mall.call('guide', mall.staff('guide'), 'visit.identify', { code }, { as: mall.at() });

describe('a phone', () => {
  test('gets a secret that makes codes the counter accepts', async () => {
    const { device } = await mall.member();
    expect(device).toMatchObject({ prefix: '90', stepSeconds: 60, handle: expect.stringMatching(/^\d{10}$/) });
    expect(Buffer.from(device.secret, 'base64url')).toHaveLength(32);
    expect(await scan(mall.codeOf(device))).toMatchObject({ ok: true, data: { member: { nameMasked: '林**' } } });
  });

  test('keeps its secret when it registers again, by the same request or a new one', async () => {
    const person = await mall.member();
    const again = { deviceKey: `phone-${person.openid}`, name: '手机' };
    const requestId = mall.newRequest();
    expect(await mall.ask('consumer', person, 'device.register', again, { requestId })).toEqual(person.device);
    expect(await mall.ask('consumer', person, 'device.register', again, { requestId })).toEqual(person.device);
    expect(await devices().count({ memberId: person.memberId })).toBe(1);
  });

  test('gets a new secret and handle when the old one is too old; the old code dies', async () => {
    const person = await mall.member();
    await devices().update(person.device.deviceId, { rotateAfter: Date.now() - 1 });
    const fresh = await mall.ask('consumer', person, 'device.register', { deviceKey: `phone-${person.openid}`, name: '手机' });
    expect(fresh.handle).not.toBe(person.device.handle);
    expect(fresh.secret).not.toBe(person.device.secret);
    expect(fresh.rotateAfter).toBeGreaterThan(Date.now() + 29 * DAY_MS);
    expect(await scan(mall.codeOf(person.device))).toMatchObject({ ok: false, code: 'CODE_WRONG' });
    expect(await scan(mall.codeOf(fresh))).toMatchObject({ ok: true });
  });

  test('its secret is nowhere in the store in clear, nor in the record of the request', async () => {
    const { device } = await mall.member();
    const stored = JSON.stringify(await mall.dump());
    expect(stored).not.toContain(device.secret);
    expect(stored).not.toContain(Buffer.from(device.secret, 'base64url').toString('hex'));
    expect(stored).not.toContain(Buffer.from(device.secret, 'base64url').toString('base64'));
  });

  test('is shown in the list, the asking one marked', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'device.register', { deviceKey: 'second-phone', name: '平板' });
    const { items } = await mall.ask('consumer', person, 'device.list', { deviceKey: 'second-phone' });
    expect(items.map(({ name, current }: any) => [name, current])).toEqual([
      ['手机', false],
      ['平板', true],
    ]);
  });

  test('the sixth is refused, also when six come at once', async () => {
    const person = await mall.member();
    const register = (key: string) => mall.call('consumer', person, 'device.register', { deviceKey: `phone-no-${key}`, name: key });
    const answers = await Promise.all(['2', '3', '4', '5', '6', '7'].map(register));
    expect(answers.map(({ code }) => code ?? 'OK').sort()).toEqual(['DEVICE_LIMIT', 'DEVICE_LIMIT', 'OK', 'OK', 'OK', 'OK']);
    expect(await devices().count({ memberId: person.memberId, state: 'active' })).toBe(5);
  });
});

describe('a lost phone', () => {
  test('is revoked by its owner: its code dies, it does not come back, the same request answers again', async () => {
    const person = await mall.member();
    const requestId = mall.newRequest();
    const { deviceId } = person.device;
    const revoked = await mall.ask('consumer', person, 'device.revoke', { deviceId }, { requestId });
    expect(revoked).toEqual({ deviceId, revokedAt: expect.any(Number) });
    expect(await mall.ask('consumer', person, 'device.revoke', { deviceId }, { requestId })).toEqual(revoked);
    expect(await mall.call('consumer', person, 'device.revoke', { deviceId })).toMatchObject({ code: 'DEVICE_NOT_FOUND' });
    expect(await scan(mall.codeOf(person.device))).toMatchObject({ ok: false, code: 'DEVICE_LOST' });
    const back = await mall.call('consumer', person, 'device.register', { deviceKey: `phone-${person.openid}`, name: '手机' });
    expect(back).toMatchObject({ ok: false, code: 'PHONE_PROOF_REQUIRED', data: { lost: true } });
    expect((await mall.ask('consumer', person, 'device.list')).items).toEqual([]);
  });

  test('somebody else’s answers like one that does not exist', async () => {
    const [owner, other] = [await mall.member(), await mall.member()];
    expect(await mall.call('consumer', other, 'device.revoke', { deviceId: owner.device.deviceId })).toMatchObject({ code: 'DEVICE_NOT_FOUND' });
    expect((await devices().get(owner.device.deviceId))!.state).toBe('active');
  });
});

describe('a revoked phone that was found', () => {
  const register = async (person: Person, deviceKey: string, phoneCode?: string) =>
    mall.call('consumer', person, 'device.register', { deviceKey, name: '手机', ...(phoneCode ? { phoneCode } : {}) });
  const lose = async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'device.revoke', { deviceId: person.device.deviceId });
    return person;
  };

  test('comes back with a proof of her number, with a new secret, once per proof', async () => {
    const person = await lose();
    const data = { deviceKey: `phone-${person.openid}`, name: '手机', phoneCode: await mall.phoneCode(person) };
    const requestId = mall.newRequest();
    const back = await mall.ask('consumer', person, 'device.register', data, { requestId });
    expect(back.deviceId).toBe(person.device.deviceId);
    expect(back.handle).not.toBe(person.device.handle);
    expect(await mall.ask('consumer', person, 'device.register', data, { requestId })).toEqual(back);
    expect(await scan(mall.codeOf(back))).toMatchObject({ ok: true });
    expect(await scan(mall.codeOf(person.device))).toMatchObject({ ok: false });
    expect((await devices().get(back.deviceId))!).not.toHaveProperty('revokedAt');
    expect(await mall.call('consumer', person, 'device.register', data)).toMatchObject({ ok: false, code: 'PHONE_CODE_INVALID' });
  });

  test.each([
    { why: 'no proof', code: async () => undefined, answer: 'PHONE_PROOF_REQUIRED' },
    { why: 'the number of somebody else', code: (person: Person) => mall.phoneCode(person, '13700000001'), answer: 'PHONE_PROOF_REQUIRED' },
    { why: 'a code that WeChat never gave', code: async () => 'made-up', answer: 'PHONE_CODE_INVALID' },
  ])('stays out under any name: $why', async ({ code, answer }) => {
    const person = await lose();
    for (const key of [`phone-${person.openid}`, 'another-name']) {
      expect(await register(person, key, await code(person))).toMatchObject({ ok: false, code: answer });
    }
    expect(await devices().count({ memberId: person.memberId, state: 'active' })).toBe(0);
  });

  test('whose storage was cleared does not come back under a new name because its owner proved her number on another phone', async () => {
    const person = await lose();
    expect(await register(person, 'new-phone', await mall.phoneCode(person))).toMatchObject({ ok: true });
    expect(await register(person, 'cleared-phone')).toMatchObject({ code: 'PHONE_PROOF_REQUIRED', data: { lost: false } });
    expect(await register(person, `phone-${person.openid}`)).toMatchObject({ code: 'PHONE_PROOF_REQUIRED', data: { lost: true } });
    expect(await devices().count({ memberId: person.memberId, state: 'active' })).toBe(1);
    expect(await register(person, 'new-phone')).toMatchObject({ ok: true });
  });

  test('does not shut its owner out: each further phone of hers comes with a proof of its own', async () => {
    const person = await lose();
    for (const key of ['new-phone', 'third-phone']) {
      expect(await register(person, key, await mall.phoneCode(person))).toMatchObject({ ok: true });
    }
    expect(await devices().count({ memberId: person.memberId, state: 'active' })).toBe(2);
  });

  test('whose owner lost her number too: she proves a new one and registers with that; the change alone opens nothing', async () => {
    const person = await lose();
    const newNumber = `157${person.phone.slice(3)}`;
    await mall.ask('consumer', person, 'phone.change', { phoneCode: await mall.phoneCode(person, newNumber) });
    expect(await register(person, 'new-phone')).toMatchObject({ code: 'PHONE_PROOF_REQUIRED' });
    expect(await register(person, 'new-phone', await mall.phoneCode(person))).toMatchObject({ code: 'PHONE_PROOF_REQUIRED' });
    expect(await register(person, 'new-phone', await mall.phoneCode(person, newNumber))).toMatchObject({ ok: true });
  });

  test.each(['member', 'desk'])('its owner is told when it is revoked by the %s, once', async by => {
    const person = await mall.member();
    const { deviceId } = person.device;
    const requestId = mall.newRequest();
    const revokeNow = () =>
      by === 'member'
        ? mall.ask('consumer', person, 'device.revoke', { deviceId }, { requestId })
        : mall.ask(
            'ops',
            mall.staff('manager'),
            'desk.revoke-device',
            { memberId: person.memberId, deviceId, reason: '丢失' },
            { as: mall.at('store-manager'), requestId },
          );
    await revokeNow();
    await revokeNow();
    const { items } = await mall.ask('consumer', person, 'inbox.list');
    const told = items.filter(({ title }: any) => title === '手机的会员码已挂失');
    expect(told).toMatchObject([{ kind: 'account', read: false, text: expect.stringContaining(by === 'desk' ? '服务台' : '我的 › 账号与隐私') }]);
  });
});

describe('the service desk', () => {
  const desk = () => ({ as: mall.at('store-manager') });

  test('finds a shopper by her number, masked, and writes down who looked and why', async () => {
    const person = await mall.member();
    const found = await mall.ask('ops', mall.staff('manager'), 'desk.find-member', { phone: person.phone, reason: '手机丢失' }, desk());
    expect(found).toMatchObject({
      memberId: person.memberId,
      nameMasked: '林**',
      phoneMasked: `155****${person.phone.slice(-4)}`,
      devices: [{ deviceId: person.device.deviceId, name: '手机' }],
    });
    const [look] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: person.memberId, action: 'desk.find-member' });
    expect(look).toMatchObject({ actorKind: 'staff', actorId: 'sf_manager', storeId: 'st_north', reason: '手机丢失' });
  });

  test('revokes the lost phone at once, with the reason in the audit log', async () => {
    const person = await mall.member();
    const data = { memberId: person.memberId, deviceId: person.device.deviceId, reason: '手机丢失' };
    await mall.ask('ops', mall.staff('manager'), 'desk.revoke-device', data, desk());
    expect(await scan(mall.codeOf(person.device))).toMatchObject({ code: 'DEVICE_LOST' });
    expect(await devices().get(person.device.deviceId)).toMatchObject({ state: 'revoked', revokedBy: 'desk' });
    const [record] = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: person.device.deviceId, action: 'desk.revoke-device' });
    expect(record).toMatchObject({ reason: '手机丢失', actorId: 'sf_manager' });
    expect(await mall.call('ops', mall.staff('manager'), 'desk.revoke-device', data, desk())).toMatchObject({ code: 'DEVICE_NOT_FOUND' });
  });

  test('a phone of another member than named is not found', async () => {
    const [person, other] = [await mall.member(), await mall.member()];
    const data = { memberId: other.memberId, deviceId: person.device.deviceId, reason: '误' };
    expect(await mall.call('ops', mall.staff('manager'), 'desk.revoke-device', data, desk())).toMatchObject({ code: 'DEVICE_NOT_FOUND' });
  });

  test.each([
    { who: 'guide', as: 'guide' as const, code: 'ROLE_REQUIRED', why: 'guides do not look numbers up' },
    { who: 'guide', as: 'store-manager' as const, code: 'ROLE_REQUIRED', why: 'a role that is only claimed' },
    { who: 'suspended', as: 'store-manager' as const, code: 'STAFF_SUSPENDED', why: 'suspended' },
  ])('$who as $as is refused: $why', async ({ who, as, code }) => {
    const { phone } = await mall.member();
    const answer = await mall.call('ops', mall.staff(who), 'desk.find-member', { phone, reason: '查' }, { as: mall.at(as) });
    expect(answer).toMatchObject({ ok: false, code });
  });

  test('a number that nobody has, or had before she left, is not found', async () => {
    const person = await mall.member();
    await mall.ask('consumer', person, 'account.delete', { confirm: '注销' });
    for (const phone of [person.phone, '13900000000']) {
      expect(await mall.call('ops', mall.staff('manager'), 'desk.find-member', { phone, reason: '查' }, desk())).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
    }
  });
});
