import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { buildApp } from './lib/build-app.mjs';
import { checkNode, installPackages } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { withProgress } from './lib/progress.mjs';

const HELP = `npm start -- [options]
  --port <n>       port on 127.0.0.1 (8787)
  --data <folder>  data folder (.data/local)
  --memory         keep everything in memory
  --pos-key <file> where to write the demo till's key, for npm run pos (pos-key.json in the data folder; with --memory
                   a file that is named at the start and removed at the end)
  --reset          begin anew: remove what the data folder holds
  --rebuild        build the app even when nothing changed
  --help`;

const say = line => console.log(line);

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: at('.data', 'local') },
      memory: { type: 'boolean', default: false },
      'pos-key': { type: 'string' },
      reset: { type: 'boolean', default: false },
      rebuild: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
};

const prepare = async ({ rebuild }) => {
  await installPackages(say);
  // esbuild exists only after the installation
  const { buildFunctions, endBuilds } = await import('./build-functions.mjs');
  const built = await buildFunctions();
  await endBuilds();
  say(`云函数 functions: ${built.functions.join(' ')} (${built.ms} ms)`);
  const app = await withProgress('小程序 H5 app: 检查与构建（首次约一分钟）… building if anything changed', say, () =>
    buildApp('h5', { force: rebuild }),
  );
  say(app.built ? '小程序 H5 app: 已构建 built' : '小程序 H5 app: 无变化 up to date');
};

const startRuntime = async ({ port, data, memory, reset, 'pos-key': posKey }) => {
  const load = createRequire(import.meta.url);
  const { main } = load(at('dist', 'local', 'cli.js'));
  // the build's handlers end at once; from here on the runtime closes its store before it ends
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
  if (reset && !memory) {
    const code = await main(['reset', '--data', data]);
    if (code !== 0) return code;
  }
  say('本机运行环境 local runtime: 启动… starting');
  return main([
    ...[
      'start',
      '--port',
      port,
      '--functions',
      at('dist', 'functions'),
      '--static',
      at('dist', 'h5'),
      '--seed',
      at('dist', 'seed', 'index.js'),
    ],
    ...(memory ? ['--memory'] : ['--data', data]),
    ...(posKey === undefined ? [] : ['--pos-key', posKey]),
  ]);
};

try {
  checkNode();
  const options = readOptions();
  if (options.help) say(HELP);
  else {
    await prepare(options);
    const code = await startRuntime(options);
    if (code !== null) process.exitCode = code;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
