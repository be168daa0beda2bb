import { existsSync, writeFileSync } from 'node:fs';
import { hashOf, readIfThere } from './files.mjs';
import { at } from './paths.mjs';
import { runNode } from './run.mjs';

const INPUTS = [
  'src',
  'core',
  'config',
  'package-lock.json',
  'babel.config.js',
  'tsconfig.base.json',
  'tsconfig.json',
  'project.config.json',
];
const isTest = path => /\.test\.tsx?$/.test(path);
const OUTPUT = { h5: 'index.html', weapp: 'app.json' };

/** Where a build lies; the browser's for an environment has a place beside the one that `npm start` serves. */
export const outputOf = (platform, target) => (platform === 'h5' && target === 'cloud' ? 'h5-cloud' : platform);

/**
 * Builds the app for one platform into dist/<platform> (`h5-cloud` for a browser that calls an environment), unless its inputs are those of the last build.
 * @param {'h5' | 'weapp'} platform
 * @param {{ target?: 'local' | 'cloud', force?: boolean }} [options] which transport is compiled in; local for h5, cloud for weapp
 * @returns {Promise<{ built: boolean, output: string }>} rejects with the compiler's words when it fails
 */
export const buildApp = async (platform, { target = platform === 'h5' ? 'local' : 'cloud', force = false } = {}) => {
  const folder = outputOf(platform, target);
  const stamp = at('dist', `.stamp-${folder}`);
  const hash = `${target} ${process.env.YIMA_CLOUD_ENV ?? ''} ${hashOf(
    INPUTS.map(input => at(input)),
    isTest,
  )}`;
  const complete = existsSync(at('dist', folder, OUTPUT[platform]));
  if (!force && complete && readIfThere(stamp) === hash) return { built: false, output: '' };
  const result = await runNode(at('node_modules', '@tarojs', 'cli', 'bin', 'taro'), ['build', '--type', platform], {
    env: { NODE_ENV: 'production', YIMA_TARGET: target, YIMA_OUTPUT: folder },
  });
  // Taro ends with 0 after some compile errors, so its words and its output count as well
  const wrote = existsSync(at('dist', folder, OUTPUT[platform]));
  const broken = /Failed to compile|Module not found|编译失败|✖ 编译|ERROR in/i.test(result.output);
  if (!result.ok || !wrote || broken) throw new Error(`taro build --type ${platform} failed:\n${result.output.slice(-8000)}`);
  writeFileSync(stamp, hash);
  return { built: true, output: result.output };
};
