const { spawnSync } = require('node:child_process');
const { chmodSync, readdirSync, readFileSync, existsSync } = require('node:fs');
const { dirname, join } = require('node:path');

const PLATFORM = { darwin: 'mac', linux: 'linux', win32: 'windows' }[process.platform];
const program = name => {
  const path = join(dirname(require.resolve('miniprogram-compiler')), 'bin', PLATFORM, PLATFORM === 'windows' ? `${name}.exe` : name);
  // npm runs no install script here, so nobody made it executable yet
  if (PLATFORM !== 'windows') chmodSync(path, 0o755);
  return path;
};

/** Paths of all files with an extension under a folder, relative to it. */
const filesOf = (root, extension) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith(extension))
    .sort();

const run = (name, root, args) => {
  const result = spawnSync(program(name), args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (result.error) throw result.error;
  return { ok: result.status === 0, output: result.stdout, words: result.stderr };
};

/** Compiles every WXML (with its WXS) as WeChat's tools do; the words name file and line when it fails. */
const compileWxml = root => {
  const files = filesOf(root, '.wxml');
  const components = files
    .map(file => [file, join(root, file.replace(/\.wxml$/, '.json'))])
    .filter(([, json]) => existsSync(json))
    .map(([file, json]) => [file, Object.keys(JSON.parse(readFileSync(json, 'utf8')).usingComponents ?? {})])
    .filter(([, names]) => names.length > 0);
  const described = [components.length, ...components.flatMap(([file, names]) => [file, names.length, ...names])].join(' ');
  return { files, ...run('wcc', root, ['-d', '-cc', described, ...files, ...filesOf(root, '.wxs'), '-gn', '$gwx']) };
};

/** Compiles every WXSS. */
const compileWxss = root => {
  const files = filesOf(root, '.wxss');
  return { files, ...run('wcsc', root, ['-db', '-pc', String(files.length), ...files]) };
};

module.exports = { compileWxml, compileWxss, filesOf };
