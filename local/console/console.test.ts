import { request } from 'node:http';
import { openProbe, type Probe } from '../gateway/testing';
import { html } from './html';
import { createObservations } from './observations';
import { readable } from './readable';

const EVIL = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
let probe: Probe;
const visit = (path = '') => probe.ask(`/_console${path}`);
const add = (collectionName: string, docs: object[]) =>
  probe.post('/admin', {
    action: 'database.insertDocument',
    collectionName,
    data: docs.map(doc => JSON.stringify(doc)),
  });

beforeAll(async () => {
  probe = await openProbe();
  await probe.admin({ action: 'collection.create', collection: 'goods' });
});
afterAll(() => probe.close());

test.each([
  ['', '概览'],
  ['/data', '集合'],
  ['/data/goods', '条件'],
  ['/queries', '浪费的查询'],
  ['/functions', '冷启动'],
  ['/functions/probe', '日志'],
  ['/timers', 'minute'],
  ['/faults', '时钟'],
  ['/messages', '消息'],
  ['/files', '文件'],
  ['/people', '林悦'],
])('/_console%s is a page', async (path, words) => {
  const { status, text, headers } = await visit(path);
  expect(status).toBe(200);
  expect(text).toContain(words);
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'nonce-[^']+'/);
  expect(headers.get('cache-control')).toBe('no-store');
});

test.each(['/nothing', '/data/nothing', '/functions/nothing', '/constructor', '/data/__proto__'])(
  '%s is not there, and says so on a page',
  async path => {
    expect(await visit(path)).toMatchObject({ status: 404, text: expect.stringContaining('这里什么都没有') });
  },
);

test('each page has a nonce of its own, and no script or style without it', async () => {
  const nonces = await Promise.all([visit(), visit()]);
  const found = nonces.map(page => /nonce="([^"]+)"/.exec(page.text)![1]);
  expect(found[0]).not.toBe(found[1]);
  expect(nonces[0]!.text.match(/<(script|style)(?! nonce=)/g)).toBeNull();
});

describe('documents', () => {
  beforeAll(() =>
    add(
      'goods',
      Array.from({ length: 45 }, (_, n) => ({
        _id: `g${n}`,
        n,
        at: { $date: { $numberLong: '1800000000000' } },
      })),
    ),
  );
  const shown = (text: string): number => text.split('<details>').length - 1;

  test('come twenty to a page, with a way on and back', async () => {
    const first = await visit('/data/goods');
    expect(shown(first.text)).toBe(20);
    expect(first.text).toContain('下一页');
    expect(first.text).not.toContain('上一页');
    const last = await visit('/data/goods?page=2');
    expect(shown(last.text)).toBe(5);
    expect(last.text).not.toContain('下一页');
    expect(last.text).toContain('上一页');
  });

  test('are filtered and sorted by JSON, and the page says what it cost', async () => {
    const query = new URLSearchParams({ q: '{"n":{"$gte":43}}', sort: '{"n":-1}' });
    const { text } = await visit(`/data/goods?${query}`);
    expect(shown(text)).toBe(2);
    expect(text.indexOf('>g44<')).toBeLessThan(text.indexOf('>g43<'));
    expect(text.replace(/\s+/g, ' ')).toMatch(/读了 45 条，给出 2 条 · 逐条读取 · 读出后排序 · [\d.]+ ms/);
  });

  test('have dates a person can read', async () => {
    expect((await visit('/data/goods')).text).toContain('2027-01-15 16:00:00 +08:00');
  });

  test.each([
    ['is no JSON', 'q={n'],
    ['is a list', 'q=[]'],
    ['has an unknown operator', 'q={"n":{"$nope":1}}'],
    ['sorts by a word', 'sort={"n":"up"}'],
  ])('a filter that %s is explained, not answered with everything', async (_why, query) => {
    const { status, text } = await visit(`/data/goods?${encodeURI(query)}`);
    expect(status).toBe(200);
    expect(text).toContain('role="alert"');
    expect(shown(text)).toBe(0);
  });

  test('a page number that is none is the first page', async () => {
    for (const page of ['-1', 'x', '1e999'])
      expect(shown((await visit(`/data/goods?page=${page}`)).text)).toBe(20);
  });
});

test('looking at documents is not counted among the wasteful questions of the app', async () => {
  await add(
    'goods',
    Array.from({ length: 300 }, (_, n) => ({ _id: `more${n}` })),
  );
  await visit('/data/goods?q={"nobody":1}');
  expect((await visit('/queries')).text).not.toContain('nobody');
});

test('wasteful questions of the app are there, with the index they want', async () => {
  await add(
    'goods',
    Array.from({ length: 300 }, (_, n) => ({ _id: `many${n}` })),
  );
  const ask = { action: 'database.getDocument', collectionName: 'goods', query: '{"colour":"red"}' };
  await probe.post('/admin', ask);
  await probe.post('/admin', ask);
  const { text } = await visit('/queries');
  expect(text).toContain('{ colour: eq }');
  expect(text).toContain('{ colour: 1 }');
});

describe('words from outside are words', () => {
  const clean = (text: string): void => {
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain(EVIL);
  };

  test('in documents, their ids and the filter', async () => {
    await add('goods', [{ _id: EVIL, [EVIL]: EVIL }]);
    const query = new URLSearchParams({
      q: JSON.stringify({ _id: EVIL }),
      sort: JSON.stringify({ [EVIL]: 1 }),
    });
    const { text } = await visit(`/data/goods?${query}`);
    expect(text).toContain('&#60;script&#62;');
    clean(text);
    clean((await visit(`/data/goods?q=${encodeURIComponent(EVIL)}`)).text);
  });

  test('in actions, logs and errors of functions', async () => {
    await probe.call('probe', { action: EVIL }, await probe.login());
    const { text } = await visit('/functions/probe');
    expect(text).toContain('&#60;script&#62;');
    clean(text);
    clean((await visit()).text);
    clean((await visit(`/functions/probe?request=${encodeURIComponent(EVIL)}`)).text);
  });

  test('in names of people, faults, messages and files', async () => {
    const person = {
      ...{ personId: EVIL, openid: 'o-evil', name: EVIL, role: 'guide' as const },
      ...{ title: EVIL, phone: '1', note: EVIL, to: EVIL },
    };
    await probe.admin({ action: 'people.set', people: [person] });
    await probe.admin({ action: 'fault.set', kind: 'error', match: { function: EVIL } });
    probe.runtime.subscriptions.sent.push({
      ...{ at: 1, openid: 'o-evil', templateId: EVIL, page: EVIL },
      data: { [EVIL]: { value: EVIL } },
    });
    const { Readable } = await import('node:stream');
    await probe.runtime.storage.files.put(EVIL, 'image/png', Readable.from([Buffer.from('x')]));
    for (const path of ['/people', '/faults', '/messages', '/files']) {
      const { text } = await visit(path);
      expect(text).toContain('&#60;script&#62;');
      clean(text);
    }
  });
});

test.each([
  ['under another name', { host: 'evil.example' }],
  ['from another site', { origin: 'https://evil.example' }],
])('a request %s is refused', async (_how, headers: Record<string, string>) => {
  const status = await new Promise<number>((done, fail) => {
    const req = request(`${probe.runtime.url}/_console`, { headers }, res => {
      res.resume();
      done(res.statusCode!);
    });
    req.on('error', fail);
    req.end();
  });
  expect(status).toBe(403);
});

test('html escapes every kind of value, and only markup is markup', () => {
  expect(
    html`<p title="${'"<&>\''}">${['<b>', html`<i>${'<'}</i>`, 3, null, undefined, false]}</p>`.text,
  ).toBe('<p title="&#34;&#60;&#38;&#62;&#39;">&#60;b&#62;<i>&#60;</i>3</p>');
});

test.each([
  ['a number', { $numberInt: '5' }, 5],
  ['a long that fits', { $numberLong: '5000000000' }, 5_000_000_000],
  ['a long that does not fit', { $numberLong: '9223372036854775807' }, '9223372036854775807'],
  ['no number', { $numberDouble: 'NaN' }, 'NaN'],
  ['a date too far away', { $date: { $numberLong: '9e20' } }, '9e20'],
  ['a field that only looks like it', { $numberInt: '5', b: 1 }, { $numberInt: '5', b: 1 }],
  [
    'an instant',
    { at: 1, joinedAt: { $numberDouble: '1800000000000' } },
    { at: 1, joinedAt: '1800000000000 · 2027-01-15 16:00:00' },
  ],
  ['lists of objects', [{ a: { $oid: 'ff' } }], [{ a: 'ObjectId(ff)' }]],
])('EJSON is readable: %s', (_what, value, expected) => {
  expect(readable(value)).toEqual(expected);
});

test('observations are bounded, whatever is asked', () => {
  const observations = createObservations(() => 1);
  for (let n = 0; n < 1_000; n++) {
    observations.note({
      kind: 'store.wasteful',
      collection: 'c',
      shape: `s${n}`,
      index: 'i',
      examined: n,
      returned: 0,
    });
    observations.note({ kind: 'wire', action: `a${n}`, ms: 1 });
  }
  expect([observations.wasteful().length, observations.verbs().length]).toEqual([200, 200]);
});
