import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runInNewContext } from 'node:vm';
import { join } from 'node:path';
import { createPeople, homeOf, type Person } from './people';
import { peoplePage, safeTarget } from './people-page';
import { peopleScript } from './people-script';

const person = (change: Partial<Person> = {}): Person => ({
  personId: 'p1',
  openid: 'o-1',
  name: '林悦',
  role: 'guide',
  title: '云裳女装 · 导购',
  phone: '13900000001',
  note: '一楼 A12 专柜',
  ...change,
});
let folder: string;
let count = 0;
const randomHex = (bytes: number): string => (count += 1).toString(16).padStart(bytes * 2, '0');
const open = () =>
  createPeople({
    peopleFile: join(folder, 'people.json'),
    loginsFile: join(folder, 'logins.json'),
    randomHex,
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-people-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a login is known by its token alone, and by each one apart', () => {
  const people = open();
  people.set({ people: [person(), person({ personId: 'p2', openid: 'o-2' })] });
  const first = people.login('p1')!;
  const second = people.login('p2')!;
  expect(people.whois(first.token)).toMatchObject({ openid: 'o-1' });
  expect(people.whois(second.token)).toMatchObject({ openid: 'o-2' });
  expect(people.whois('p1')).toBeNull();
  expect(people.whois(undefined)).toBeNull();
  expect(people.login('nobody')).toBeNull();
});

test('somebody new is a different person each time, with a phone number of her own that nobody in the world has', () => {
  const people = open();
  const all = Array.from({ length: 20 }, () => people.loginFresh().person);
  expect(new Set(all.map(one => one.openid)).size).toBe(20);
  expect(new Set(all.map(one => one.phone)).size).toBe(20);
  expect(all.every(one => /^1549\d{7}$/.test(one.phone) && one.role === 'shopper')).toBe(true);
});

test('logins, also of new people, outlive a restart, in files for the owner alone', () => {
  const people = open();
  people.set({ people: [person()], demoScene: 'b1' });
  const token = people.login('p1')!.token;
  const fresh = people.loginFresh();
  const again = open();
  expect(again.whois(token)).toEqual(person());
  expect(again.whois(fresh.token)).toEqual(fresh.person);
  expect(again.byOpenid(fresh.person.openid)).toEqual(fresh.person);
  expect(again.all().demoScene).toBe('b1');
  expect(statSync(join(folder, 'logins.json')).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, 'logins.json'), 'utf8')).toContain(token);
});

test('the login of a person who is no longer in the file is nobody', () => {
  const people = open();
  people.set({ people: [person()] });
  const { token } = people.login('p1')!;
  people.set({ people: [] });
  expect(people.whois(token)).toBeNull();
});

test.each([
  ['a shopper opens home', person({ role: 'shopper' }), '/pages/home/index'],
  ['a guide opens her workbench', person(), '/guide/pages/workbench/index'],
  ['a store manager opens the workbench', person({ role: 'store-manager' }), '/guide/pages/workbench/index'],
  ['a page of her own wins', person({ to: '/pages/wallet/index' }), '/pages/wallet/index'],
])('%s', (_reason, who, to) => {
  expect(homeOf(who)).toBe(to);
});

test.each([
  ['a page', '/pages/join/index?scene=b1', '/pages/join/index?scene=b1'],
  ['a page with the hash before it', '/#/pages/home/index', '/pages/home/index'],
  ['an escaped value', '/pages/join/index?scene=b%3D7%26x', '/pages/join/index?scene=b%3D7%26x'],
  ['another site', 'https://example.com/', null],
  ['another site without its scheme', '//example.com/pages/home/index', null],
  ['another site behind a hash', '/#//example.com', null],
  ['a script', 'javascript:alert(1)', null],
  ['a way up', '/pages/../../etc', null],
  ['a quote', '/pages/home/index?x="', null],
  ['nothing', null, null],
])('where a login leads: %s', (_reason, to, answer) => {
  expect(safeTarget(to)).toBe(answer);
});

describe('the page', () => {
  const file = {
    people: [
      person(),
      person({ personId: 's1', role: 'shopper' as const, name: '苏晴' }),
      person({ personId: 'm1', role: 'store-manager' as const, name: '高原' }),
    ],
    demoScene: 'b1',
  };

  test('groups people as 顾客, 导购 and 店长 and offers somebody new', () => {
    const page = peoplePage(file);
    const order = ['第一次来？', '>顾客<', '苏晴', '新顾客', '>导购<', '林悦', '>店长<', '高原'].map(word =>
      page.indexOf(word, page.indexOf('<header>')),
    );
    expect(order.every(at => at > 0)).toBe(true);
    expect(page.indexOf('>顾客<')).toBeLessThan(page.indexOf('>导购<'));
    expect(page.indexOf('>导购<')).toBeLessThan(page.indexOf('>店长<'));
  });

  test('leads somebody new through the badge in this window, and opens the workbench in a second one', () => {
    const page = peoplePage(file);
    expect(page).toContain('data-fresh="1" data-to="/pages/join/index?scene=b1" data-fixed="1"');
    expect(page).toMatch(
      /href="\/_people\?as=p1&#38;to=%2Fguide%2Fpages%2Fworkbench%2Findex" target="_blank" rel="noopener"/,
    );
  });

  test('shows the whole number of each person, for the service desk', () => {
    const page = peoplePage(file);
    for (const { phone } of file.people) expect(page).toContain(`<small>手机号 ${phone}</small>`);
  });

  test('what the seed wrote is text, never markup', () => {
    const page = peoplePage({
      people: [person({ name: '<img src=x onerror=alert(1)>', personId: '"><script>' })],
    });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('"><script>');
  });

  test('no picture, font or script comes from another host', () => {
    expect(peoplePage(file)).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

/** Runs the page's script beside just enough of a browser, taps a button and says where it leads. */
const tap = async (search: string, dataset: Record<string, string>): Promise<string> => {
  let click = (_event: unknown): void => undefined;
  const element = {
    addEventListener: () => undefined,
    setAttribute: () => undefined,
    querySelector: () => ({}),
  };
  const led = new Promise<string>(resolve => {
    runInNewContext(peopleScript, {
      URLSearchParams,
      location: { search, assign: resolve },
      sessionStorage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
      window: { addEventListener: () => undefined },
      document: {
        body: element,
        getElementById: () => element,
        addEventListener: (_type: string, listener: typeof click) => {
          click = listener;
        },
      },
      fetch: async () => ({ ok: true, json: async () => ({ token: 't', to: dataset.to }) }),
    });
  });
  click({ target: { closest: () => ({ dataset }) } });
  return led;
};

const bench = '/guide/pages/workbench/index';
const to = (path: string): string => `?to=${encodeURIComponent(path)}`;

test.each([
  ['nothing was asked for', '', { person: 'p1', to: bench }, `/#${bench}`],
  [
    'the app sent her here from its start page',
    to('/pages/home/index'),
    { person: 'p1', to: bench },
    `/#${bench}`,
  ],
  [
    'the same for a shopper, whose start page it is',
    to('/pages/home/index'),
    { person: 's1', to: '/pages/home/index' },
    '/#/pages/home/index',
  ],
  [
    'the app sent her here from another page',
    to('/guide/pages/today/index'),
    { person: 'p1', to: bench },
    '/#/guide/pages/today/index',
  ],
  [
    'a guided journey has its own page',
    to('/pages/coupons/index'),
    { fresh: '1', fixed: '1', to: '/pages/join/index?scene=b1' },
    '/#/pages/join/index?scene=b1',
  ],
])('a tap on a person when %s', async (_reason, search, dataset, answer) => {
  expect(await tap(search, dataset)).toBe(answer);
});
