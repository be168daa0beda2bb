import { startMall, type Mall } from './harness';
import { aRedemption } from './support/sales';

/** Undoing asks for the terminal that redeemed, and a terminal is what its phone says it is: so its name is told to nobody. */
let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const HERS = 'terminal-1';
const HIS = 'terminal-of-his';

test('a colleague at the same counter is told on no screen which terminal redeemed', async () => {
  const { redemptionId } = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  const stored = await mall.deps.db.collection<{ _id: string; terminalId: string }>('redemptions').get(redemptionId);
  expect(stored!.terminalId).toBe(HERS);
  const ask = (action: string, data: object) => mall.ask('guide', mall.staff('colleague'), action, data, { as: mall.at('guide', { terminalId: HIS }) });
  const answers = await Promise.all([
    ask('workbench.open', {}),
    ask('redemption.list', {}),
    ask('redemption.get', { redemptionId }),
    ask('bill.list', {}),
    ask('shift.report', { from: Date.now() - 3_600_000, to: Date.now() + 60_000 }),
  ]);
  expect(JSON.stringify(answers[1])).toContain(redemptionId);
  for (const answer of answers) expect(JSON.stringify(answer)).not.toContain(HERS);
});

test.each([
  { terminalId: 'till:T3', why: 'the name of a till' },
  { terminalId: 'a', why: 'one that is guessed at once' },
  { terminalId: '', why: 'none' },
])('nobody calls from a terminal with $why', async ({ terminalId }) => {
  const as = mall.at('guide', { terminalId });
  expect(await mall.call('guide', mall.staff('guide'), 'workbench.open', {}, { as })).toMatchObject({ code: 'REQUEST_INVALID' });
});
