import { connectFromEnvironment } from '@server/db/connect';
import { collections } from '@server/db/indexes';
import { seamEnv } from '../../local/functions/env';
import { startRuntime, type Runtime } from '../../local/start';
import type { IndexAdmin } from '../../migrations/index-admin';
import { migrations } from '../../migrations/list';
import { localAdmin } from '../../migrations/local-admin';
import { migrate, type Migration, type Tools } from '../../migrations/migrate';

let runtime: Runtime;
let tools: Tools;
const at = 1_764_000_000_000;
const list = migrations as Migration[];

beforeEach(async () => {
  runtime = await startRuntime();
  Object.assign(process.env, seamEnv(runtime.wireUrl, 'local'));
  tools = { admin: localAdmin(runtime.adminUrl), db: connectFromEnvironment(), now: () => at, log: () => undefined };
});

afterEach(async () => {
  list.length = 0;
  await runtime.close();
});

const indexCount = collections.reduce((sum, { indexes }) => sum + indexes.length, 0);

test('a new environment gets every collection and index', async () => {
  expect(await migrate(tools)).toEqual({ indexes: indexCount, migrations: 0 });
  for (const { name, indexes } of collections) {
    expect((await tools.admin.listIndexes(name)).map(index => index.name).sort()).toEqual(indexes.map(index => index.name).sort());
  }
});

test('a second run changes nothing', async () => {
  await migrate(tools);
  expect(await migrate(tools)).toEqual({ indexes: 0, migrations: 0 });
});

test('a run that was cut off goes on where it was', async () => {
  let left = 5;
  const failing: IndexAdmin = {
    ...tools.admin,
    createIndex: async (...args) => {
      if (left === 0) throw new Error('cut off');
      left -= 1;
      await tools.admin.createIndex(...args);
    },
  };
  await expect(migrate({ ...tools, admin: failing })).rejects.toThrow('cut off');
  expect(await migrate(tools)).toEqual({ indexes: indexCount - 5, migrations: 0 });
});

test('an index whose keys have changed is rebuilt, and one that it does not know stays', async () => {
  await migrate(tools);
  await tools.admin.dropIndex('devices', 'handle');
  await tools.admin.createIndex('devices', { name: 'handle', keys: [['handle', -1]] });
  await tools.admin.createIndex('devices', { name: 'mine', keys: [['mine', 1]] });
  expect((await migrate(tools)).indexes).toBe(1);
  expect((await tools.admin.listIndexes('devices')).map(({ name }) => name)).toEqual(expect.arrayContaining(['handle', 'mine']));
});

test('a change of data runs once, and again only when it did not come to its end', async () => {
  let runs = 0;
  list.push({
    id: '0001-first',
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Error('no power');
    },
  });
  await expect(migrate(tools)).rejects.toThrow('no power');
  expect((await migrate(tools)).migrations).toBe(1);
  expect((await migrate(tools)).migrations).toBe(0);
  expect(runs).toBe(2);
});

test('an environment of a newer version is left alone', async () => {
  list.push({ id: '0009-from-the-future', run: async () => undefined });
  await migrate(tools);
  list.length = 0;
  await expect(migrate(tools)).rejects.toThrow('0009-from-the-future');
});
