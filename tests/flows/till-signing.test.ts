import { revokeKey } from '@server/modules/till/keys';
import type { TillNonce } from '@server/modules/till/documents';
import { HEADERS } from '@core/domain/till/signing';
import { sign } from '../../clients/pos/sign';
import { startMall, type Mall } from './harness';
import { whole } from './support/whole';
import { clientOf, giveTill, nonce, post, signedPost, type Reply } from './support/till';

let mall: Mall;
let key: Awaited<ReturnType<typeof giveTill>>;
beforeAll(async () => {
  mall = await startMall();
  key = await giveTill(mall);
}, 60_000);
afterAll(() => mall?.close());

const MINUTE = 60_000;
const BODY = { verb: 'redeem', askedRequestId: 'nothing-here' };
const PATH = '/pos/v1/lookup';
const text = JSON.stringify(BODY);
const headers = (over: Partial<Parameters<typeof sign>[1]> = {}) =>
  sign(key, { method: 'POST', path: PATH, body: text, timestamp: Date.now(), nonce: nonce(), ...over });
const refused = (reply: Reply, code: string, status = 401): void => {
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
  expect(reply.body).toMatchObject({ ok: false, message: expect.stringMatching(/[一-鿿]{4,}/), retryable: false });
};

test('a request that is signed right is answered', async () => {
  expect(await signedPost(mall, key, 'lookup', BODY)).toMatchObject({ status: 200, body: { ok: true, data: { state: 'unknown' } } });
});

describe('without a right signature nothing is answered and nothing is kept', () => {
  const spoilt: { why: string; code: string; send: () => Promise<Reply> }[] = [
    { why: 'no header at all', code: 'TILL_UNSIGNED', send: () => post(mall, PATH, text, {}) },
    ...Object.values(HEADERS).map(name => ({
      why: `without ${name}`,
      code: 'TILL_UNSIGNED',
      send: () => post(mall, PATH, text, Object.fromEntries(Object.entries(headers()).filter(([header]) => header !== name))),
    })),
    ...Object.values(HEADERS).map(name => ({
      why: `with ${name} of another shape`,
      code: 'TILL_UNSIGNED',
      send: () => post(mall, PATH, text, { ...headers(), [name]: 'é'.repeat(0) + 'a b' }),
    })),
    { why: 'an operator for a key', code: 'TILL_UNSIGNED', send: () => post(mall, PATH, text, { ...headers(), [HEADERS.keyId]: '{"$ne":null}' }) },
    { why: 'a key that nobody has', code: 'TILL_KEY_UNKNOWN', send: () => post(mall, PATH, text, { ...headers(), [HEADERS.keyId]: 'tk_nobody' }) },
    { why: 'another body than was signed', code: 'TILL_SIGNATURE_WRONG', send: () => post(mall, PATH, `${text} `, headers()) },
    { why: 'another verb than was signed', code: 'TILL_SIGNATURE_WRONG', send: () => post(mall, '/pos/v1/quote', text, headers()) },
    { why: 'another method than was signed', code: 'TILL_SIGNATURE_WRONG', send: () => post(mall, PATH, text, headers({ method: 'GET' })) },
    {
      why: 'another time than was signed',
      code: 'TILL_SIGNATURE_WRONG',
      send: () => post(mall, PATH, text, { ...headers(), [HEADERS.timestamp]: String(Date.now() + 1000) }),
    },
    { why: 'another nonce than was signed', code: 'TILL_SIGNATURE_WRONG', send: () => post(mall, PATH, text, { ...headers(), [HEADERS.nonce]: nonce() }) },
    { why: 'a wrong signature', code: 'TILL_SIGNATURE_WRONG', send: () => post(mall, PATH, text, { ...headers(), [HEADERS.signature]: 'a'.repeat(64) }) },
    {
      why: 'the secret of another till',
      code: 'TILL_SIGNATURE_WRONG',
      send: async () => signedPost(mall, { ...(await giveTill(mall, 'T-other')), keyId: key.keyId }, 'lookup', BODY),
    },
  ];
  test.each(spoilt)('$why: $code', async ({ code, send }) => {
    await giveTill(mall, 'T-other');
    const before = await mall.dump(['tills']);
    refused(await send(), code);
    expect(await mall.dump(['tills'])).toEqual(before);
  });
});

describe('the clock', () => {
  test.each([
    { why: 'five minutes behind, less a second', off: -5 * MINUTE + 1000, taken: true },
    { why: 'five minutes ahead, less a second', off: 5 * MINUTE - 1000, taken: true },
    { why: 'five minutes behind and a second', off: -5 * MINUTE - 1000, taken: false },
    { why: 'five minutes ahead and a second', off: 5 * MINUTE + 1000, taken: false },
  ])('$why → taken: $taken', async ({ off, taken }) => {
    const before = Date.now();
    const reply = await signedPost(mall, key, 'lookup', BODY, { timestamp: before + off });
    if (taken) return expect(reply.status).toBe(200);
    refused(reply, 'TILL_CLOCK_OFF');
    // what it has to set its clock by
    expect(reply.body.data.serverAt).toBeGreaterThanOrEqual(before);
  });

  test('a client whose clock is off is told so once, and does not send again', async () => {
    const till = clientOf(mall, key, { now: () => Date.now() - 6 * MINUTE });
    expect(await till.call('lookup', { verb: 'redeem', askedRequestId: 'nothing-here' })).toMatchObject({ ok: false, code: 'TILL_CLOCK_OFF', sends: 1 });
  });
});

describe('a nonce', () => {
  test('is taken once, also when it comes in many requests at once', async () => {
    const same = headers();
    const replies = await Promise.all(Array.from({ length: 8 }, () => post(mall, PATH, text, same)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)]);
    refused(await post(mall, PATH, text, same), 'TILL_NONCE_USED');
  });

  test('of one till is free for another', async () => {
    const other = await giveTill(mall);
    const one = { nonce: nonce() };
    expect((await signedPost(mall, key, 'lookup', BODY, one)).status).toBe(200);
    expect((await signedPost(mall, other, 'lookup', BODY, one)).status).toBe(200);
  });

  test('is forgotten by the nightly job once its request is too old, and no sooner', async () => {
    const { db, now } = mall.deps;
    await db.collection<TillNonce>('till_nonces').insert([
      { _id: 'tk_x:over', until: now() - 1 },
      { _id: 'tk_x:counts', until: now() + MINUTE },
    ]);
    await mall.runtime.timers.run('nightly');
    const left = (await whole<TillNonce>(db, 'till_nonces')).map(({ _id }) => _id);
    expect(left).toContain('tk_x:counts');
    expect(left).not.toContain('tk_x:over');
  });
});

describe('keys', () => {
  test('are sealed in the store', async () => {
    const given = await giveTill(mall);
    expect(JSON.stringify(await whole(mall.deps.db, 'tills'))).not.toContain(given.secret);
  });

  test('of one till may be several at once; it stays the same till', async () => {
    const first = await giveTill(mall, 'T-turn');
    const second = await giveTill(mall, 'T-turn');
    for (const one of [first, second]) expect((await signedPost(mall, one, 'lookup', BODY)).status).toBe(200);
    expect((await whole<any>(mall.deps.db, 'tills')).filter(({ terminalId }) => terminalId === 'T-turn')).toHaveLength(1);
  });

  test('that are revoked change nothing any more, at once; the others go on', async () => {
    const [old, fresh] = [await giveTill(mall, 'T-end'), await giveTill(mall, 'T-end')];
    await signedPost(mall, old, 'lookup', BODY);
    expect(await revokeKey(mall.deps, old.keyId)).toBe(true);
    expect(await revokeKey(mall.deps, old.keyId)).toBe(false);
    expect(await revokeKey(mall.deps, 'tk_nobody')).toBe(false);
    const change = { requestId: mall.newRequest(), redemptionId: 'rd_none' };
    refused(await signedPost(mall, old, 'reverse', change), 'TILL_KEY_REVOKED');
    expect((await signedPost(mall, fresh, 'reverse', change)).body.code).toBe('REDEMPTION_NOT_FOUND');
  });

  test('that are revoked say so only to who holds them', async () => {
    const given = await giveTill(mall);
    await revokeKey(mall.deps, given.keyId);
    refused(await signedPost(mall, { ...given, secret: 'x' }, 'reverse', { requestId: mall.newRequest(), redemptionId: 'rd_none' }), 'TILL_SIGNATURE_WRONG');
  });

  test('need a terminal that can be named', async () => {
    await expect(giveTill(mall, 'no spaces')).rejects.toThrow('letters');
  });
});

describe('the request itself', () => {
  const huge = JSON.stringify({ requestId: 'a-request-id', code: 'x'.repeat(100 * 1024) });
  test.each([
    { why: 'a form', type: 'application/x-www-form-urlencoded', body: text, status: 415, code: 'CONTENT_TYPE_WRONG' },
    { why: 'plain text', type: 'text/plain', body: text, status: 415, code: 'CONTENT_TYPE_WRONG' },
    { why: 'JSON of another encoding', type: 'application/json; charset=gbk', body: text, status: 415, code: 'CONTENT_TYPE_WRONG' },
    { why: 'bytes', type: 'application/octet-stream', body: text, status: 415, code: 'CONTENT_TYPE_WRONG' },
    { why: 'no JSON', type: 'application/json', body: '{', status: 400, code: 'REQUEST_INVALID' },
    { why: 'more than a till may send', type: 'application/json', body: huge, status: 413, code: 'EXCEED_REQUEST_SIZE_LIMIT' },
  ])('$why: $code', async ({ type, body, status, code }) => {
    const reply = await post(mall, PATH, body, { ...headers({ body }), 'content-type': type });
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code });
  });

  test('a list for a body is refused, signed or not', async () => {
    const body = '[1]';
    refused(await post(mall, PATH, body, headers({ body })), 'REQUEST_INVALID', 400);
    refused(await post(mall, PATH, body, {}), 'TILL_UNSIGNED');
  });

  test('an address with a question in it is refused: it would not be signed', async () => {
    refused(await post(mall, `${PATH}?verb=redeem`, text, headers()), 'REQUEST_INVALID', 400);
  });

  test('identities of the platform and of logins count for nothing', async () => {
    const staff = mall.staff('guide');
    const forged = { 'x-yima-login': staff.token, 'x-wx-openid': staff.openid, authorization: 'Bearer x', 'x-forwarded-for': '127.0.0.1' };
    refused(await post(mall, PATH, text, forged), 'TILL_UNSIGNED');
  });

  test.each(['till.identify', 'till.quote', 'till.redeem', 'till.reverse', 'till.lookup'])('a client of the mini program cannot call %s', async action => {
    const { body } = await mall.raw('pos' as never, mall.staff('manager').token, {
      action,
      requestId: mall.newRequest(),
      data: {},
      signed: { method: 'POST', path: PATH, headers: headers(), body: text },
    });
    expect(body).toMatchObject({ statusCode: 404 });
  });
});
