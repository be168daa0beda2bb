import { bookSale } from '@server/modules/books/consume';
import { startMall, type Mall } from './harness';
import { aBill, askers, booksOf, ok, statementOf } from './support/booked';
import { addLease, putSale } from './support/books';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
  await addLease(mall);
}, 60_000);
afterAll(() => mall?.close());

const { finance } = askers(() => mall);
const { lines, fromPostings, reconcile } = booksOf(() => mall);
const LATER = Date.now() - 60_000;
const index = (key: string): number => Number(key.replace(/\D/g, ''));
const book = (saleId: string) => bookSale(mall, { data: { saleId } });

test('32 sales of one counter, each heard of twice, are posted once each', async () => {
  const keys = Array.from({ length: 32 }, (_, index) => `many${index}`);
  const before = await fromPostings();
  for (const key of keys) await putSale(mall, aBill(key, { at: LATER }));
  await Promise.all([...keys, ...keys].map(key => book(`sale_${key}`)));
  const after = await fromPostings();
  expect(after['brand:br_lake']! - (before['brand:br_lake'] ?? 0)).toBe(-32 * 10_000);
  await reconcile();
});

test('a month that is locked while sales come in: each is in it or in the next, and its statement says the same', async () => {
  const month = '2026-01';
  const instant = Date.UTC(2026, 0, 20);
  const keys = Array.from({ length: 24 }, (_, index) => `lock${index}`);
  for (const key of keys) await putSale(mall, aBill(key, { at: instant, counterId: index(key) % 2 ? 'ct_nlake' : 'ct_slake' }));
  await book('sale_lock0');
  await ok(finance('statement.make', { month }));
  await ok(finance('statement.issue', { statementId: statementOf('lake', month) }));
  const tries = async (): Promise<void> => {
    for (let round = 0; round < 40; round += 1) {
      const locked = await finance('books.lock', { month });
      if (locked.ok) return;
      if (locked.code === 'BOOKS_NOT_ISSUED') await finance('statement.issue', { statementId: statementOf('lake', month) });
    }
    throw new Error('never locked');
  };
  await Promise.all([tries(), ...keys.slice(1).map(key => book(`sale_${key}`))]);
  const posted = (await lines()).filter(({ saleId }) => saleId?.startsWith('sale_lock'));
  expect(posted).toHaveLength(24);
  const inside = posted.filter(row => row.month === month);
  const statement = await ok(finance('statement.get', { statementId: statementOf('lake', month) }));
  expect(statement).toMatchObject({ locked: true, stale: false, lineCount: inside.length, dueFen: inside.length * 10_000 });
  for (const row of posted) expect(row.month === month || row.movedFrom === month).toBe(true);
  await reconcile();
});
