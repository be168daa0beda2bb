import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { filesUnder } from './lib/files.mjs';
import { at } from './lib/paths.mjs';

const MB = 1024 * 1024;
/** Limits of the project; WeChat's own is 2 MB a package. `aim` is what we want to stay under. */
const LIMITS = {
  main: { limitBytes: 1.5 * MB, aim: MB },
  subpackage: { limitBytes: MB, aim: MB },
  firstLoad: { limitBytes: 300_000, aim: 300_000 },
};

const bytesOf = files => {
  const contents = files.map(file => readFileSync(file));
  return {
    bytes: contents.reduce((sum, content) => sum + content.length, 0),
    gzipBytes: contents.reduce((sum, content) => sum + gzipSync(content).length, 0),
  };
};

/** Main package and each subpackage of the built mini program; the limit counts bytes as they are. */
export const weappSizes = folder => {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(each => each.root);
  const files = filesUnder([folder]).filter(file => basename(file) !== 'project.config.json');
  const within = root => files.filter(file => file.startsWith(`${join(folder, root)}/`));
  const main = files.filter(file => !roots.some(root => file.startsWith(`${join(folder, root)}/`)));
  return [
    { target: 'weapp', part: 'main', ...bytesOf(main), ...LIMITS.main, counts: 'bytes' },
    ...roots.map(root => ({ target: 'weapp', part: root, ...bytesOf(within(root)), ...LIMITS.subpackage, counts: 'bytes' })),
  ];
};

/** Which script holds a chunk, read from the scripts themselves: `push([["12"],{…` */
const chunkFiles = scripts => {
  const files = new Map();
  for (const script of scripts) {
    const ids = /\.push\(\[\[([^\]]*)\]/.exec(readFileSync(script, 'utf8'))?.[1] ?? '';
    for (const id of ids.split(',')) files.set(id.replaceAll('"', '').trim(), script);
  }
  return files;
};

/** The scripts that the first page needs: what index.html names and the chunks of the home page's route. */
export const firstLoadScripts = folder => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<script[^>]+src="\.?\/?([^"]+)"/g)].map(match => join(folder, match[1]));
  const everyScript = readdirSync(join(folder, 'js'))
    .filter(name => name.endsWith('.js'))
    .map(name => join(folder, 'js', name));
  const entry = named.map(file => readFileSync(file, 'utf8')).join('\n');
  const load = /path"?:\s*"\/?pages\/home\/index".{0,120}?\[((?:Promise\.all\(\[.*?\]\)|\w+\.e\([^)]*\)))/.exec(entry)?.[1];
  if (!load) throw new Error('the home page is not in the route table of the built app');
  const files = chunkFiles(everyScript);
  const chunks = [...load.matchAll(/\.e\("?([\w-]+)"?\)/g)].map(match => files.get(match[1]));
  return [...new Set([...named, ...chunks])].filter(Boolean).sort();
};

export const h5Sizes = folder => [
  { target: 'h5', part: 'first-load', ...bytesOf(firstLoadScripts(folder)), ...LIMITS.firstLoad, counts: 'gzipBytes' },
];

const kb = bytes => `${(bytes / 1024).toFixed(0)} kB`.padStart(8);
const verdict = row => (row[row.counts] > row.limitBytes ? 'TOO LARGE' : row[row.counts] > row.aim ? 'above the aim' : 'ok');
const asLine = row =>
  `${row.target.padEnd(6)} ${row.part.padEnd(11)} ${kb(row.bytes)} ${kb(row.gzipBytes)} gzip   limit ${kb(row.limitBytes)}${row.counts === 'gzipBytes' ? ' gzip' : ''}   ${verdict(row)}`;
const asJson = ({ target, part, bytes, gzipBytes, limitBytes }) => JSON.stringify({ target, part, bytes, gzipBytes, limitBytes });

/** Tells each part's size. @throws Error naming what is over its limit */
export const weigh = (rows, print = asLine) => {
  for (const row of rows) console.log(print(row));
  const large = rows.filter(row => row[row.counts] > row.limitBytes);
  if (large.length > 0) throw new Error(`over the limit: ${large.map(row => `${row.target} ${row.part}`).join(', ')}`);
};

const main = () => {
  const args = process.argv.slice(2);
  const dist = args.includes('--dist') ? resolve(args[args.indexOf('--dist') + 1]) : at('dist');
  const missing = ['weapp/app.json', 'h5/index.html'].filter(file => !existsSync(join(dist, file)));
  if (missing.length > 0) throw new Error(`not built yet: ${missing.map(file => `dist/${file}`).join(', ')}; run npm run build first`);
  weigh([...weappSizes(join(dist, 'weapp')), ...h5Sizes(join(dist, 'h5'))], args.includes('--json') ? asJson : asLine);
};

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
