const { join } = require('node:path');
const { boot } = require('./support/boot');
const { fullPage, PAGE } = require('./support/full');
const { LIMITS } = require('./support/page');
const { post, root, startRuntime } = require('./support/runtime');
// what the browser's walk makes, made over the same wire; jsdom has no fetch of its own
globalThis.fetch = async (url, { body, headers } = {}) => {
  const answer = await post(url, body && JSON.parse(body), headers, body ? 'POST' : 'GET');
  return { json: async () => answer };
};
const { makeWorld, queryOf, routeNames, whoOpens } = require('../e2e/support/cast.ts');
const { login, personWith } = require('../e2e/support/people.ts');
const { newMember } = require('../e2e/support/world.ts');
const { routes } = require('../../src/routes.ts');

const dist = join(root, 'dist/weapp');
/** Of a limit; what the world of the walk holds differs from run to run, and may not tip a page over. */
const ROOM = 0.85;
// the runtime starts with a seeded mall, which takes a minute on a machine that is busy with something else
jest.setTimeout(180_000);

/** Pages whose list has something in the world of the walk; it is filled up to a whole page. */
const LISTS = ['home', 'coupons', 'inbox', 'points', 'consents', 'devices', 'today', 'statements', 'statement', 'offers', 'joining', 'audit', 'staff'];
/** Pages with nothing that a tap in the mini program answers, and why. */
const QUIET = {
  points: 'words and figures',
  tier: 'words and figures',
  wecom: 'words',
  shift: 'figures',
  badge: 'a code to be shown',
  unmet: 'nothing is left to look into',
  signin: 'for a browser only',
};
/** What a page is for, in the order in which it is looked for: the thumb's place, what stands for it, its first button. */
const ACTIONS = [
  '.y-page__action .y-button',
  '.eye--button',
  '.bench__entry',
  '.office__tile',
  '.inbox-row',
  '.cards__card',
  '.y-page__body .y-button',
  '.y-cell',
  '.code-card__digits',
  '.y-tabs__tab',
  '.y-chip',
];

let runtime;
let world;
beforeAll(async () => {
  runtime = await startRuntime();
  process.env.YIMA_E2E_PORT = new URL(runtime.url).port;
  world = await makeWorld(await login(await personWith('shopper', '券包')), await newMember());
});
afterAll(() => runtime?.close());

/** The phone of whoever a page is for, at her post; `lists` notes how long the lists were that it was answered with. */
const phoneFor = name => {
  const someone = whoOpens(name, world);
  const { token } = someone.who ?? someone;
  const ask = runtime.caller(token);
  const [lists, calls] = [[], []];
  const call = async (fn, data) => {
    calls.push(data.action);
    const answer = fullPage(await ask(fn, data));
    if (Array.isArray(answer?.data?.items)) lists.push(answer.data.items.length);
    return answer;
  };
  const post = someone.who ? { 'yima.me.acting': JSON.stringify(someone.acting), 'yima.terminal': JSON.stringify(someone.as.terminalId) } : {};
  return { mini: boot({ root: dist, call, stored: post }), lists, calls };
};

const atRest = page => () => ['is-ready', 'is-empty'].some(state => page.all('.y-page').some(node => page.classesOf(node).includes(state)));

const open = async name => {
  const { mini, lists, calls } = phoneFor(name);
  const query = queryOf(name, world);
  const page = await mini.launch(`/${routes[name].path}${query ? `?${query}` : ''}`);
  await page.waitFor('its content', atRest(page));
  await page.settle();
  return { mini, page, lists, calls };
};

const mainAction = page => ACTIONS.map(selector => page.all(selector)[0]).find(Boolean);

test.each(routeNames)('%s, with all that a busy person has: each payload stays small, and its main action answers a tap', async name => {
  const { mini, page, lists, calls } = await open(name);
  const [first, ...updates] = page.payloads.filter(({ keys }) => keys.some(key => key.startsWith('root'))).map(({ bytes }) => bytes);
  expect(mini.errors).toEqual([]);
  expect(first).toBeLessThanOrEqual(LIMITS.first * ROOM);
  expect(Math.max(0, ...updates)).toBeLessThanOrEqual(LIMITS.update * ROOM);
  if (LISTS.includes(name)) expect(Math.max(...lists)).toBeGreaterThanOrEqual(PAGE);
  if (!QUIET[name]) {
    const button = mainAction(page);
    expect(button).toBeDefined();
    const state = () => JSON.stringify([mini.stack(), page.text(), calls.length, mini.seen]);
    const before = state();
    await page.fire(button, 'tap');
    await page.waitFor('an answer to the tap', () => state() !== before, 2000);
    // a page that it led to has come up before everything is closed
    await page.settle();
    await page.settle();
    expect(mini.errors).toEqual([]);
  }
  mini.close();
});
