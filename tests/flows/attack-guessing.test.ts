import { stepAt } from '@core/domain/member/code';
import type { Staff } from '@server/modules/staff/documents';
import { startMall, type Mall, type Person } from './harness';

let mall: Mall;
let shopper: Awaited<ReturnType<Mall['member']>>;
beforeAll(async () => {
  mall = await startMall();
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

const identify = (who: Person, code: string, terminalId = 'terminal-1') =>
  mall.call('guide', who, 'visit.identify', { code }, { as: mall.at('guide', { terminalId }) });
const south = { role: 'guide' as const, storeId: 'st_south', counterId: 'ct_shill', terminalId: 'terminal-9' };
/** Passwords that her phone does not show now. */
const guesses = (count: number, from = 1): string[] => {
  const code = mall.codeOf(shopper.device);
  const password = Number(code.slice(12));
  return Array.from({ length: count }, (_, index) => code.slice(0, 12) + String((password + from + index) % 1e8).padStart(8, '0'));
};
const terminalsOf = async (staffId: string) => (await mall.deps.db.collection<Staff>('staff').get(staffId))!.terminals ?? {};

describe('guessing member codes', () => {
  test('with 64 tries at once: every one of them is counted, and the terminal is locked', async () => {
    const guide = mall.staff('guide');
    const answers = await Promise.all(guesses(64).map(code => identify(guide, code)));
    const wrong = answers.filter(({ code }) => code === 'CODE_WRONG').length;
    expect((await terminalsOf('sf_guide'))['t_terminal-1']).toMatchObject({ wrong, lockedUntil: expect.any(Number) });
    expect(await identify(guide, mall.codeOf(shopper.device))).toMatchObject({ code: 'TERMINAL_LOCKED' });
  }, 30_000);

  test('with ever new terminals, many at once: the person is locked, wherever she says she is', async () => {
    const colleague = mall.staff('colleague');
    await Promise.all(guesses(64, 100).map((code, index) => identify(colleague, code, `terminal-${String(index % 32)}-x`)));
    const counted = Object.values(await terminalsOf('sf_colleague')).reduce((sum, { wrong }) => sum + wrong, 0);
    expect(counted).toBeGreaterThanOrEqual(20);
    expect(await identify(colleague, mall.codeOf(shopper.device), 'terminal-brand-new')).toMatchObject({ code: 'TERMINAL_LOCKED' });
  }, 30_000);

  test('a code that will be right later is told and used up: waiting for it brings nothing', async () => {
    const at = Date.now();
    const later = mall.codeOf(shopper.device, at + 30 * 60_000);
    expect(await mall.call('guide', mall.staff('mover'), 'visit.identify', { code: later }, { as: south })).toMatchObject({ code: 'CODE_STALE' });
    const used = await mall.deps.db.collection('visit_tickets').get(`visit_${shopper.device.handle}_${stepAt(at + 30 * 60_000)}`);
    expect(used).toMatchObject({ audited: true });

    // the same for a code whose time comes at once: two steps from now, shown again a minute later
    const soon = stepAt(at) + 1;
    await mall.deps.db.collection('visit_tickets').insert({ ...used, _id: `visit_${shopper.device.handle}_${soon}`, requestKey: 'early:test' } as never);
    const code = mall.codeOf(shopper.device, soon * 60_000);
    expect(await mall.call('guide', mall.staff('mover'), 'visit.identify', { code }, { as: south })).toMatchObject({ code: 'CODE_USED' });
  });

  test('the ticket of a code that was used up early is nobody’s visit', async () => {
    const tickets = await mall.deps.db.collection<{ _id: string; expiresAt: number; openedAt: number }>('visit_tickets').find({});
    for (const { _id, expiresAt, openedAt } of tickets) {
      expect(expiresAt).toBe(openedAt);
      expect(await mall.call('guide', mall.staff('mover'), 'visit.get', { ticketId: _id }, { as: south })).toMatchObject({ code: 'VISIT_EXPIRED' });
    }
  });
});
