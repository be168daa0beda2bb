import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LIMITS, type FunctionSpec, type TimerSpec } from './types';

type ConfiguredFunction = {
  name: string;
  handler?: string;
  timeout?: number;
  memorySize?: number;
  envVariables?: Record<string, string>;
  triggers?: { name: string; type: string; config: string; message?: string }[];
};

const PLACEHOLDER = /^\{\{\s*env\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}$/;

const readConfigured = (file: string | undefined): ConfiguredFunction[] => {
  if (file === undefined || !existsSync(file)) return [];
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as { functions?: ConfiguredFunction[] };
  return parsed.functions ?? [];
};

/** The names behind `{{env.NAME}}` in the functions' environment variables, sorted and once each. */
export const placeholderNames = (configFile: string | undefined): string[] => {
  const values = readConfigured(configFile).flatMap(fn => Object.values(fn.envVariables ?? {}));
  const names = values.flatMap(value => PLACEHOLDER.exec(value)?.[1] ?? []);
  return [...new Set(names)].sort();
};

const fillEnv = (
  variables: Record<string, string>,
  localEnv: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([key, value]) => {
      const name = PLACEHOLDER.exec(value)?.[1];
      if (name === undefined) return [key, value];
      const filled = localEnv[name];
      if (filled === undefined) throw new Error(`${key}: no value for {{env.${name}}}`);
      return [key, filled];
    }),
  );

const timersOf = (fn: ConfiguredFunction): TimerSpec[] =>
  (fn.triggers ?? [])
    .filter(trigger => trigger.type === 'timer')
    .map(({ name, config, message }) => ({ name, config, message }));

/**
 * The functions to serve: those of `cloudbaserc.json`, and any other bundle under the root with the platform's defaults.
 * A configured function without a bundle is left out and answers FUNCTION_NOT_FOUND.
 */
export const readFunctions = (options: {
  functionRoot: string;
  configFile?: string;
  localEnv: Record<string, string>;
}): FunctionSpec[] => {
  const { functionRoot, configFile, localEnv } = options;
  if (!existsSync(functionRoot)) return [];
  const configured = new Map(readConfigured(configFile).map(fn => [fn.name, fn]));
  const bundled = readdirSync(functionRoot)
    .filter(name => existsSync(join(functionRoot, name, 'index.js')))
    .sort();
  return bundled.map(name => {
    const fn = configured.get(name) ?? { name };
    const [module = 'index', exportName = 'main'] = (fn.handler ?? 'index.main').split('.');
    return {
      name,
      file: resolve(functionRoot, name, `${module}.js`),
      exportName,
      timeoutMs: fn.timeout === undefined ? LIMITS.defaultTimeoutMs : fn.timeout * 1000,
      memoryMb: fn.memorySize ?? LIMITS.defaultMemoryMb,
      env: fillEnv(fn.envVariables ?? {}, localEnv),
      timers: timersOf(fn),
    };
  });
};
