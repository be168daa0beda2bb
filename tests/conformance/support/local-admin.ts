import { startRuntime } from '../../../local/start';
import type { Admin } from './target';

/** Starts the local runtime in memory, in strict mode, and points the SDK of this process at it. */
export const startLocal = async (env: NodeJS.ProcessEnv): Promise<Admin> => {
  const runtime = await startRuntime({ strict: true });
  Object.assign(env, {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_REGION: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: runtime.wireUrl }),
  });
  const ask = async (body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(runtime.adminUrl, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as { code?: string; message?: string };
    if (answer.code) throw new Error(`${answer.code}: ${answer.message}`);
  };
  return {
    create: async (collection, indexes) => {
      await ask({ action: 'collection.create', collection });
      // questions about places need no index here
      const plain = indexes.filter(({ keys }) => keys.every(([, kind]) => kind !== '2dsphere'));
      for (const index of plain) await ask({ action: 'index.ensure', collection, index });
    },
    drop: collection => ask({ action: 'collection.drop', collection }),
    close: () => runtime.close(),
  };
};
