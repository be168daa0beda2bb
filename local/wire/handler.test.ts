import { createServer, request, type RequestOptions } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { startSdkServer } from '../testing/sdk-server';
import { invalidParam } from './errors';
import { createWire, rawAnswer, type WireHandler } from './handler';
import { createStats } from './stats';

const stats = createStats();
const lines: Record<string, unknown>[] = [];
const handlers: Record<string, WireHandler> = {
  'test.echo': (params, ctx) => ({ data: params, seqId: ctx.seqId }),
  'test.refuse': () => {
    throw invalidParam('no');
  },
  'test.bug': () => {
    throw new TypeError('oops');
  },
  'test.raw': () => rawAnswer(Buffer.from([1, 2, 3]), 'image/png'),
};
const wire = createWire(handlers, { stats, log: line => lines.push(line as Record<string, unknown>) });
const server = createServer((req, res) => void wire(req, res));
let port: number;
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

type Answer = { status: number; type: string; body: Buffer };
const post = (
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  to = port,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = {
      port: to,
      host: '127.0.0.1',
      path: '/admin?env=local&seqId=abc',
      method: 'POST',
      headers,
    };
    const req = request(options, res => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode!, type: res.headers['content-type']!, body: Buffer.concat(chunks) }),
      );
    });
    req.on('error', reject);
    req.end(body);
  });
const json = async (body: unknown, to = port) =>
  JSON.parse((await post(JSON.stringify(body), undefined, to)).body.toString()) as { [key: string]: unknown };

test('an answer carries a request id and the data', async () => {
  const answer = await json({ action: 'test.echo', x: 1 });
  expect(answer).toEqual({
    requestId: expect.any(String),
    seqId: 'abc',
    data: { action: 'test.echo', x: 1 },
  });
});

test('a refusal is HTTP 200 with code and message', async () => {
  expect(await json({ action: 'test.refuse' })).toEqual({
    requestId: expect.any(String),
    code: 'INVALID_PARAM',
    message: 'no',
  });
});

test('a bug is an internal error, is logged with its stack, and the next call is answered', async () => {
  lines.length = 0;
  expect(await json({ action: 'test.bug' })).toMatchObject({ code: 'INTERNAL_ERROR' });
  expect(lines[0]).toMatchObject({
    level: 'error',
    kind: 'wire.bug',
    message: 'TypeError: oops',
    stack: expect.any(String),
  });
  expect(await json({ action: 'test.echo' })).toMatchObject({ data: {} });
});

test.each([['no.such'], ['toString'], ['__proto__'], ['constructor'], [undefined], [7]])(
  'the action %p is refused by name',
  async action => {
    expect(await json({ action })).toMatchObject({
      code: 'INVALID_PARAM',
      message: expect.stringContaining(typeof action === 'string' ? action : 'no action'),
    });
  },
);

test.each([
  ['nothing', ''],
  ['half of an object', '{"action":'],
  ['a list', '[1]'],
  ['null', 'null'],
  ['a hundred thousand open brackets', '['.repeat(100_000)],
  ['a hundred thousand nested lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['zero bytes', '\0\0\0'],
])('%s is refused', async (_name, body) => {
  expect(JSON.parse((await post(body)).body.toString())).toMatchObject({ code: 'INVALID_PARAM' });
});

test('a body of 20 MB is refused and the server goes on', async () => {
  expect(JSON.parse((await post(Buffer.alloc(20 * 1024 * 1024, 32))).body.toString())).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('exceeds'),
  });
  expect(await json({ action: 'test.echo' })).toMatchObject({ data: {} });
});

test('a connection cut in the middle of a body leaves the server standing', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'POST /admin HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"action":',
  );
  await new Promise(resolve => setTimeout(resolve, 20));
  socket.destroy();
  expect(await json({ action: 'test.echo' })).toMatchObject({ data: {} });
});

test('a multipart form is read like a JSON body', async () => {
  const form =
    '--b\r\nContent-Disposition: form-data; name="action"\r\n\r\ntest.echo\r\n--b\r\nContent-Disposition: form-data; name="apiName"\r\n\r\n中\r\n--b--\r\n';
  const answer = await post(form, { 'content-type': 'multipart/form-data; boundary=b' });
  expect(JSON.parse(answer.body.toString())).toMatchObject({ data: { action: 'test.echo', apiName: '中' } });
  expect(
    JSON.parse((await post('x', { 'content-type': 'multipart/form-data' })).body.toString()),
  ).toMatchObject({ code: 'INVALID_PARAM' });
});

test('bytes go out as they are', async () => {
  const answer = await post('{"action":"test.raw"}');
  expect([answer.status, answer.type, [...answer.body]]).toEqual([200, 'image/png', [1, 2, 3]]);
});

test('calls are counted by action', async () => {
  stats.reset();
  await json({ action: 'test.echo' });
  await json({ action: 'test.echo' });
  await json({ action: 'test.refuse' });
  expect(stats.read()).toEqual({ total: 3, byAction: { 'test.echo': 2, 'test.refuse': 1 } });
});

describe('hostile bodies against the database', () => {
  let database: Awaited<ReturnType<typeof startSdkServer>>;
  const call = (body: object) => json(body, Number(new URL(database.url).port));
  const snapshot = () =>
    database.store
      .collections()
      .map(collection => [collection.name, collection.sql.after(0, 100).map(row => row.body)]);
  beforeAll(async () => {
    database = await startSdkServer();
    await database.store.ensureCollection('c');
    await call({
      action: 'database.insertDocument',
      collectionName: 'c',
      data: ['{"_id":"a","n":{"$numberInt":"1"}}'],
    });
  });
  afterAll(() => database.close());

  const deep = '{"a":'.repeat(5000) + '1' + '}'.repeat(5000);
  const verbs = [
    'getDocument',
    'calculateDocument',
    'insertDocument',
    'modifyDocument',
    'modifyAndReturnDoc',
    'removeDocument',
    'aggregateDocuments',
  ];
  const poisons: object[] = [
    {},
    { collectionName: 7 },
    { collectionName: '../x' },
    { collectionName: '__proto__' },
    { collectionName: 'c', query: 5, data: 5 },
    { collectionName: 'c', query: '{', data: ['{'], stages: [{}] },
    { collectionName: 'c', query: '[]', data: '[]', stages: 'x' },
    { collectionName: 'c', query: deep, data: [deep], stages: [{ stageKey: '$match', stageValue: deep }] },
    {
      collectionName: 'c',
      query: '{"a":{"$where":"1"}}',
      data: ['{"$set":{"a":1}}'],
      stages: [{ stageKey: '$out', stageValue: '"x"' }],
    },
    {
      collectionName: 'c',
      query: '{"_id":"a"}',
      data: '{"$set":{"_id":"b"}}',
      limit: -1,
      multi: true,
      stages: [{ stageKey: '$project', stageValue: '{"x":{"$function":{}}}' }],
    },
    {
      collectionName: 'c',
      query: '{"_id":{"$oid":"zz"}}',
      data: ['{"a":{"$date":"never"}}'],
      order: '{"a":3}',
      stages: [{ stageKey: 'toString', stageValue: '1' }],
    },
    { collectionName: 'c', query: '{"_id":"a"}', data: ['{"_id":[1]}'], transactionId: 'nope', stages: [] },
    {
      collectionName: 'c',
      query: '{"_id":"a"}',
      transactionId: 7,
      data: ['{"_id":"a"}'],
      stages: [{ stageKey: '$group', stageValue: '{"n":1}' }],
    },
  ];

  test('none is answered with an internal error, none changes the store', async () => {
    const before = JSON.stringify(snapshot());
    for (const verb of verbs) {
      for (const poison of poisons) {
        // a query that is in order is poison to the verbs with data only
        const harmless = !('data' in poison) || ('query' in poison && poison.query === '{"_id":"a"}');
        if (verb === 'removeDocument' && harmless) continue;
        const reads = verb === 'getDocument' || verb === 'calculateDocument';
        const { code } = await call({ action: `database.${verb}`, ...poison });
        expect([verb, poison, code]).not.toEqual([verb, poison, 'INTERNAL_ERROR']);
        if (!reads) expect([verb, poison, code]).toEqual([verb, poison, expect.any(String)]);
      }
    }
    expect(JSON.stringify(snapshot())).toBe(before);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
