const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { boot } = require('./support/boot');
const { LIMITS } = require('./support/page');
const { root } = require('./support/runtime');

const dist = join(root, 'dist/weapp');
const { pages, subPackages = [] } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
const paths = [...pages, ...subPackages.flatMap(each => each.pages.map(page => `${each.root}/${page}`))];

const offline = () => Promise.reject({ errMsg: 'cloud.callFunction:fail request:fail' });
const silent = () => new Promise(() => {});
const broken = () => Promise.resolve({ errMsg: 'not an envelope' });

const open = async (path, call) => {
  const mini = boot({ root: dist, call });
  const page = await mini.launch(`/${path}`);
  await page.settle();
  await page.settle();
  return { mini, page: mini.current() };
};

const rootClasses = page => page.classesOf(page.one('.y-page'));

describe.each(paths)('%s', path => {
  test.each([
    ['nothing answers', silent],
    ['there is no network', offline],
    ['the answer is not understood', broken],
  ])('renders and does not break when %s', async (_why, call) => {
    const { mini, page } = await open(path, call);
    expect(mini.errors).toEqual([]);
    expect(rootClasses(page)).toContain('y-page');
    expect(page.text().trim()).not.toBe('undefined');
    if (rootClasses(page).some(name => name === 'is-offline' || name === 'is-error')) expect(page.text()).toContain('再试一次');
    mini.close();
  });

  test('its first screen travels in little', async () => {
    const { mini, page } = await open(path, offline);
    const [first, ...updates] = page.payloads.filter(({ keys }) => keys.some(key => key.startsWith('root')));
    expect(first.bytes).toBeLessThanOrEqual(LIMITS.first);
    for (const { bytes } of updates) expect(bytes).toBeLessThanOrEqual(LIMITS.update);
    mini.close();
  });
});

test('a page that failed for want of a network asks again when it is tapped', async () => {
  let calls = 0;
  const { mini, page } = await open('pages/home/index', () => {
    calls += 1;
    return offline();
  });
  const before = calls;
  await page.press('再试一次');
  expect(calls).toBeGreaterThan(before);
  mini.close();
});

test('inside WeCom every entry leads to the page that says to open it in WeChat', async () => {
  const mini = boot({ root: dist, call: silent, environment: 'wxwork' });
  const page = await mini.launch('/pages/home/index');
  await page.settle();
  await page.settle();
  expect(mini.stack().at(-1)).toBe('pages/wecom/index');
  mini.close();
});
