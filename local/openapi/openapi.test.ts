import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type tcb from '@cloudbase/node-sdk';
import { seamEnv } from '../functions/env';
import { createPeople, type Login, type People } from '../gateway/people';
import { createWire } from '../wire/handler';
import { createStandIns } from './stand-ins';
import { openApiHandlers } from './wire';

let server: Server;
let app: tcb.CloudBase;
let people: People;
let login: Login;
let now = 1_700_000_000_000;
let standIns: ReturnType<typeof createStandIns>;

beforeAll(async () => {
  let n = 0;
  const randomHex = (bytes: number): string => String((n += 1)).padStart(bytes * 2, '0');
  people = createPeople({ peopleFile: null, loginsFile: null, randomHex });
  login = people.loginFresh();
  standIns = createStandIns({
    people,
    appid: 'wx-local',
    origin: () => 'http://127.0.0.1:8787',
    now: () => now,
    randomHex,
  });
  const wire = createWire(openApiHandlers(standIns.openApi));
  server = createServer((req, res) => void wire(req, res));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  Object.assign(
    process.env,
    seamEnv(`http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`, 'local'),
  );
  const sdk = (await import('@cloudbase/node-sdk')).default;
  app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV as unknown as string });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const ask = async (apiName: string, requestData: unknown): Promise<unknown> =>
  (await app.callWxOpenApi({ apiName, requestData })).result;
/** The SDK's other path; it takes bytes and answers bytes, or parsed JSON for a refusal. */
const askBytes = (apiName: string, requestData: unknown): Promise<unknown> =>
  app.callCompatibleWxOpenApi({
    apiName,
    requestData: Buffer.from(JSON.stringify(requestData)),
  }) as Promise<unknown>;

describe('phonenumber.getPhoneNumber', () => {
  test('a code of the button is exchanged for the number, in the documented shape', async () => {
    const { code, expiresIn } = standIns.codes.issue(login.person.phone);
    expect(expiresIn).toBe(300);
    expect(await ask('phonenumber.getPhoneNumber', { code })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: login.person.phone,
        purePhoneNumber: login.person.phone,
        countryCode: '86',
        watermark: { timestamp: 1_700_000_000, appid: 'wx-local' },
      },
    });
  });

  test.each([
    ['a code that was never issued', () => 'made-up'],
    ['an empty code', () => ''],
    ['no code', () => undefined],
    [
      'a code after five minutes',
      () => {
        const { code } = standIns.codes.issue('13800000000');
        now += 300_000;
        return code;
      },
    ],
    [
      'a code that was used',
      () => {
        const { code } = standIns.codes.issue('13800000000');
        standIns.codes.take(code);
        return code;
      },
    ],
  ])('%s is refused with 40029', async (_reason, make) => {
    expect(await ask('phonenumber.getPhoneNumber', { code: make() })).toEqual({
      errcode: 40029,
      errmsg: 'code is invalid',
    });
  });

  test('the name may carry the prefix of the cloud call', async () => {
    expect(await ask('openapi.phonenumber.getPhoneNumber', { code: 'x' })).toMatchObject({ errcode: 40029 });
  });
});

describe('wxacode.getUnlimited', () => {
  test('the picture is a real PNG that an independent decoder reads', async () => {
    const bytes = await askBytes('wxacode.getUnlimited', {
      scene: 'b=7&x',
      page: 'pages/join/index',
      check_path: false,
    });
    expect(Buffer.isBuffer(bytes)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'yima-qr-'));
    try {
      writeFileSync(join(folder, 'code.png'), bytes as Buffer);
      const text = execFileSync('zbarimg', ['--quiet', '--raw', join(folder, 'code.png')], {
        encoding: 'utf8',
      }).trim();
      expect(text).toBe('http://127.0.0.1:8787/#/pages/join/index?scene=b%3D7%26x');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40129],
    ['a scene with Chinese', { scene: '码' }, 40129],
    ['no scene', {}, 40129],
    ['a page with a leading slash', { scene: 'a', page: '/pages/join/index' }, 41030],
    ['a page with parameters', { scene: 'a', page: 'pages/join/index?x=1' }, 41030],
    ['a width that is a word', { scene: 'a', width: 'wide' }, 40097],
  ])('%s is refused as WeChat refuses it', async (_reason, data, errcode) => {
    expect(await askBytes('wxacode.getUnlimited', data)).toMatchObject({ errcode });
  });

  test('over the JSON path it is refused by name instead of sending a broken picture', async () => {
    await expect(
      app.callWxOpenApi({ apiName: 'wxacode.getUnlimited', requestData: { scene: 'a' } }),
    ).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('wxacode.getUnlimited'),
    });
  });
});

describe('subscribeMessage.send', () => {
  const message = () => ({
    touser: login.person.openid,
    template_id: 't1',
    page: 'pages/inbox/index',
    data: { thing1: { value: '已核销' } },
  });

  test('one yes of the member is good for one message', async () => {
    standIns.subscriptions.accept(login.person.openid, ['t1']);
    expect(await ask('subscribeMessage.send', message())).toMatchObject({ errcode: 0 });
    expect(await ask('subscribeMessage.send', message())).toEqual({
      errcode: 43101,
      errmsg: 'user refuse to accept the msg',
    });
    expect(standIns.subscriptions.sent).toEqual([
      {
        at: now,
        openid: login.person.openid,
        templateId: 't1',
        page: 'pages/inbox/index',
        data: { thing1: { value: '已核销' } },
      },
    ]);
  });

  test.each([
    ['somebody unknown', { touser: 'o-nobody' }, 40003],
    ['no template', { template_id: '' }, 40037],
    ['a thing of 21 characters', { data: { thing1: { value: '好'.repeat(21) } } }, 47003],
    ['an empty value', { data: { thing1: { value: '' } } }, 47003],
    ['a field without value', { data: { thing1: null } }, 47003],
  ])('%s is refused', async (_reason, change, errcode) => {
    expect(await ask('subscribeMessage.send', { ...message(), ...change })).toMatchObject({ errcode });
  });
});

describe('security.msgSecCheck', () => {
  const check = (content: unknown, more = {}) =>
    ask('security.msgSecCheck', { openid: login.person.openid, scene: 2, version: 2, content, ...more });

  test.each([
    ['an ordinary text', '这件大衣很好看', { suggest: 'pass', label: 100 }],
    ['a forbidden text', '这是违规测试', { suggest: 'risky', label: 20001 }],
    ['a doubtful text', '这是复核测试', { suggest: 'review', label: 21000 }],
  ])('%s', async (_reason, content, result) => {
    expect(await check(content)).toMatchObject({ errcode: 0, result });
  });

  test.each([
    ['a stranger', 'x', { openid: 'o-nobody' }, 40003],
    ['no text', '', {}, 47001],
    ['a text of 2,501 characters', '字'.repeat(2_501), {}, 47001],
    ['the old version', 'x', { version: 1 }, 47001],
  ])('%s is refused', async (_reason, content, more, errcode) => {
    expect(await check(content, more)).toMatchObject({ errcode });
  });
});

describe('security.imgSecCheck', () => {
  const png = (width = 8, height = 8, more = ''): Buffer => {
    const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const sides = Buffer.alloc(8);
    sides.writeUInt32BE(width, 0);
    sides.writeUInt32BE(height, 4);
    return Buffer.concat([header, sides, Buffer.from(more)]);
  };
  const gif = (): Buffer => Buffer.from('4749463839610a000a00', 'hex');
  const jpeg = (): Buffer => Buffer.from('ffd8ffe000040000ffc0000b08000a000a01011100', 'hex');
  const call = (requestData: Buffer): Promise<unknown> =>
    app.callCompatibleWxOpenApi({ apiName: 'security.imgSecCheck', requestData }) as Promise<unknown>;
  const form = async (bytes: Buffer): Promise<Buffer> => {
    const body = new FormData();
    body.append('media', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'a.png');
    return Buffer.from(await new Response(body).arrayBuffer());
  };
  const ok = { errcode: 0, errmsg: 'ok' };

  test.each([
    ['a PNG', png],
    ['a GIF', gif],
    ['a JPEG', jpeg],
  ])(
    '%s passes: its bytes in the form, in a form of their own, and as the documented media',
    async (_reason, make) => {
      expect(await call(make())).toEqual(ok);
      expect(await call(await form(make()))).toEqual(ok);
      const media = { contentType: 'image/png', value: make() };
      expect(await call(Buffer.from(JSON.stringify({ media })))).toEqual(ok);
      expect(await ask('security.imgSecCheck', { media })).toEqual(ok);
      expect(
        await ask('security.imgSecCheck', { media: { ...media, value: make().toString('base64') } }),
      ).toEqual(ok);
    },
  );

  test.each([
    ['a picture with the words of the test', () => png(8, 8, '违规测试'), 87014],
    ['one that is too wide', () => png(751, 1334), 40006],
    ['one that is too high', () => png(750, 1335), 40006],
    ['one of more than a megabyte', () => png(8, 8, 'x'.repeat(1024 * 1024)), 40006],
    ['bytes that are no picture', () => Buffer.from('%PDF-1.4'), 40004],
    ['a picture that is cut off', () => jpeg().subarray(0, 8), 40004],
    ['no picture', () => Buffer.from('{}'), 41005],
    ['an empty picture', () => Buffer.from(JSON.stringify({ media: { value: '' } })), 44001],
  ])('%s is refused', async (_reason, make, errcode) => {
    expect(await call(make())).toMatchObject({ errcode });
  });

  test('the largest picture passes, lying or standing', async () => {
    expect(await call(png(750, 1334))).toEqual(ok);
    expect(await call(png(1334, 750))).toEqual(ok);
  });
});

test('an interface that has no stand-in is refused by name, never answered', async () => {
  await expect(ask('customerServiceMessage.send', {})).rejects.toMatchObject({
    code: '-604100',
    message: expect.stringContaining('customerServiceMessage.send'),
  });
  await expect(ask('__proto__', {})).rejects.toMatchObject({ code: '-604100' });
  await expect(app.callWxPayApi({ apiName: 'unifiedOrder', requestData: 'x' })).rejects.toMatchObject({
    code: 'UNSUPPORTED_OPERATION',
  });
});

describe('planned failures', () => {
  test('an interface fails as often as told, in a documented way, then works again', async () => {
    standIns.openApi.fail('phonenumber.getPhoneNumber', 45009, 2);
    const { code } = standIns.codes.issue('13800000000');
    for (let n = 0; n < 2; n += 1)
      expect(await ask('phonenumber.getPhoneNumber', { code })).toMatchObject({ errcode: 45009 });
    expect(await ask('phonenumber.getPhoneNumber', { code })).toMatchObject({ errcode: 0 });
  });

  test('each documented failure of each interface comes through the SDK, once, as it was planned', async () => {
    const failures = Object.entries(standIns.openApi.failures());
    expect(failures.map(([name]) => name).sort()).toEqual([...standIns.openApi.names()].sort());
    for (const [name, codes] of failures) {
      expect(Object.keys(codes).length).toBeGreaterThan(5);
      for (const [errcode, errmsg] of Object.entries(codes)) {
        standIns.openApi.fail(name, Number(errcode), 1);
        expect(standIns.openApi.planned()).toEqual([{ apiName: name, errcode: Number(errcode), times: 1 }]);
        const answer = name === 'wxacode.getUnlimited' ? askBytes(name, {}) : ask(name, {});
        expect(await answer).toEqual({ errcode: Number(errcode), errmsg });
      }
    }
    expect(standIns.openApi.planned()).toEqual([]);
  });

  test('it cannot be told to fail in a way WeChat does not document', () => {
    expect(() => standIns.openApi.fail('phonenumber.getPhoneNumber', 12345, 1)).toThrow(
      'not documented to fail with 12345',
    );
    expect(() => standIns.openApi.fail('nobody.knows', 40029, 1)).toThrow('API not found');
  });
});
