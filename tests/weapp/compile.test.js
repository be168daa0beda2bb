const { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { compileWxml, compileWxss, filesOf } = require('./support/compiler');
const { root } = require('./support/runtime');

const dist = join(root, 'dist/weapp');
const appJson = () => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));

describe('the built mini program, as WeChat compiles it', () => {
  test('every WXML compiles', () => {
    const { ok, words, files } = compileWxml(dist);
    expect({ ok, words }).toEqual({ ok: true, words: expect.not.stringMatching(/error/i) });
    expect(files.length).toBeGreaterThan(appJson().pages.length);
  });

  test('every WXSS compiles', () => {
    const { ok, words, files } = compileWxss(dist);
    expect({ ok, words }).toEqual({ ok: true, words: expect.not.stringMatching(/error/i) });
    expect(files).toContain('app.wxss');
  });

  test('a broken WXML or WXSS would be found, with its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yima-wxml-'));
    try {
      cpSync(dist, folder, { recursive: true });
      writeFileSync(join(folder, 'broken.wxml'), '<view><text></view>');
      writeFileSync(join(folder, 'broken.wxss'), '.a { color: }} b');
      expect(compileWxml(folder)).toMatchObject({ ok: false, words: expect.stringContaining('broken.wxml') });
      expect(compileWxss(folder)).toMatchObject({ ok: false, words: expect.stringContaining('broken.wxss') });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('every page of app.json has its four files, tab icons are there and small', () => {
    const { pages, subPackages = [], tabBar } = appJson();
    const paths = [...pages, ...subPackages.flatMap(each => each.pages.map(page => `${each.root}/${page}`))];
    const all = new Set(['.js', '.json', '.wxml', '.wxss'].flatMap(extension => filesOf(dist, extension)));
    for (const path of paths) for (const extension of ['.js', '.json', '.wxml']) expect(all).toContain(`${path}${extension}`);
    for (const item of tabBar.list)
      for (const icon of [item.iconPath, item.selectedIconPath]) expect(readFileSync(join(dist, icon)).length).toBeLessThan(40 * 1024);
  });

  test('there is no native component of our own: one would need its own tests here', () => {
    const used = filesOf(dist, '.json').flatMap(file => Object.values(JSON.parse(readFileSync(join(dist, file), 'utf8')).usingComponents ?? {}));
    expect([...new Set(used.map(path => path.replace(/^(\.\.\/|\.\/)*/, '')))]).toEqual(['comp']);
  });

  test('nothing of the local login or the local runtime is inside', () => {
    const found = filesOf(dist, '.js').filter(file =>
      /YIMA_LOCAL_LOGIN|x-yima-login|\/_(people|wechat|console)\b/.test(readFileSync(join(dist, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
