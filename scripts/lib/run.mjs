import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();

const killGroup = (child, signal) => {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

/** Ends every program started here, with what it started itself; nothing else. */
export const endAll = () => running.forEach(child => killGroup(child, 'SIGTERM'));

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => {
    endAll();
    process.exit(code);
  });
}
process.once('exit', endAll);

/**
 * Runs a program in the project folder and keeps what it says.
 * @param {string} file program
 * @param {string[]} args arguments
 * @param {{ env?: Record<string, string>, timeoutMs?: number, onText?: (text: string) => void }} [options]
 * @returns {Promise<{ ok: boolean, code: number, output: string }>} never rejects; a program that cannot start is not ok
 */
export const run = (file, args, { env = {}, timeoutMs = 600_000, onText } = {}) =>
  new Promise(resolve => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    const take = chunk => {
      output += chunk;
      onText?.(String(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const timer = setTimeout(() => {
      output += `\nended after ${timeoutMs / 1000} s without finishing\n`;
      killGroup(child, 'SIGKILL');
    }, timeoutMs);
    const finish = code => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, code: code ?? -1, output });
    };
    child.once('error', error => {
      output += `${error.message}\n`;
      finish(-1);
    });
    child.once('close', code => finish(code));
  });

/** Runs a Node program with the Node that runs this one. */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);
