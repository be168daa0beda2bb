import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { placeholderNames, readFunctions } from './functions/config';
import { localEnv } from './functions/env';
import { ENV_ID, type RuntimeOptions } from './options';

/** The functions to serve, and the values that their configuration's placeholders have here. */
export const readSpecs = (options: RuntimeOptions, envFile: string | null) => {
  const { functions } = options;
  const configFile =
    options.config ??
    (functions === undefined ? undefined : join(dirname(dirname(resolve(functions))), 'cloudbaserc.json'));
  const env = localEnv(placeholderNames(configFile), envFile, options.env ?? {}, {
    randomBytes,
    envId: ENV_ID,
  });
  const sizes = { instances: options.instances, concurrency: options.concurrency };
  const found =
    functions === undefined ? [] : readFunctions({ functionRoot: functions, configFile, localEnv: env });
  return { env, specs: found.map(spec => ({ ...spec, ...sizes })) };
};
