import type { ActingAs } from '@core/contracts/define';
import { startMall, type Mall } from './harness';
import { announceAll, LAST_MONTH, NOW_MONTH, putSale, runTimer } from './support/books';

let mall: Mall;
const SHARED = [
  { bearer: 'mall' as const, shareBp: 6_000 },
  { bearer: 'brand' as const, shareBp: 4_000 },
];
const as = (role: ActingAs['role']): ActingAs => mall.at(role, { counterId: undefined });
const finance = (action: string, data: object): Promise<any> => mall.ask('ops', mall.staff('finance'), action, data, { as: as('finance') });
const refused = (action: string, data: object) => mall.call('ops', mall.staff('finance'), action, data, { as: as('finance') });
const lake = (data: object): Promise<any> => mall.ask('ops', mall.staff('lakebrand'), 'statement.list', data, { as: as('brand-operator') });
const idOf = (brand: string, month = LAST_MONTH): string => `stmt_br_${brand}_${month}`;

beforeAll(async () => {
  mall = await startMall();
  const bill = (key: string, brandId: string, at?: number) => ({ key, ...(at ? { at } : {}), lines: [{ lineId: 'l1', brandId, amountFen: 10_000 }] });
  const coupons = [{ couponId: 'cp_off', saved: { l1: 1_000 }, bearers: SHARED }];
  await putSale(mall, { ...bill('one', 'br_lake'), coupons });
  await putSale(mall, bill('two', 'br_hill'));
  await putSale(mall, bill('now', 'br_lake', Date.now() - 60_000));
  const arrived = ['one', 'two', 'now'].map(key => ({ kind: 'sale.arrived', data: { saleId: `sale_${key}` } }));
  await announceAll(mall, [...arrived, { kind: 'redemption.met', data: { redemptionId: 'rd_one', saleId: 'sale_one' } }]);
  await runTimer(mall, 'every-minute');
  for (const month of [LAST_MONTH, NOW_MONTH]) await finance('statement.make', { month });
  await finance('statement.issue', { statementId: idOf('lake') });
}, 60_000);
afterAll(() => mall?.close());

const NOTHING = { statements: 0, dueFen: 0, salesFen: 0, mallFen: 0, brandFen: 0, takenFen: 0, lineCount: 0 };
const LAKE = { dueFen: 9_600, salesFen: 10_000, mallFen: 600, brandFen: 400, takenFen: 0, lineCount: 1 };
const PLAIN = { dueFen: 10_000, salesFen: 10_000, mallFen: 0, brandFen: 0, takenFen: 0, lineCount: 1 };
const plus = (...rows: (typeof PLAIN)[]): Record<string, number> =>
  Object.fromEntries(Object.keys(PLAIN).map(name => [name, rows.reduce((sum, row) => sum + row[name as keyof typeof PLAIN], 0)]));

test.each([
  { asked: {}, rows: [idOf('lake', NOW_MONTH), idOf('lake'), idOf('hill')], total: plus(LAKE, PLAIN, PLAIN), why: 'all, the latest month first' },
  { asked: { month: 'last' }, rows: [idOf('lake'), idOf('hill')], total: plus(LAKE, PLAIN), why: 'of a month, in the order they have among all' },
  { asked: { state: 'issued' }, rows: [idOf('lake')], total: LAKE, why: 'in a state' },
  { asked: { brandName: '湖' }, rows: [idOf('lake', NOW_MONTH), idOf('lake')], total: plus(LAKE, PLAIN), why: 'by a part of the brand’s name' },
  { asked: { brandName: '湖', month: 'last', state: 'issued' }, rows: [idOf('lake')], total: LAKE, why: 'all of it at once' },
])('lists and sums statements: $why', async ({ asked, rows, total }) => {
  const { month, ...rest } = asked as { month?: string };
  const page = await finance('statement.list', { ...rest, ...(month ? { month: LAST_MONTH } : {}) });
  expect(page.items.map(({ statementId }: any) => statementId)).toEqual(rows);
  expect(page.total).toEqual({ ...total, statements: rows.length });
});

test('a name that no brand has lists nothing, and its sums are nothing', async () => {
  expect(await finance('statement.list', { brandName: '没有' })).toEqual({ items: [], total: NOTHING });
});

test('each row says what the mall and what the brand itself bears of the discounts', async () => {
  const { items } = await finance('statement.list', { month: LAST_MONTH, brandName: '青湖' });
  expect(items).toMatchObject([LAKE]);
});

test('the sums are of all that was asked for, whatever the page holds, and come with the first page', async () => {
  const first = await finance('statement.list', { limit: 1 });
  expect([first.items.length, first.total.statements]).toEqual([1, 3]);
  const second = await finance('statement.list', { limit: 1, cursor: first.nextCursor });
  expect(second.items).toHaveLength(1);
  expect(second).not.toHaveProperty('total');
});

test('a brand’s people find and sum what they were shown, whatever they ask for', async () => {
  for (const asked of [{}, { brandName: '山' }, { month: LAST_MONTH }]) {
    const { items, total } = await lake(asked);
    expect([items.map(({ statementId }: any) => statementId), total]).toEqual([[idOf('lake')], { ...LAKE, statements: 1 }]);
  }
  for (const asked of [{ state: 'open' }, { month: NOW_MONTH }]) expect(await lake(asked)).toMatchObject({ items: [], total: NOTHING });
});

test('of a month that runs nothing is issued and nothing locked', async () => {
  expect(await refused('statement.issue', { statementId: idOf('lake', NOW_MONTH) })).toMatchObject({ code: 'BOOKS_MONTH_NOT_OVER' });
  expect(await refused('books.lock', { month: NOW_MONTH })).toMatchObject({ code: 'BOOKS_MONTH_NOT_OVER' });
  expect((await finance('statement.list', { month: NOW_MONTH })).items).toMatchObject([{ state: 'open', locked: false }]);
});

test('a list of a month says whether it is locked, also where nothing is on it', async () => {
  expect(await finance('statement.list', { month: LAST_MONTH, state: 'settled' })).toMatchObject({ items: [], locked: false });
  await finance('statement.issue', { statementId: idOf('hill') });
  await finance('books.lock', { month: LAST_MONTH });
  expect(await finance('statement.list', { month: LAST_MONTH, state: 'settled' })).toMatchObject({ items: [], locked: true });
});
