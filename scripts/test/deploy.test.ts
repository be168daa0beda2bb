import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

/** `deploy.mjs` is an ES module that jest does not load; Node itself is asked. */
const found = (folders: string[]): string[] =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { localMarks } from './scripts/deploy.mjs'; console.log(JSON.stringify(localMarks(${JSON.stringify(folders)})));`,
      ],
      { encoding: 'utf8' },
    ),
  ) as string[];

const run = (args: string[], env: Record<string, string>): { code: number; text: string } => {
  try {
    return {
      code: 0,
      text: execFileSync(process.execPath, ['scripts/deploy.mjs', ...args], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...env },
        stdio: 'pipe',
      }),
    };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { code: status, text: stderr };
  }
};

describe('a deploy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yima-deploy-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('finds the demo login and the played WeChat wherever in a bundle they are, and nothing else', () => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    writeFileSync(join(folder, 'clean.js'), 'wx.login()');
    writeFileSync(join(folder, 'deep', 'er', 'common.js'), 'var m="YIMA_LOCAL_LOGIN"');
    writeFileSync(join(folder, 'deep', 'pay.js'), 'fetch("/_wechat/pay",{method:"POST"})');
    writeFileSync(join(folder, 'deep', 'near.js'), 'var a="/people",b="my_wechat"');
    expect(found([folder, join(folder, 'not-there')]).sort()).toEqual([
      join(folder, 'deep', 'er', 'common.js'),
      join(folder, 'deep', 'pay.js'),
    ]);
  });

  test.each([
    [[], {}, 'npm run deploy -- --env', 'without an environment it says how to call it'],
    [['--env', 'prod'], {}, 'YIMA_PHONE_KEYS', 'without keys it names them before anything is built'],
    [
      ['--env', 'prod'],
      { YIMA_PHONE_KEYS: 'x', YIMA_DEVICE_KEYS: 'x', YIMA_HASH_KEY: 'x', YIMA_LOGIN_KEY: 'x' },
      'TENCENTCLOUD_SECRETID',
      'without a cloud key it refuses',
    ],
  ])('called with %j and %j it fails and mentions %s: %s', (args, env, mention) => {
    const { code, text } = run(args, env);
    expect(code).toBe(1);
    expect(text).toContain(mention);
  });
});
