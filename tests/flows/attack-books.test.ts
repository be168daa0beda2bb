import type { ActingAs } from '@core/contracts/define';
import type { AuditRecord } from '@server/modules/audit/audit';
import type { BookEntry } from '@server/modules/books/documents';
import type { Export } from '@server/modules/export/documents';
import type { Statement } from '@server/modules/statement/documents';
import { startMall, type Answer, type Mall } from './harness';
import { announceAll, LAST_MONTH, putSale, runTimer } from './support/books';
import { whole } from './support/whole';

let mall: Mall;
const STATEMENT = `stmt_br_lake_${LAST_MONTH}`;
const OTHERS = `stmt_br_hill_${LAST_MONTH}`;

beforeAll(async () => {
  mall = await startMall();
  await putSale(mall, { key: 'blake', lines: [{ lineId: 'l1', brandId: 'br_lake', amountFen: 50_000 }] });
  await putSale(mall, { key: 'bhill', counterId: 'ct_nhill', lines: [{ lineId: 'l1', brandId: 'br_hill', amountFen: 30_000 }] });
  await announceAll(
    mall,
    ['blake', 'bhill'].map(key => ({ kind: 'sale.arrived', data: { saleId: `sale_${key}` } })),
  );
  await runTimer(mall, 'every-minute');
}, 60_000);
afterAll(() => mall?.close());

const at = (role: ActingAs['role']): ActingAs => mall.at(role, { counterId: undefined });
const as = (key: string, role: ActingAs['role']) => (action: string, data: object, requestId?: string) =>
  mall.call('ops', mall.staff(key), action, data, { as: at(role), requestId });
const finance = (action: string, data: object, requestId?: string) => as('finance', 'finance')(action, data, requestId);
const group = (action: string, data: object) => as('headquarters', 'group-operator')(action, data);
const lake = (action: string, data: object) => as('lakebrand', 'brand-operator')(action, data);
const hill = (action: string, data: object) => as('hillbrand', 'brand-operator')(action, data);
const manager = (action: string, data: object) => as('manager', 'store-manager')(action, data);
const table = (over: object = {}) => ({ kind: 'statement-lines', format: 'csv', month: LAST_MONTH, ...over });
const wins = (answers: readonly Answer[]): number => answers.filter(({ ok }) => ok).length;
const exportDoc = async (exportId: string) => (await mall.deps.db.collection<Export>('exports').get(exportId))!;

describe('before a statement was shown', () => {
  test("a brand's people take nothing of its draft away as a table, neither their own nor one that finance asked for", async () => {
    await finance('statement.make', { month: LAST_MONTH });
    expect(await lake('statement.get', { statementId: STATEMENT })).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    expect(await lake('export.request', table())).toMatchObject({ code: 'EXPORT_EMPTY' });
    const { data } = await finance('export.request', table({ brandId: 'br_lake' }));
    await runTimer(mall, 'books');
    expect(await exportDoc(data.exportId)).toMatchObject({ state: 'ready' });
    expect(await lake('export.download', { exportId: data.exportId })).toMatchObject({ code: 'EXPORT_NOT_FOUND' });
    expect((await lake('export.list', {})).data.items).toEqual([]);
    expect(await finance('export.download', { exportId: data.exportId })).toMatchObject({ ok: true });
  });

  test('no line of it is read by its name', async () => {
    const { items } = (await finance('statement.lines', { statementId: STATEMENT })).data;
    expect(await lake('statement.line', { lineId: items[0].lineId })).toMatchObject({ code: 'BOOKS_LINE_NOT_FOUND' });
  });
});

describe('afterwards', () => {
  beforeAll(async () => {
    for (const statementId of [STATEMENT, OTHERS]) expect(await finance('statement.issue', { statementId })).toMatchObject({ ok: true });
  });

  test("another brand's statement, lines and tables answer like none, and nobody speaks for another", async () => {
    for (const [action, data] of [
      ['statement.get', { statementId: STATEMENT }],
      ['statement.lines', { statementId: STATEMENT }],
      ['statement.confirm', { statementId: STATEMENT, revision: 0 }],
      ['statement.dispute', { statementId: STATEMENT, revision: 0, note: '不是我的' }],
    ] as const)
      expect(await hill(action, data)).toMatchObject({ code: 'STATEMENT_NOT_FOUND' });
    const { items } = (await lake('statement.lines', { statementId: STATEMENT })).data;
    expect(await hill('statement.line', { lineId: items[0].lineId })).toMatchObject({ code: 'BOOKS_LINE_NOT_FOUND' });
    const asked = await lake('export.request', table());
    expect(asked).toMatchObject({ ok: true });
    expect(await hill('export.download', { exportId: asked.data.exportId })).toMatchObject({ code: 'EXPORT_NOT_FOUND' });
  });

  test.each([
    { who: 'finance', call: () => finance('statement.confirm', { statementId: STATEMENT, revision: 0 }), why: 'a brand confirms its own' },
    { who: 'the group', call: () => group('statement.settle', { statementId: STATEMENT, revision: 0, note: 'x' }), why: 'only finance pays' },
    { who: 'the group', call: () => group('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: 1, note: 'x' }), why: 'only finance corrects' },
    { who: 'the group', call: () => group('books.lock', { month: LAST_MONTH }), why: 'only finance locks' },
    { who: 'the brand', call: () => lake('statement.issue', { statementId: STATEMENT }), why: 'it is asked, it does not ask itself' },
    { who: 'the brand', call: () => lake('books.open', {}), why: 'what the mall owes is not for brands' },
    { who: 'a manager', call: () => manager('statement.get', { statementId: STATEMENT }), why: 'a store has no part in it' },
    { who: 'a manager', call: () => manager('export.request', table()), why: 'a store has no part in it' },
  ])('$who is refused: $why', async ({ call }) => {
    expect(await call()).toMatchObject({ code: 'ROLE_REQUIRED' });
  });

  test('amounts beyond reason are refused, and a correction is made once under its request', async () => {
    const correction = (amountFen: unknown) => ({ brandId: 'br_lake', month: LAST_MONTH, amountFen, note: '补差' });
    for (const amount of [0, 0.5, 1e13, -1e13, '100', null, { $inc: 1 }])
      expect(await finance('books.correct', correction(amount))).toMatchObject({ code: 'REQUEST_INVALID' });
    const requestId = mall.newRequest();
    const answers = await Promise.all([1, 2, 3].map(() => finance('books.correct', correction(100), requestId)));
    expect(new Set(answers.map(({ data }) => data.lineId)).size).toBe(1);
    expect(await finance('books.correct', correction(200), requestId)).toMatchObject({ code: 'REQUEST_ID_REUSED' });
    await finance('statement.issue', { statementId: STATEMENT });
  });

  test('confirmed and disputed at once it is one of the two; paid twice at once it is paid once', async () => {
    const { revision } = (await finance('statement.get', { statementId: STATEMENT })).data;
    const word = await Promise.all([
      lake('statement.confirm', { statementId: STATEMENT, revision }),
      lake('statement.dispute', { statementId: STATEMENT, revision, note: '不对' }),
    ]);
    expect(wins(word)).toBe(1);
    if (word[1]!.ok) {
      await finance('statement.answer', { statementId: STATEMENT, note: '请再看' });
      expect(await lake('statement.confirm', { statementId: STATEMENT, revision })).toMatchObject({ ok: true });
    }
    expect(await finance('statement.settle', { statementId: STATEMENT, revision, note: 'B-1' })).toMatchObject({ code: 'BOOKS_NOT_LOCKED' });
    expect(await finance('books.lock', { month: LAST_MONTH })).toMatchObject({ ok: true });
    const paid = await Promise.all(['B-1', 'B-2', 'B-3'].map(note => finance('statement.settle', { statementId: STATEMENT, revision, note })));
    expect(wins(paid)).toBe(1);
    const statement = (await mall.deps.db.collection<Statement>('statements').get(STATEMENT))!;
    expect(statement.history.filter(({ event }) => event === 'settle')).toHaveLength(1);
    const entries = await whole<BookEntry>(mall.deps.db, 'book_entries');
    expect(entries.filter(({ kind }) => kind === 'payout')).toHaveLength(1);
  });
});

describe('a table above the limit', () => {
  const waiting = async (byId = 'sf_finance'): Promise<string> => {
    const exportId = mall.deps.ids.next('ex');
    const doc = {
      _id: exportId,
      kind: 'redemptions',
      format: 'csv',
      month: '2001-01',
      state: 'waiting',
      rows: 2_000,
      at: 1,
      byId,
      byName: '宋执',
      pages: 0,
      made: 0,
      schema: 1,
    };
    await mall.deps.db.collection<Export>('exports').insert(doc as Export);
    return exportId;
  };

  test('nobody approves her own, whatever post she says she has', async () => {
    const exportId = await waiting();
    expect(await finance('export.approve', { exportId })).toMatchObject({ code: 'EXPORT_SELF' });
    expect(await as('finance', 'group-operator')('export.approve', { exportId })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await lake('export.approve', { exportId })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await exportDoc(exportId)).toMatchObject({ state: 'waiting' });
  });

  test('approved twice and rejected at once: one word counts, and it is in the log once', async () => {
    const exportId = await waiting();
    const answers = await Promise.all([
      group('export.approve', { exportId }),
      group('export.approve', { exportId }),
      group('export.reject', { exportId, note: '不必' }),
    ]);
    expect(wins(answers)).toBe(1);
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({ subjectId: exportId });
    expect(records).toHaveLength(1);
  });

  test('is not downloaded before it is there, nor once its time is over', async () => {
    const exportId = await waiting();
    expect(await finance('export.download', { exportId })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
    await mall.deps.db.collection<Export>('exports').update(exportId, { state: 'ready', fileId: 'cloud://x/y', readyAt: 1, expiresAt: Date.now() - 1 });
    expect(await finance('export.download', { exportId })).toMatchObject({ code: 'EXPORT_WRONG_STATE' });
  });

  test('a link is for one file, for reading, and as it was made', async () => {
    const { data } = await finance('export.request', table());
    await runTimer(mall, 'books');
    const { url } = (await finance('export.download', { exportId: data.exportId })).data;
    const link = new URL(url);
    expect((await fetch(link)).status).toBe(200);
    const spoilt = [
      new URL(link.pathname, link),
      new URL(`${link.pathname.replace(data.exportId, 'ex_other')}${link.search}`, link),
      new URL(`${link.pathname}${link.search.replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000) + 9_999_999}`)}`, link),
    ];
    for (const other of spoilt) expect((await fetch(other)).status).toBe(403);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(403);
  });
});

describe('the log', () => {
  test("a store's manager reads nothing of what headquarters and brands did from their home store", async () => {
    const records = await mall.deps.db.collection<AuditRecord>('audit_log').find({}, { limit: 1000 });
    const above = new Set(['sf_finance', 'sf_headquarters', 'sf_lakebrand', 'sf_hillbrand']);
    expect(records.some(({ actorId }) => above.has(actorId))).toBe(true);
    const mine = (await manager('audit.list', { limit: 100 })).data.items;
    expect(mine.filter(({ actor }: { actor: { actorId: string } }) => above.has(actor.actorId))).toEqual([]);
    for (const actorId of above) expect((await manager('audit.list', { actorId })).data.items).toEqual([]);
    expect((await manager('audit.list', { subjectId: STATEMENT })).data.items).toEqual([]);
    expect((await group('audit.list', { subjectId: STATEMENT })).data.items.length).toBeGreaterThan(0);
  });

  test('what a manager did stands in her own', async () => {
    const invited = await manager('staff.invite', { role: 'guide', counterIds: ['ct_nlake'] });
    expect(invited).toMatchObject({ ok: true });
    expect((await manager('audit.list', { actorId: 'sf_manager' })).data.items).toMatchObject([{ action: 'staff.invite', storeName: '城北店' }]);
  });

  test('brands and finance have none', async () => {
    expect(await lake('audit.list', {})).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await finance('audit.list', {})).toMatchObject({ code: 'ROLE_REQUIRED' });
  });
});
