import { connectDatabase, connectFromEnvironment } from '@server/db/connect';
import { cloudAdmin } from './cloud-admin';
import { localAdmin } from './local-admin';
import { migrate, type Tools } from './migrate';

const usage = `npm run migrate                     the local runtime on http://127.0.0.1:8787
npm run migrate -- --url <address>  a local runtime elsewhere
npm run migrate -- --env <envId>    a CloudBase environment; needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY`;

const option = (args: readonly string[], name: string): string | undefined => {
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

const main = async (args: readonly string[]): Promise<void> => {
  if (args.includes('--help')) return console.log(usage);
  const envId = option(args, '--env');
  const url = (option(args, '--url') ?? 'http://127.0.0.1:8787').replace(/\/$/, '');
  const done = await migrate(envId ? cloudTools(envId) : localTools(url));
  console.log(`up to date: ${done.indexes} indexes and ${done.migrations} migrations applied`);
};

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
