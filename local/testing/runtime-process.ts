import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { RuntimeOptions } from '../options';
import { bundlePrograms } from './bundle';

/** Bundles the runtime for `startProcess`. */
export const buildRuntime = () => {
  const { path, remove } = bundlePrograms('runtime', {
    runtime: 'local/testing/runtime-program.ts',
    worker: 'local/functions/worker.ts',
  });
  return { script: path('runtime'), remove };
};

/** Starts a runtime in a process of its own. `kill` is `kill -9`. Throws when it ends before it is ready. */
export const startProcess = async (script: string, options: RuntimeOptions) => {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (word: string): Promise<string[]> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the runtime ended before it said "${word}"`);
      const [first, ...rest] = (value as string).split(' ');
      if (first === word) return rest;
    }
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const [url, wireUrl, adminUrl] = (await next('ready')) as [string, string, string];
  const pollution = async (): Promise<string[]> => {
    child.stdin.write('\n');
    return JSON.parse((await next('polluted')).join(' ')) as string[];
  };
  return {
    url,
    wireUrl,
    adminUrl,
    kill,
    pollution,
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
};

export type RuntimeProcess = Awaited<ReturnType<typeof startProcess>>;
