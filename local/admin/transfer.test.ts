import { openStore, type Store } from '../store/open';
import { adminHandlers } from './indexes';

let store: Store;
const admin = (action: string, params: Record<string, unknown> = {}) =>
  (async () => adminHandlers(store)[action]!(params))();
beforeEach(() => {
  store = openStore({ file: ':memory:', now: () => 0 });
});
afterEach(() => store.close());

const types =
  '{"_id":"t","int":{"$numberInt":"1"},"long":{"$numberLong":"9007199254740993"},"double":{"$numberDouble":"2.0"},' +
  '"at":{"$date":{"$numberLong":"5"}},"ref":{"$oid":"0123456789abcdef01234567"},"list":[null,true,{"__proto__":"x"}]}';

test('what goes out comes in again, in every type and in its order', async () => {
  const lines = [types, ...Array.from({ length: 2500 }, (_v, n) => `{"_id":{"$numberInt":"${n}"}}`)];
  for (let at = 0; at < lines.length; at += 1000)
    await admin('collection.import', { collection: 'c', lines: lines.slice(at, at + 1000), mode: 'insert' });
  const out: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = (await admin('collection.export', { collection: 'c', after })) as {
      lines: string[];
      next: number | null;
    };
    out.push(...page.lines);
    after = page.next;
  }
  expect(out).toEqual(lines);
});

test('a page of large documents is cut by its bytes', async () => {
  const big = (n: number) => `{"_id":"${n}","text":"${'x'.repeat(3_000_000)}"}`;
  for (const n of [1, 2, 3])
    await admin('collection.import', { collection: 'c', lines: [big(n)], mode: 'insert' });
  const page = (await admin('collection.export', { collection: 'c', after: 0 })) as {
    lines: string[];
    next: number;
  };
  expect([page.lines.length, page.next]).toEqual([1, 1]);
});

test('insert names the line of a document that is there, and keeps what stands before it; replace puts it in its place', async () => {
  await admin('collection.import', { collection: 'c', lines: ['{"_id":"b","old":true}'], mode: 'insert' });
  const lines = ['{"_id":"a"}', '{"_id":"b","old":false}', '{"_id":"c"}'];
  await expect(admin('collection.import', { collection: 'c', lines, mode: 'insert' })).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringMatching(/^line 2: .*E11000/),
  });
  expect(await admin('collection.export', { collection: 'c', after: 0 })).toEqual({
    lines: ['{"_id":"b","old":true}', '{"_id":"a"}'],
    next: null,
  });
  expect(await admin('collection.import', { collection: 'c', lines, mode: 'replace' })).toEqual({
    imported: 3,
  });
  expect(await admin('collection.export', { collection: 'c', after: 0 })).toEqual({
    lines: ['{"_id":"b","old":false}', '{"_id":"a"}', '{"_id":"c"}'],
    next: null,
  });
});

test.each([
  ['not EJSON', { lines: ['{'], mode: 'insert' }, 'line 1: [InvalidParameter] Not EJSON'],
  ['no document', { lines: ['{"_id":"x"}', '[]'], mode: 'insert' }, 'line 2:'],
  ['a field that would be an operator', { lines: ['{"a":{"$b":1}}'], mode: 'insert' }, 'line 1:'],
  ['no lines', { mode: 'insert' }, 'lines must be'],
  ['no mode', { lines: [] }, 'mode must be insert or replace'],
])('an import of %s is refused', async (_reason, params, message) => {
  await expect(admin('collection.import', { collection: 'c', ...params })).rejects.toThrow(message);
});
