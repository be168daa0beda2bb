import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Built = { functions: string[]; files: { file: string; bytes: number; changed: boolean }[] };

let folder: string;
const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
/** The script is an ES module, which jest's loader cannot take in: it runs in a Node of its own. */
const build = (): Built => {
  const script = pathToFileURL(join(__dirname, 'build-functions.mjs')).href;
  const code = `import { buildFunctions } from ${JSON.stringify(script)};
    console.log(JSON.stringify(await buildFunctions({ from: ${JSON.stringify(folder)}, runtime: false })));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  ) as Built;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-build-'));
  put('cloudfunctions/_server/words.ts', "export const words: string = 'hello';");
  put('cloudfunctions/hello/index.ts', "import { words } from '../_server/words'; export const main = async () => words;");
  put('cloudfunctions/later/readme.md', 'no index yet');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('each function becomes one file that stands alone; shared folders are not deployed', () => {
  expect(build().functions).toEqual(['hello']);
  const file = join(folder, 'dist/functions/hello/index.js');
  const answer = execFileSync(process.execPath, ['-e', `require(${JSON.stringify(file)}).main().then(console.log)`], {
    encoding: 'utf8',
    cwd: '/',
  });
  expect(answer.trim()).toBe('hello');
  expect(JSON.parse(readFileSync(join(folder, 'dist/functions/hello/package.json'), 'utf8'))).toEqual({
    name: 'hello',
    version: '1.0.0',
    private: true,
    main: 'index.js',
  });
  expect(existsSync(join(folder, 'dist/functions/_server'))).toBe(false);
});

test('what did not change is not written again, so that a running host does not reload it', () => {
  expect(build().files.map(file => file.changed)).toEqual([true]);
  expect(build().files.map(file => file.changed)).toEqual([false]);
  put('cloudfunctions/_server/words.ts', "export const words: string = 'bye';");
  expect(build().files.map(file => file.changed)).toEqual([true]);
});

test('a function that was removed is removed from the build', () => {
  put('cloudfunctions/old/index.ts', 'export const main = 1;');
  build();
  rmSync(join(folder, 'cloudfunctions/old'), { recursive: true });
  build();
  expect(existsSync(join(folder, 'dist/functions/old'))).toBe(false);
  expect(existsSync(join(folder, 'dist/functions/hello/index.js'))).toBe(true);
});

test('the seed is built when there is one', () => {
  put('seed/main.ts', 'export const main = async () => ({ people: [] });');
  expect(build().files.map(file => file.file)).toContain(join(folder, 'dist/seed/index.js'));
});

test('a function that needs what is never deployed is refused', () => {
  put('cloudfunctions/hello/index.ts', "export { default as main } from 'libsql';");
  expect(build).toThrow(/functions\/hello\/index\.js needs libsql/);
});

test('a mistake in a source fails the build and names the file', () => {
  put('cloudfunctions/hello/index.ts', "import { gone } from './nowhere'; export const main = gone;");
  expect(build).toThrow(/hello\/index\.ts.*Could not resolve/s);
});
