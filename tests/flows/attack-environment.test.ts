import { closeCollection, type PlatformCall } from '../../migrations/cloud-admin';
import type { IndexAdmin } from '../../migrations/index-admin';
import { localAdmin } from '../../migrations/local-admin';
import { migrate } from '../../migrations/migrate';
import { connectFromEnvironment } from '@server/db/connect';
import { collections } from '@server/db/indexes';
import { seamEnv } from '../../local/functions/env';
import { startRuntime } from '../../local/start';

/** A client of the mini program that talks to the database itself, past the functions. */
describe('the database of a real environment', () => {
  test('a migration closes every collection to clients, those of an older environment too, before anything is in it', async () => {
    const runtime = await startRuntime();
    Object.assign(process.env, seamEnv(runtime.wireUrl, 'local'));
    const steps: string[] = [];
    const local = localAdmin(runtime.adminUrl);
    const admin: IndexAdmin = {
      ...local,
      closeToClients: async name => void steps.push(`close ${name}`),
      createIndex: async (name, index) => {
        steps.push(`index ${name}`);
        await local.createIndex(name, index);
      },
    };
    const tools = { admin, db: connectFromEnvironment(), now: () => 0, log: () => undefined };
    await migrate(tools);
    for (const { name } of collections) expect(steps).toContain(`close ${name}`);
    expect(steps.indexOf('close staff')).toBeLessThan(steps.indexOf('index staff'));
    steps.length = 0;
    await migrate(tools);
    for (const { name } of collections) expect(steps).toContain(`close ${name}`);
    await runtime.close();
  });

  const platform = (after: string): { calls: unknown[]; call: PlatformCall } => {
    const calls: unknown[] = [];
    return {
      calls,
      call: async (action, param) => {
        calls.push([action, param]);
        return action === 'DescribeDatabaseACL' ? { AclTag: after } : {};
      },
    };
  };

  test('a collection is closed by name and looked at again', async () => {
    const { calls, call } = platform('ADMINONLY');
    await closeCollection(call, 'mall-1', 'staff');
    expect(calls).toEqual([
      ['ModifyDatabaseACL', { EnvId: 'mall-1', CollectionName: 'staff', AclTag: 'ADMINONLY' }],
      ['DescribeDatabaseACL', { EnvId: 'mall-1', CollectionName: 'staff' }],
    ]);
  });

  test.each(['PRIVATE', 'READONLY', 'ADMINWRITE', 'CUSTOM'])('a collection that stays %s stops the deploy', async after => {
    await expect(closeCollection(platform(after).call, 'mall-1', 'staff')).rejects.toThrow('open to clients');
  });
});
