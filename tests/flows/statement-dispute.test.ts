import { statementsAnswered } from '../../migrations/0007-statements-answered';
import type { Tools } from '../../migrations/migrate';
import { whole } from './support/whole';
import { startMall, type Mall } from './harness';
import { aBill, askers, ok, statementOf, tell } from './support/booked';
import { LAST_MONTH, putSale } from './support/books';

let mall: Mall;
const STATEMENT = statementOf('lake');
const { finance, lake, hill } = askers(() => mall);
const seen = { statementId: STATEMENT, revision: 0 };
const get = () => ok(lake('statement.get', { statementId: STATEMENT }));
const listed = async () => (await ok(lake('statement.list'))).items[0];
const events = async (): Promise<string[]> => (await get()).history.map(({ event }: any) => event);
const dispute = (note = '少了一笔') => ok(lake('statement.dispute', { ...seen, note }));

beforeAll(async () => {
  mall = await startMall();
  await putSale(mall, aBill('one'));
  await tell(mall, [{ kind: 'sale.arrived', data: { saleId: 'sale_one' } }]);
  await ok(finance('statement.make', { month: LAST_MONTH }));
  await ok(finance('statement.issue', { statementId: STATEMENT }));
}, 60_000);
afterAll(() => mall?.close());

test('a brand takes its dispute back, and may decide again; it stands in the history and in the audit log', async () => {
  await dispute();
  const back = await ok(lake('statement.withdraw', seen));
  expect(back).toMatchObject({ state: 'issued', revision: 0 });
  expect(back).not.toHaveProperty('answered');
  expect(back.history.at(-1)).toMatchObject({ event: 'withdraw' });
  const audited = (await whole<any>(mall.deps.db, 'audit_log')).filter(({ action }) => action === 'statement.withdraw');
  expect(audited).toMatchObject([{ subjectId: STATEMENT, change: [{ field: 'state', before: 'disputed', after: 'issued' }] }]);
});

test.each([
  { why: 'there is none', when: async () => undefined, code: 'STATEMENT_WRONG_STATE' },
  { why: 'it is about another revision', when: () => dispute(), data: { revision: 3 }, code: 'STATEMENT_CHANGED' },
  { why: 'it is another brand’s', when: async () => undefined, by: 'hill', code: 'STATEMENT_NOT_FOUND' },
  { why: 'finance has no say in it', when: async () => undefined, by: 'finance', code: 'ROLE_REQUIRED' },
  {
    why: 'it was answered',
    when: () => ok(finance('statement.answer', { statementId: STATEMENT, note: '见合同第八条' })),
    code: 'STATEMENT_WRONG_STATE',
  },
])('a dispute is not taken back: $why', async ({ when, by, data = {}, code }) => {
  await when();
  const before = await get();
  const ask = by === 'hill' ? hill : by === 'finance' ? finance : lake;
  expect((await ask('statement.withdraw', { ...seen, ...data })).code).toBe(code);
  expect(await get()).toEqual(before);
});

test('one that was answered says so in the list, until the brand decides anew', async () => {
  expect(await listed()).toMatchObject({ state: 'issued', answered: true });
  expect(await get()).toMatchObject({ answered: true });
  await dispute('还是少');
  expect(await listed()).toMatchObject({ state: 'disputed' });
  expect(await listed()).not.toHaveProperty('answered');
});

test('those that were answered are found by it, by both sides, and no others', async () => {
  const found = async (ask: typeof lake, data: object = {}) => {
    const { items, total } = await ok(ask('statement.list', { answered: true, ...data }));
    return [items.map(({ statementId }: any) => statementId), total.statements];
  };
  expect(await found(finance)).toEqual([[], 0]);
  await ok(finance('statement.answer', { statementId: STATEMENT, note: '请再看一次' }));
  for (const ask of [finance, lake]) expect(await found(ask)).toEqual([[STATEMENT], 1]);
  expect(await found(hill)).toEqual([[], 0]);
  expect(await found(finance, { month: LAST_MONTH, state: 'issued', brandName: '湖' })).toEqual([[STATEMENT], 1]);
  expect(await found(finance, { state: 'disputed' })).toEqual([[], 0]);
  await dispute('还是少');
  expect(await found(finance)).toEqual([[], 0]);
});

test('an older one that was answered is found after the migration, which changes nothing twice', async () => {
  await ok(finance('statement.answer', { statementId: STATEMENT, note: '见附件' }));
  const { db } = mall.deps;
  const before = await db.collection<any>('statements').get(STATEMENT);
  await db.collection('statements').update(STATEMENT, { answered: db.command.remove() });
  for (let run = 0; run < 2; run += 1) {
    await statementsAnswered.run({ db } as Tools);
    expect(await db.collection('statements').get(STATEMENT)).toEqual(before);
  }
  await dispute('还是少');
});

test('the same request twice is answered twice and done once', async () => {
  const requestId = mall.newRequest();
  const first = await ok(lake('statement.withdraw', seen, requestId));
  expect(await ok(lake('statement.withdraw', seen, requestId))).toEqual(first);
  expect((await events()).filter(event => event === 'withdraw')).toHaveLength(2);
});

test('of a withdrawal and an answer at once one is done, and the other is told that things changed', async () => {
  for (let round = 0; round < 4; round += 1) {
    await dispute(`第 ${round} 次`);
    const before = (await events()).length;
    const answers = await Promise.all([
      lake('statement.withdraw', seen),
      finance('statement.answer', { statementId: STATEMENT, note: '请再看' }),
      lake('statement.withdraw', seen),
    ]);
    expect(answers.filter(answer => answer.ok)).toHaveLength(1);
    expect(answers.flatMap(answer => answer.code ?? [])).toEqual(['STATEMENT_WRONG_STATE', 'STATEMENT_WRONG_STATE']);
    const after = await get();
    expect([after.history.length, after.state]).toEqual([before + 1, 'issued']);
    expect(after.answered === true).toBe(after.history.at(-1).event === 'answer');
  }
});

test('once the brand has agreed its dispute is over: what is issued after that is no answer to it', async () => {
  await dispute('最后一次');
  await ok(finance('statement.answer', { statementId: STATEMENT, note: '已核对' }));
  expect(await listed()).toMatchObject({ answered: true });
  await ok(lake('statement.confirm', seen));
  await ok(finance('books.correct', { brandId: 'br_lake', month: LAST_MONTH, amountFen: -2_050, note: '陈列费' }));
  await ok(finance('statement.issue', { statementId: STATEMENT }));
  expect(await listed()).toMatchObject({ state: 'issued', revision: 1 });
  expect(await listed()).not.toHaveProperty('answered');
});
