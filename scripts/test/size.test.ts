import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const KB = 1024;
const route = (chunks: string) => `routes=[Object.assign({"path":"pages/home/index","load":function load(A,e){return[${chunks},A,e]}},{})]`;
const chunk = (id: string, bytes: number) =>
  `(self.webpackChunk=self.webpackChunk||[]).push([["${id}"],{}]);//${randomBytes(bytes / 2).toString('hex')}`;

/** A built project: bytes of the main package, of a subpackage, and of what the home page loads. */
const built = (main: number, guide: number, home: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-size-'));
  const files: Record<string, string> = {
    'weapp/app.json': JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'guide', pages: ['pages/scan/index'] }] }),
    'weapp/app.js': 'x'.repeat(main),
    'weapp/guide/pages/scan/index.js': 'x'.repeat(guide),
    'weapp/guidebook.js': 'not of the subpackage',
    'weapp/project.config.json': 'x'.repeat(10 * KB),
    'h5/index.html': '<script defer="defer" src="./js/app.1.js"></script>',
    'h5/js/app.1.js': route('Promise.all([t.e(7),t.e(241)]).then(t.bind(t,5241))'),
    'h5/js/241.2.js': chunk('241', home),
    'h5/js/999.3.js': chunk('999', 900 * KB),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const size = (folder: string) => {
  const run = spawnSync(process.execPath, [join(__dirname, '../size.mjs'), '--json', '--dist', folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return {
    code: run.status,
    rows: run.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, number | string>),
    error: run.stderr.trim(),
  };
};

test('prints one object a line, with what counts and its limit', () => {
  const { code, rows } = size(built(100 * KB, 20 * KB, 50 * KB));
  expect(code).toBe(0);
  expect(rows.map(({ target, part, limitBytes }) => [target, part, limitBytes])).toEqual([
    ['weapp', 'main', 1.5 * KB * KB],
    ['weapp', 'guide', KB * KB],
    ['h5', 'first-load', 300_000],
  ]);
  for (const row of rows) expect(Object.keys(row)).toEqual(['target', 'part', 'bytes', 'gzipBytes', 'limitBytes']);
  expect(rows[1]!.bytes).toBe(20 * KB);
});

test.each([
  ['the main package is over 1.5 MB', [1.6 * KB * KB, KB, KB], 'over the limit: weapp main'],
  ['a subpackage is over 1 MB', [KB, 1.1 * KB * KB, KB], 'over the limit: weapp guide'],
  // random hex packs to a little over half
  ['what the home page loads is over 300 kB gzip', [KB, KB, 700 * KB], 'over the limit: h5 first-load'],
])('fails when %s', (_why, [main, guide, home], error) => {
  expect(size(built(Math.round(main!), Math.round(guide!), home!))).toMatchObject({ code: 1, error });
});

test('chunks that other pages load do not count for the first', () => {
  expect(size(built(KB, KB, KB)).rows[2]!.bytes).toBeLessThan(10 * KB);
});
