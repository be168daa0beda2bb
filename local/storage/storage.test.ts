import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type tcb from '@cloudbase/node-sdk';
import { seamEnv } from '../functions/env';
import { startRuntime, type Runtime } from '../start';

const NOW = 1_800_000_000_000;
let now = NOW;
let runtime: Runtime;
let app: tcb.CloudBase;
let folder: string;
const bytes = Buffer.from([137, 80, 78, 71, 0, 255, 10]);

const connect = async (): Promise<void> => {
  Object.assign(process.env, seamEnv(runtime.wireUrl, 'local'));
  const sdk = (await import('@cloudbase/node-sdk')).default;
  app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV as unknown as string });
};
const restart = async (data?: string): Promise<void> => {
  await runtime?.close();
  runtime = await startRuntime({ now: () => now, ...(data === undefined ? {} : { data }) });
  await connect();
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-storage-'));
});
afterAll(async () => {
  await runtime.close();
  rmSync(folder, { recursive: true });
});

const upload = async (cloudPath: string, fileContent = bytes): Promise<string> =>
  (await app.uploadFile({ cloudPath, fileContent })).fileID;
const linkOf = async (fileID: string, maxAge = 60): Promise<string> =>
  (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]!.tempFileURL;
const download = async (fileID: string): Promise<Buffer> =>
  (await app.downloadFile({ fileID })).fileContent as Buffer;
/** What the SDK throws. */
const refused = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => Promise.reject(new Error('was not refused')),
    (error: { code: string; message: string }) => error,
  );
/** A request whose path `fetch` would tidy up. */
const raw = (
  method: string,
  path: string,
  headers = {},
  body: string | Buffer = '',
): Promise<{ status: number; text: string }> =>
  new Promise((done, fail) => {
    const req = request({ host: '127.0.0.1', port: runtime.port, method, path, headers }, res => {
      let text = '';
      res.on('data', chunk => (text += chunk));
      res.on('end', () => done({ status: res.statusCode!, text }));
    });
    req.on('error', fail);
    req.end(body);
  });

describe.each([
  ['in memory', () => undefined],
  ['on disk', () => join(folder, 'data')],
])('storage %s, through the unmodified SDK', (_where, data) => {
  beforeAll(() => restart(data()));

  test('what is uploaded is downloaded, byte for byte, under an id of the environment', async () => {
    const fileID = await upload('acme/logo/a.png');
    expect(fileID).toMatch(/^cloud:\/\/local\.[\w-]+\/acme\/logo\/a\.png$/);
    expect(await download(fileID)).toEqual(bytes);
  });

  test.each([
    ['Chinese words', '图片/标志 一.png'],
    ['signs an address keeps', "a+b&c=d;e,f@g!h'(i)/j.png"],
    ['an empty folder-like name', 'x/.y/z'],
  ])('a path with %s comes back', async (_what, path) => {
    expect(await download(await upload(path))).toEqual(bytes);
  });

  test('an empty file and one of 3 MB are files too', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 7);
    expect(await download(await upload('empty.bin', Buffer.alloc(0)))).toHaveLength(0);
    expect((await download(await upload('large.bin', large))).equals(large)).toBe(true);
  });

  test('an upload replaces what was there', async () => {
    await upload('again.txt', Buffer.from('one'));
    const fileID = await upload('again.txt', Buffer.from('two'));
    expect(String(await download(fileID))).toBe('two');
  });

  test('the type comes from the name, and getFileInfo tells size and type', async () => {
    const { fileList } = await app.getFileInfo({ fileList: [await upload('types/photo.JPG')] });
    expect(fileList[0]).toMatchObject({ code: 'SUCCESS', size: bytes.length, mime: 'image/jpeg' });
  });

  test('a type that the upload names wins over the name', async () => {
    const { data } = (await app.getUploadMetadata({ cloudPath: 'named.bin' })) as unknown as {
      data: { url: string; token: string; authorization: string; fileId: string };
    };
    const headers = {
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'content-type': 'image/webp',
    };
    expect((await fetch(data.url, { method: 'PUT', headers, body: bytes })).status).toBe(200);
    const answer = await fetch(await linkOf(data.fileId));
    expect(answer.headers.get('content-type')).toBe('image/webp');
  });

  test('a link works until it expires', async () => {
    const url = await linkOf(await upload('short.txt'), 60);
    expect((await fetch(url)).status).toBe(200);
    now += 61_000;
    const late = await fetch(url);
    now = NOW;
    expect(late.status).toBe(403);
  });

  test('deleting answers for each file; what is gone cannot be linked or downloaded', async () => {
    const fileID = await upload('gone.txt');
    const link = await linkOf(fileID);
    const missing = fileID.replace('gone', 'never');
    expect((await app.deleteFile({ fileList: [fileID, missing] })).fileList).toMatchObject([
      { fileID, code: 'SUCCESS' },
      { fileID: missing, code: 'STORAGE_FILE_NONEXIST' },
    ]);
    expect((await fetch(link)).status).toBe(404);
    expect(await refused(app.downloadFile({ fileID }))).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
    expect((await app.getTempFileURL({ fileList: [fileID] })).fileList[0]).toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
      tempFileURL: '',
    });
  });

  test('copying keeps bytes and type; an existing file can be protected; a move removes the first', async () => {
    const fileID = await upload('from/c.png');
    const copy = async (options: object) =>
      (await app.copyFile({ fileList: [{ srcPath: 'from/c.png', dstPath: 'to/c.png', ...options }] }))
        .fileList[0];
    const to = fileID.replace('from/', 'to/');
    expect(await copy({})).toMatchObject({ code: 'SUCCESS', fileId: to });
    expect(await download(to)).toEqual(bytes);
    expect(await copy({ overwrite: false })).toMatchObject({ code: 'STORAGE_FILE_PATH_CONFLICT' });
    expect(await copy({ removeOriginal: true })).toMatchObject({ code: 'SUCCESS' });
    expect(await copy({})).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
  });

  test('a batch with one bad path copies nothing', async () => {
    await upload('pair/a.txt');
    const fileList = [
      { srcPath: 'pair/a.txt', dstPath: 'other/a.txt' },
      { srcPath: 'pair/a.txt', dstPath: '../a.txt' },
    ];
    expect(await refused(app.copyFile({ fileList }))).toMatchObject({ code: 'INVALID_PARAM' });
    expect(runtime.storage.files.find('other/a.txt')).toBeNull();
  });

  test.each([
    ['storage.batchGetDownloadUrl', { file_list: [null] }],
    ['storage.batchGetDownloadUrl', { file_list: [{ fileid: 'x', max_age: 'long' }] }],
    ['storage.batchGetDownloadUrl', { file_list: {} }],
    ['storage.batchDeleteFile', {}],
    ['storage.batchCopyFile', { file_list: [{ src_path: { $gt: '' }, dst_path: 'a' }] }],
    ['storage.getUploadMetadata', { path: ['a'] }],
  ])('%s with %j is refused', async (action, params) => {
    const answer = await fetch(runtime.wireUrl, {
      method: 'POST',
      body: JSON.stringify({ action, ...params }),
    });
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('ids that are none, or of another environment, are files that do not exist', async () => {
    const ids = ['x', 'cloud://other.bucket/a.txt', 'cloud://local.6c6f-local-1250000000/../a', ''];
    const answer = await fetch(runtime.wireUrl, {
      method: 'POST',
      body: JSON.stringify({ action: 'storage.batchDeleteFile', fileid_list: [...ids, {}, null] }),
    });
    const { data } = (await answer.json()) as { data: { delete_list: { code: string }[] } };
    expect(data.delete_list.map(one => one.code)).toEqual(Array(6).fill('STORAGE_FILE_NONEXIST'));
  });

  test('one call is about at most fifty files', async () => {
    const fileID = await upload('batch.txt');
    const many = (count: number) => Array.from({ length: count }, () => fileID);
    expect((await app.getTempFileURL({ fileList: many(50) })).fileList).toHaveLength(50);
    expect(await refused(app.getTempFileURL({ fileList: many(51) }))).toMatchObject({
      code: 'INVALID_PARAM',
    });
    expect(await refused(app.deleteFile({ fileList: many(51) }))).toMatchObject({ code: 'INVALID_PARAM' });
    expect(await download(fileID)).toEqual(bytes);
  });

  test.each([
    ['holds half of a character', 'a\ud800.txt'],
    ['leads out of the folder', '../out.txt'],
    ['leads out half-way', 'a/../../out.txt'],
    ['is absolute', '/etc/passwd'],
    ['has an empty part', 'a//b'],
    ['is a folder', 'a/'],
    ['has a backslash', 'a\\..\\b'],
    ['has a zero byte', 'a\0b'],
    ['is longer than 850 bytes', `${'长'.repeat(283)}xx`],
  ])('a path that %s is refused', async (_why, path) => {
    expect(await refused(upload(path))).toMatchObject({ code: 'INVALID_PARAM' });
    const copied = app.copyFile({ fileList: [{ srcPath: `z/${path}`, dstPath: path }] });
    expect(await refused(copied)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('an upload needs the permission for exactly its path', async () => {
    const { data } = (await app.getUploadMetadata({ cloudPath: 'allowed.txt' })) as unknown as {
      data: { url: string; token: string; authorization: string };
    };
    const headers = { authorization: data.authorization, 'x-cos-security-token': data.token };
    const elsewhere = data.url.replace('allowed', 'other');
    for (const [url, sent] of [
      [elsewhere, headers],
      [data.url, {}],
      [data.url, { ...headers, 'x-cos-security-token': String(Number(data.token) + 9_999) }],
    ] as const) {
      const answer = await fetch(url, { method: 'PUT', headers: sent, body: 'x' });
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining('SignatureDoesNotMatch'),
      ]);
    }
    expect(runtime.storage.files.find('allowed.txt')).toBeNull();
  });

  test('an upload link is not a download link, and a download link is for one file', async () => {
    const link = new URL(await linkOf(await upload('mine.txt')));
    await upload('yours.txt');
    expect((await raw('GET', link.pathname.replace('mine', 'yours') + link.search)).status).toBe(403);
    expect((await raw('GET', link.pathname)).status).toBe(403);
    expect((await raw('PUT', link.pathname + link.search, {}, 'x')).status).toBe(403);
  });

  test.each(['/_storage/..%2f..%2fetc%2fpasswd', '/_storage/%2e%2e/x', '/_storage/a%00b', '/_storage/%'])(
    '%s reaches nothing',
    async path => {
      expect((await raw('GET', path)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('a file of 50 MB and one byte is refused whole', async () => {
    const error = await refused(upload('huge.bin', Buffer.alloc(50 * 1024 * 1024 + 1)));
    expect(error).toMatchObject({
      code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('EntityTooLarge'),
    });
    expect(runtime.storage.files.find('huge.bin')).toBeNull();
  });

  test('nothing in a file runs in the browser as a page of this address', async () => {
    const page = await fetch(await linkOf(await upload('evil.html', Buffer.from('<script>1</script>'))));
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox;/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('files and links outlive a restart; an upload that was cut short leaves nothing', async () => {
  const data = join(folder, 'kept');
  await restart(data);
  const fileID = await upload('kept/a.txt', Buffer.from('kept'));
  const { data: allowed } = (await app.getUploadMetadata({ cloudPath: 'cut.txt' })) as unknown as {
    data: { url: string; token: string; authorization: string };
  };
  const cut = request(allowed.url, {
    method: 'PUT',
    headers: {
      authorization: allowed.authorization,
      'x-cos-security-token': allowed.token,
      'content-length': '100',
    },
  });
  cut.on('error', () => undefined);
  cut.write('half');
  await new Promise(done => setTimeout(done, 50));
  cut.destroy();
  await restart(data);
  expect(String(await download(fileID))).toBe('kept');
  expect(runtime.storage.files.list().map(file => file.path)).toEqual(['kept/a.txt']);
  expect(readdirSync(join(data, 'storage', 'files'))).toHaveLength(2);
});

test('a reset of the folder removes the files', async () => {
  const data = join(folder, 'reset');
  await restart(data);
  await upload('a.txt');
  expect(readFileSync(join(data, 'storage', 'links.key'), 'utf8')).not.toBe('');
  await runtime.close();
  const { clearData } = await import('../data-folder');
  clearData(data, { keys: true });
  expect(existsSync(join(data, 'storage'))).toBe(false);
});
