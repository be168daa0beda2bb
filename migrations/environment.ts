import { connectDatabase, connectFromEnvironment } from '@server/db/connect';
import { cloudAdmin } from './cloud-admin';
import { localAdmin } from './local-admin';
import type { Tools } from './migrate';

/** The value after a name among the arguments of a command. */
export const option = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};

const base = { now: () => Date.now(), log: (line: string) => console.log(line) };

const cloudTools = (envId: string): Tools => {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!secretId || !secretKey) throw new Error('TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY must be set');
  const key = { envId, secretId, secretKey };
  return { ...base, admin: cloudAdmin(key), db: connectDatabase(key) };
};

const localTools = (url: string): Tools => {
  Object.assign(process.env, {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_REGION: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  });
  return { ...base, admin: localAdmin(`${url}/_local/admin`), db: connectFromEnvironment() };
};

/** The environment that a command works on: `--env <envId>` in the cloud, else a local runtime (`--url`). */
export const environmentOf = (args: readonly string[]): Tools => {
  const envId = option(args, '--env');
  const url = (option(args, '--url') ?? 'http://127.0.0.1:8787').replace(/\/$/, '');
  return envId ? cloudTools(envId) : localTools(url);
};
