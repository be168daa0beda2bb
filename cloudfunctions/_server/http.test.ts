import { closedHttp, overHttp } from './http';

const routes = { 'POST /pos/v1/quote': 'bill.quote', 'GET /pos/v1/time': 'time.get' };
const calls: unknown[] = [];
const answering = (envelope: object) =>
  overHttp(routes, async event => {
    calls.push(event);
    return { requestId: 'r', serverAt: 1, ...envelope } as never;
  });
const JSON_TYPE = { 'content-type': 'application/json' };
const event = (over: object = {}) => ({
  path: '/pos/v1/quote',
  httpMethod: 'POST',
  headers: JSON_TYPE,
  body: '{"a":1}',
  isBase64Encoded: false,
  ...over,
});
const bodyOf = ({ body }: { body: string }) => JSON.parse(body);

beforeEach(() => calls.splice(0));

test.each([
  { why: 'as it is', over: {}, data: { a: 1 } },
  { why: 'in base64', over: { body: Buffer.from('{"a":"茶"}').toString('base64'), isBase64Encoded: true }, data: { a: '茶' } },
  { why: 'no body at all', over: { body: undefined }, data: {} },
  { why: 'an empty one', over: { body: '' }, data: {} },
  { why: 'a slash at the end of the path', over: { path: '/pos/v1/quote/' }, data: { a: 1 } },
  { why: 'a method in small letters', over: { httpMethod: 'post' }, data: { a: 1 } },
  { why: 'headers in capitals', over: { headers: { 'Content-Type': 'application/json; charset=UTF-8' } }, data: { a: 1 } },
  { why: 'a list', over: { body: '[1]' }, data: [1] },
  { why: 'nothing but null', over: { body: 'null' }, data: null },
])("the body becomes the data of the path's action: $why", async ({ over, data }) => {
  const answer = await answering({ ok: true, data: {} })(event(over), {});
  expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false, headers: { 'content-type': 'application/json; charset=utf-8' } });
  expect(calls).toEqual([{ action: 'bill.quote', data }]);
});

test.each([
  { why: 'a path that is not there', over: { path: '/pos/v1/nothing' }, status: 404, code: 'ACTION_UNKNOWN' },
  { why: 'another method', over: { httpMethod: 'GET' }, status: 404, code: 'ACTION_UNKNOWN' },
  { why: 'no path', over: { path: undefined }, status: 404, code: 'ACTION_UNKNOWN' },
  { why: 'a body that is no JSON', over: { body: '{' }, status: 400, code: 'REQUEST_INVALID' },
  { why: 'a question in the address', over: { queryStringParameters: { a: '1' } }, status: 400, code: 'REQUEST_INVALID' },
  { why: 'a body of another type', over: { headers: { 'content-type': 'text/plain' } }, status: 415, code: 'CONTENT_TYPE_WRONG' },
  { why: 'a body of no type', over: { headers: undefined }, status: 415, code: 'CONTENT_TYPE_WRONG' },
  {
    why: 'a type that came twice',
    over: { headers: { ...JSON_TYPE, 'Content-Type': 'application/json' } },
    status: 415,
    code: 'CONTENT_TYPE_WRONG',
  },
])('is refused before anything is called: $why', async ({ over, status, code }) => {
  const answer = await answering({ ok: true })(event(over), {});
  expect(answer.statusCode).toBe(status);
  expect(bodyOf(answer)).toMatchObject({ ok: false, code });
  expect(calls).toEqual([]);
});

test("the number of the request is the call's own, and nothing else of the body is", async () => {
  await answering({ ok: true })(event({ body: '{"requestId":"r-1","action":"other.thing","as":{},"a":1}' }), {});
  expect(calls).toEqual([{ action: 'bill.quote', requestId: 'r-1', data: { action: 'other.thing', as: {}, a: 1 } }]);
});

test('the request goes along in the context as it came, and no header takes the place of another', async () => {
  let seen: any;
  const main = overHttp(routes, async (_, context) => ((seen = context), { ok: true } as never));
  await main(event({ headers: { ...JSON_TYPE, 'X-Yima-Key': 'a', 'x-yima-key': 'b', list: ['a'], __proto__: { inherited: 'x' } } }), {
    environment: 'e',
  });
  expect(seen.environment).toBe('e');
  expect(seen.signed).toMatchObject({ method: 'POST', path: '/pos/v1/quote', body: Buffer.from('{"a":1}') });
  expect({ ...seen.signed.headers }).toEqual({ 'content-type': 'application/json', 'x-yima-key': 'a, b' });
});

test('a page is given to everybody, whole', async () => {
  const page = { openapi: '3.1.0' };
  const main = overHttp(routes, async () => ({}) as never, { 'GET /pos/v1/openapi.json': () => page });
  const answer = await main(event({ path: '/pos/v1/openapi.json', httpMethod: 'GET', body: '' }), {});
  expect(answer.statusCode).toBe(200);
  expect(bodyOf(answer)).toEqual(page);
});

test('an event that is nothing is refused, too', async () => {
  expect((await answering({ ok: true })(null, {})).statusCode).toBe(404);
});

test.each([
  { code: 'REQUEST_ID_REUSED', status: 409 },
  { code: 'INTERNAL', status: 500 },
  { code: 'TRY_AGAIN', status: 503 },
  { code: 'COUPON_ALREADY_USED', status: 422 },
])('a refusal with $code goes back whole, with status $status', async ({ code, status }) => {
  const answer = await answering({ ok: false, code, message: 'x', retryable: false })(event(), {});
  expect(answer.statusCode).toBe(status);
  expect(bodyOf(answer)).toMatchObject({ ok: false, code, requestId: 'r' });
});

test('a service that is not open refuses every path by name', async () => {
  const answer = await closedHttp()(event({ path: '/pay/v1/notify' }), {});
  expect(answer.statusCode).toBe(503);
  expect(bodyOf(answer)).toMatchObject({ ok: false, code: 'SERVICE_NOT_OPEN', message: expect.any(String) });
});
