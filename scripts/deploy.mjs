import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from './build-functions.mjs';
import { buildApp } from './lib/build-app.mjs';
import { installPackages, npm } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { h5Sizes, weappSizes, weigh } from './size.mjs';

const DESKTOP = at('dist', 'h5-cloud');
const CLI = '@cloudbase/cli@2.12.10';
/** The local login's own mark, and the addresses at which the runtime plays WeChat. */
const LOCAL_MARK = /YIMA_LOCAL_LOGIN|["'`]\/_(people|wechat|console)\b/;
const SECRETS = ['YIMA_PHONE_KEYS', 'YIMA_DEVICE_KEYS', 'YIMA_HASH_KEY', 'YIMA_LOGIN_KEY'];
/** Open interfaces a function calls; the platform asks for the list beside the bundle. */
const OPEN_APIS = { consumer: ['phonenumber.getPhoneNumber'], guide: ['wxacode.getUnlimited'] };

const usage = `npm run deploy -- --env <envId> [--dry-run]

Builds the mini program, the desktop app and the functions, weighs them, refuses a bundle that knows the local runtime,
migrates the database, deploys the functions and hosts the desktop app. --dry-run stops before anything leaves this machine.

Needs in the environment: TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, ${SECRETS.join(', ')}
(config/env/functions.example says how to make the keys).`;

const filesBelow = folder =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name));

/** Files below the folders that know the local runtime: its login, or its playing of WeChat; none may leave this machine. */
export const localMarks = folders =>
  folders
    .filter(folder => existsSync(folder))
    .flatMap(filesBelow)
    .filter(file => /\.(js|json|html|wxml)$/.test(file) && LOCAL_MARK.test(readFileSync(file, 'utf8')));

const fail = message => {
  throw new Error(message);
};

const readOptions = args => {
  const env = args[args.indexOf('--env') + 1];
  if (!args.includes('--env') || !env || env.startsWith('--')) fail(usage);
  return { envId: env, dryRun: args.includes('--dry-run') };
};

const tcb = async (args, envId) => {
  const result = await npm(['exec', '--yes', `--package=${CLI}`, '--', 'tcb', ...args, '--env-id', envId], {
    onText: text => process.stdout.write(text),
  });
  if (!result.ok) fail(`tcb ${args.join(' ')} failed:\n${result.output.slice(-4000)}`);
};

const deploy = async ({ envId, dryRun }) => {
  const missing = [...SECRETS, ...(dryRun ? [] : ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'])].filter(name => !process.env[name]);
  if (missing.length > 0) fail(`not set in the environment: ${missing.join(', ')}\n\n${usage}`);
  await installPackages(console.log);
  console.log('1/5 building the mini program, the desktop app and the functions');
  // the app calls this environment; the functions' configuration names it
  Object.assign(process.env, { YIMA_CLOUD_ENV: envId, YIMA_ENV_ID: envId });
  await buildApp('weapp', { target: 'cloud' });
  await buildApp('h5', { target: 'cloud' });
  const { functions } = await buildFunctions();
  for (const [name, openapi] of Object.entries(OPEN_APIS))
    writeFileSync(at('dist', 'functions', name, 'config.json'), `${JSON.stringify({ permissions: { openapi } }, null, 2)}\n`);
  console.log('2/5 weighing it, and looking for what must not be deployed');
  weigh([...weappSizes(at('dist', 'weapp')), ...h5Sizes(DESKTOP)]);
  const found = localMarks([at('dist', 'weapp'), DESKTOP, at('dist', 'functions')]);
  if (found.length > 0) fail(`what belongs to the local runtime is in: ${found.join(', ')}`);
  if (dryRun) return console.log(`dry run: ${functions.join(' ')} would be deployed to ${envId}, and dist/h5-cloud hosted there`);
  console.log('3/5 migrating the database');
  const migrated = await runNode(at('dist', 'migrate', 'index.js'), ['--env', envId]);
  if (!migrated.ok) fail(migrated.output);
  console.log('4/5 deploying the functions');
  await tcb(['login', '--apiKeyId', process.env.TENCENTCLOUD_SECRETID, '--apiKey', process.env.TENCENTCLOUD_SECRETKEY], envId);
  await tcb(['fn', 'deploy', '--all', '--force'], envId);
  console.log('5/5 hosting the desktop app');
  await tcb(['hosting', 'deploy', DESKTOP], envId);
  console.log('deployed. Upload dist/weapp with WeChat DevTools to finish; a new environment then needs npm run organisation.');
};

if (process.argv[1]?.endsWith('deploy.mjs')) {
  deploy(readOptions(process.argv.slice(2))).catch(error => {
    console.error(error.message);
    process.exit(1);
  });
}
