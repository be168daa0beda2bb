import { gunzipSync } from 'node:zlib';
import { openProbe, type Probe } from './testing';

let probe: Probe;
beforeAll(async () => {
  probe = await openProbe();
});
afterAll(() => probe.close());

describe('foreign pages', () => {
  test.each([
    ['a page of another origin', { origin: 'https://example.com' }],
    ['a name that was pointed to this machine', { host: 'evil.example' }],
  ])('%s can neither log in nor change anything', async (_reason, headers) => {
    const body = JSON.stringify({ fresh: true });
    expect(
      (
        await probe.raw({
          path: '/_people/login',
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        })
      ).status,
    ).toBe(403);
  });

  test.each(['/_people/login', '/_local/admin', '/_wechat/subscribe'])(
    '%s takes no form that a foreign page could send',
    async path => {
      const answer = await probe.raw({
        path,
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{"fresh":true}',
      });
      expect(answer.status).toBe(415);
    },
  );
});

describe('the files of the app', () => {
  test('the entry is never cached, hashed files always, text is compressed', async () => {
    expect(await probe.ask('/')).toMatchObject({ status: 200, text: '<html>app</html>' });
    expect((await probe.ask('/')).headers.get('cache-control')).toBe('no-cache');
    const script = await probe.ask('/js/app.0123abcd.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.text).toHaveLength(13 * 500);
    const again = await probe.ask('/js/app.0123abcd.js', {
      headers: { 'if-none-match': script.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  test('a page asked for as localhost is shown at the one address that uploads and links name', async () => {
    const answer = await probe.raw({ path: '/?scene=a1', headers: { host: 'localhost:8787' } });
    expect([answer.status, answer.headers['location']]).toEqual([307, 'http://127.0.0.1:8787/?scene=a1']);
  });

  test('a browser without gzip gets the plain bytes', async () => {
    const { text } = await probe.raw({
      path: '/js/app.0123abcd.js',
      headers: { 'accept-encoding': 'identity' },
    });
    expect(text).toHaveLength(13 * 500);
    expect(() => gunzipSync(Buffer.from(text))).toThrow();
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/js/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/link.txt',
    '/index.html%00.js',
    '/%',
    '/js',
    '/js/',
  ])('%s leaves the folder or is no file: not found', async path => {
    const answer = await probe.raw({ path });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('hidden');
  });
});
