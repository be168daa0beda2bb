import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORGANISATION_USAGE } from '../../migrations/organisation/command';
import { native, startMall, type Mall } from './harness';
import { whole } from './support/whole';

const EXAMPLES = join(__dirname, '../../docs/examples');
const ORG = ['categories', 'brands', 'stores', 'counters', 'products', 'agreements', 'invitations'] as const;

let mall: Mall;
let folder: string;
let file: string;
beforeAll(async () => {
  mall = await startMall();
  folder = mkdtempSync(join(tmpdir(), 'yima-organisation-'));
  file = join(folder, 'organisation.json');
}, 60_000);
afterAll(async () => {
  await mall?.close();
  rmSync(folder, { recursive: true, force: true });
});
/** A store as a new environment has it: collections and indexes, and nothing in them. */
beforeEach(async () => {
  for (const name of ORG) await mall.deps.db.collection(name).removeWhere({ _id: mall.deps.db.command.gt('') });
  for (const name of ['organisation.json', 'products.csv']) copyFileSync(join(EXAMPLES, name), join(folder, name));
});

const run = (...args: string[]) => native().organisationCommand(mall.deps, ['--file', file, ...args]);
const change = (edit: (given: any) => void) => {
  const given = JSON.parse(readFileSync(file, 'utf8'));
  edit(given);
  writeFileSync(file, JSON.stringify(given));
};
const dump = async () => Object.fromEntries(await Promise.all(ORG.map(async name => [name, await whole(mall.deps.db, name)])));
const passcodeOf = (told: string, key: string) => new RegExp(`${key}.*passcode (\\w{6})`).exec(told)![1]!;

test('the example of the docs makes an environment that works: its first manager invites, headquarters signs in, articles are there', async () => {
  const told = await run();
  expect(told).toContain('counters: 1 new, 0 changed, 0 the same');
  const manager = mall.stranger();
  const accepted = await mall.ask('guide', manager, 'invitation.accept', { passcode: passcodeOf(told, 'hubin-manager'), name: '方岚' });
  expect(accepted.state).toBe('active');
  const as = { storeId: 'st_hubin', terminalId: 'terminal-org-1', role: 'store-manager' } as const;
  const invited = await mall.ask('ops', manager, 'staff.invite', { role: 'guide', counterIds: ['ct_hubin_qingluo'] }, { as });
  expect(invited.passcode).toHaveLength(6);
  const brand = mall.stranger();
  await mall.ask('guide', brand, 'invitation.accept', { passcode: passcodeOf(told, 'brand-operator'), name: '白鹭' });
  const home = await mall.ask('guide', brand, 'post.list');
  expect(home.posts).toEqual([expect.objectContaining({ role: 'brand-operator', brand: expect.objectContaining({ brandId: 'br_qingluo' }) })]);
  expect((await whole<any>(mall.deps.db, 'products')).map(({ name, priceFen, counterIds }) => [name, priceFen, counterIds]).sort()).toEqual([
    ['真丝衬衫', 69_950, ['ct_hubin_qingluo']],
    ['羊毛双面大衣', 189_900, ['ct_hubin_qingluo']],
  ]);
});

test('a manager never sees the passcodes that open headquarters, and cannot take them back', async () => {
  const told = await run();
  const manager = mall.stranger();
  await mall.ask('guide', manager, 'invitation.accept', { passcode: passcodeOf(told, 'hubin-manager'), name: '方岚' });
  const as = { storeId: 'st_hubin', terminalId: 'terminal-org-1', role: 'store-manager' } as const;
  expect((await mall.ask('ops', manager, 'staff.list', {}, { as })).invitations).toEqual([]);
  expect((await mall.call('ops', manager, 'invitation.withdraw', { invitationId: 'inv_org-finance' }, { as })).code).toBe('INVITATION_NOT_FOUND');
});

test('a second run changes what differs and nothing else; what the file does not name stays', async () => {
  await run();
  const before = await dump();
  const again = await run();
  expect(await dump()).toEqual(before);
  expect(again).toContain('brands: 0 new, 0 changed, 1 the same');
  change(given => {
    given.stores[0].undoMinutes = 30;
    given.brands[0].agreement.data = ['手机号'];
    given.categories.push({ id: 'cat_mens', name: '男装', parentId: 'cat_apparel' });
    given.people = [];
    delete given.products;
  });
  const told = await run();
  expect(told).toContain('categories: 1 new, 0 changed, 2 the same');
  expect(told).toContain('products: 0 new, 0 changed, 0 the same, 2 not in the file and left alone');
  expect((await whole<any>(mall.deps.db, 'brands'))[0].agreement.data).toEqual(['手机号']);
  change(given => delete given.stores[0].undoMinutes);
  await run();
  expect(await whole(mall.deps.db, 'stores')).toEqual(before['stores']);
});

test('a passcode that was used is not given again, one that is open is told again', async () => {
  const first = await run();
  await mall.ask('guide', mall.stranger(), 'invitation.accept', { passcode: passcodeOf(first, 'operator'), name: '周菁' });
  const second = await run();
  expect(second).toContain('group-operator operator (集团运营): taken');
  expect(passcodeOf(second, 'finance')).toBe(passcodeOf(first, 'finance'));
});

test('a dry run says what would be done and does nothing', async () => {
  expect(await run('--dry-run')).toContain('dry run: nothing was written');
  expect((await dump())['brands']).toEqual([]);
});

test.each<[string, (given: any) => void, string]>([
  ['a counter of a store that is not there', given => (given.counters[0].storeId = 'st_none'), 'counters ct_hubin_qingluo: there is no st_none'],
  ['a category that is above itself', given => (given.categories[0].parentId = 'cat_womens'), 'categories cat_apparel: is above itself'],
  ['an id that stands there twice', given => given.stores.push({ ...given.stores[0] }), 'stores: st_hubin stands there twice'],
  ['a welcome pack of an offer that is not there', given => (given.group.welcomePack = ['tp_none']), 'group welcomePack: there is no tp_none'],
  ['a brand operator without a brand', given => delete given.people[2].brandId, 'people qingluo: a brand operator, and nobody else'],
  ['a word that nobody knows', given => (given.group.colour = 'red'), 'group'],
  ['an amount that is no amount', given => (given.stores[0].undoMinutes = -1), 'stores 0 undoMinutes'],
])('%s: refused with its place, and nothing is written', async (_reason, edit, problem) => {
  change(edit);
  await expect(run()).rejects.toThrow(problem);
  expect((await dump())['brands']).toEqual([]);
});

test.each([
  ['a check digit that is wrong', '2000010000015,x,br_qingluo,cat_womens,1,,listed', 'products line 2: the barcode'],
  ['a price with three places', '2000010000012,x,br_qingluo,cat_womens,1.999,,listed', 'products line 2 priceYuan'],
  ['a counter of another brand', '2000010000012,x,br_qingluo,cat_womens,1,ct_none,listed', 'ct_none is no counter of br_qingluo'],
])('an article with %s: refused with its line', async (_reason, line, problem) => {
  writeFileSync(join(folder, 'products.csv'), `barcode,name,brandId,categoryId,priceYuan,counterIds,state\n${line}\n`);
  await expect(run()).rejects.toThrow(problem);
});

test('says how it is used', async () => {
  expect(await native().organisationCommand(mall.deps, [])).toBe(ORGANISATION_USAGE);
});
