import { startMall, type Mall, type Person } from './harness';
import { admin } from './support/faults';
import { openScenes } from './support/open-scenes';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin(mall, { action: 'fault.clear' }));

const { ask, opened } = openScenes(() => mall);
const MINUTE = 60_000;
const due = async (who: Person) => (await mall.ask('consumer', who, 'bill.due')).items;

describe('a bill that waits to be paid, for its shopper', () => {
  test('shows her the code, the sum and the counter, and nothing that is not hers to know', async () => {
    const { shopper, bill } = await opened();
    const [mine, ...more] = await due(shopper);
    expect(more).toEqual([]);
    expect(mine).toMatchObject({ billId: bill.billId, code: bill.code, until: bill.until, dueFen: 35_000, counter: { name: bill.counter.name } });
    expect(Object.keys(mine)).not.toEqual(expect.arrayContaining(['memberMasked']));
  });

  test('is nobody else’s', async () => {
    await opened();
    expect(await due(await mall.member())).toEqual([]);
  });

  test.each([
    { why: 'given up', end: async (billId: string) => void (await ask('bill.release', { billId })) },
    { why: 'not paid in time', end: async () => void (await admin(mall, { action: 'fault.set', kind: 'clock', ms: 31 * MINUTE, match: {} })) },
  ])('is gone once it is over: $why', async ({ end }) => {
    const { shopper, bill } = await opened();
    expect(await due(shopper)).toHaveLength(1);
    await end(bill.billId);
    expect(await due(shopper)).toEqual([]);
  });
});
