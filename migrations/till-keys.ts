import { writeFileSync } from 'node:fs';
import type { Deps } from '@server/deps';
import type { Env } from '@server/env';
import { STORES, type Store } from '@server/modules/org/documents';
import { giveKey, listTills, revokeKey } from '@server/modules/till/keys';
import { option } from './environment';

export const TILL_USAGE = `npm run tills -- list --store <storeId>
npm run tills -- add --store <storeId> --terminal <name> --name <words on receipts> --out <file>
npm run tills -- revoke --key <keyId>
A second "add" for a terminal gives it a further key; revoke the old one when the till has changed over.
--url <address>      a local runtime (default http://127.0.0.1:8787)
--env <envId>        a CloudBase environment; needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY
--env-file <file>    where YIMA_DEVICE_KEYS stands; else it is taken from the shell`;

type KeyDeps = Pick<Deps, 'db' | 'now' | 'ids' | 'random' | 'transact'> & { env: Pick<Env, 'YIMA_DEVICE_KEYS'> };

const needed = (args: readonly string[], name: string): string => {
  const value = option(args, name);
  if (value === undefined) throw new Error(`${name} is needed\n${TILL_USAGE}`);
  return value;
};

/** A secret is shown once, into a file that only its owner reads; never over one that is there. */
const add = async (deps: KeyDeps, args: readonly string[]): Promise<string> => {
  const [storeId, terminalId, name, file] = ['--store', '--terminal', '--name', '--out'].map(option => needed(args, option)) as [
    string,
    string,
    string,
    string,
  ];
  if (!(await deps.db.collection<Store>(STORES).get(storeId))) throw new Error(`there is no store ${storeId}`);
  // taken before the key exists: a key whose secret could not be kept would be of no use to anybody
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  const key = await giveKey(deps, { storeId, terminalId, name });
  writeFileSync(file, `${JSON.stringify(key, null, 2)}\n`);
  return `${key.keyId} of ${terminalId} in ${storeId} is in ${file}`;
};

const list = async (deps: KeyDeps, args: readonly string[]): Promise<string> => {
  const tills = await listTills(deps, needed(args, '--store'));
  const rows = tills.flatMap(({ terminalId, name, keys }) =>
    keys.map(({ keyId, state, since }) => `${terminalId}\t${name}\t${keyId}\t${state}\t${new Date(since).toISOString()}`),
  );
  return rows.join('\n') || 'no till has a key';
};

const revoke = async (deps: KeyDeps, args: readonly string[]): Promise<string> => {
  const keyId = needed(args, '--key');
  if (!(await revokeKey(deps, keyId))) throw new Error(`there is no active key ${keyId}`);
  return `${keyId} is revoked`;
};

const commands: Readonly<Record<string, (deps: KeyDeps, args: readonly string[]) => Promise<string>>> = { add, list, revoke };

/** What is done with the keys of tills from outside; answers what is to be told. @throws Error saying what is wrong */
export const tillCommand = async (deps: KeyDeps, [name, ...args]: readonly string[]): Promise<string> => {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command ? command(deps, args) : TILL_USAGE;
};
