import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/**
 * What every command of package.json starts the runtime with: fewer, larger collections of what a call leaves behind, and
 * Node's own code on large pages. The ceiling has the same.
 */
const FLAGS = ['--use-largepages=silent', '--max-semi-space-size=32'];

/** Waits for the next message of a child. @throws Error when it ends instead */
export const nextMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      child.off('exit', onExit);
      resolve(message as T);
    };
    const onExit = (code: number | null): void => {
      child.off('message', onMessage);
      reject(new Error(`a process of the benchmark ended with ${code}`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });

/** Starts one of the built processes beside this bundle and waits for its first message. */
export const start = async <T>(
  name: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; hello: T }> => {
  const child = fork(join(__dirname, `${name}.js`), args, {
    env: { ...process.env, ...env },
    execArgv: FLAGS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, hello: await nextMessage<T>(child) };
};

/** Ends a child that ends itself when nobody listens any more. */
export const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.disconnect();
  });
