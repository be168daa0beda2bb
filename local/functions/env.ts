import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

type EnvDeps = { randomBytes: (bytes: number) => Buffer; envId?: string };

const KEY_BYTES = 32;

const parse = (text: string): Record<string, string> => {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map(line => {
      const split = line.indexOf('=');
      if (split < 1) throw new Error(`not a NAME=value line: ${line}`);
      return [line.slice(0, split), line.slice(split + 1)];
    }),
  );
};

/** What the console gives for custom login, as base64; as long as the platform's own keys. */
const customLoginKey = (envId: string): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const file = {
    private_key_id: 'local',
    private_key: privateKey.export({ type: 'pkcs1', format: 'pem' }),
    env_id: envId,
  };
  return Buffer.from(JSON.stringify(file)).toString('base64');
};

/**
 * `..._KEYS` is a ring of one key with its id (`k1:<base64 of 32 bytes>`), `..._LOGIN_KEY` that of custom login, everything
 * else base64 of 32 bytes.
 */
const generate = (name: string, { randomBytes, envId }: EnvDeps): string => {
  if (name.endsWith('_LOGIN_KEY')) return customLoginKey(envId ?? 'local');
  const key = randomBytes(KEY_BYTES).toString('base64');
  return name.endsWith('_KEYS') ? `k1:${key}` : key;
};

/**
 * The values behind `{{env.NAME}}` on this machine: kept in a file of the data folder, made up at random the first time.
 * Without a file (a store in memory) they live as long as the runtime. `given` wins over both.
 */
export const localEnv = (
  names: string[],
  file: string | null,
  given: Record<string, string>,
  deps: EnvDeps,
): Record<string, string> => {
  const kept = file !== null && existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  const missing = names.filter(name => kept[name] === undefined && given[name] === undefined);
  for (const name of missing) kept[name] = generate(name, deps);
  if (file !== null && missing.length > 0) {
    const lines = Object.entries(kept).map(([name, value]) => `${name}=${value}`);
    writeFileSync(file, `# made by the local runtime; only for this data folder\n${lines.join('\n')}\n`);
    chmodSync(file, 0o600);
  }
  return { ...kept, ...given };
};

/** What makes the unmodified SDK inside a worker talk to this runtime, and to nothing else. */
export const seamEnv = (wireUrl: string, envId: string): Record<string, string> => ({
  TENCENTCLOUD: 'true',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_ENV: envId,
  SCF_NAMESPACE: envId,
  TENCENTCLOUD_REGION: 'local',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: wireUrl }),
  // no configuration of a deployment sets it: only here somebody plays the payment platform
  YIMA_PAYMENTS: 'stand-in',
});
