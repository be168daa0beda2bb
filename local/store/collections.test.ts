import { startRuntime } from '../start';
import { openStore } from './open';

test('a store holds as many collections as it is told, and no more', async () => {
  const store = openStore({ file: ':memory:', now: () => 0, maxCollections: 2 });
  await store.ensureCollection('a');
  await store.ensureCollection('b');
  await expect(store.ensureCollection('c')).rejects.toThrow('at most 2 collections');
  await expect(store.ensureCollection('a')).resolves.toBe(false);
  await store.dropCollection('a');
  await expect(store.ensureCollection('c')).resolves.toBe(true);
  store.close();
});

test.each([
  ['strict', true, 'DATABASE_REQUEST_FAILED'],
  ['not strict', false, undefined],
])('the 101st collection of a runtime that is %s', async (_how, strict, code) => {
  const runtime = await startRuntime({ strict });
  const create = async (collection: string): Promise<{ code?: string }> => {
    const response = await fetch(runtime.adminUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'collection.create', collection }),
    });
    return (await response.json()) as { code?: string };
  };
  try {
    for (let i = 0; i < 100; i++) expect((await create(`c${i}`)).code).toBeUndefined();
    expect((await create('one_more')).code).toBe(code);
  } finally {
    await runtime.close();
  }
});
