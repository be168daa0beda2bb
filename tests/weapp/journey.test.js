const { join } = require('node:path');
const { BinaryBitmap, Code128Reader, DecodeHintType, Exception, HybridBinarizer, QRCodeReader, RGBLuminanceSource } = require('@zxing/library');
const { boot } = require('./support/boot');
const { turned } = require('./support/canvas');
const { LIMITS } = require('./support/page');
const { root, startRuntime } = require('./support/runtime');

const dist = join(root, 'dist/weapp');
const DIGITS = /90\d\d(?: \d{4}){4}/;

jest.setTimeout(60_000);

describe('the mini program with the real functions behind it', () => {
  let runtime;
  let scene;
  let people;
  beforeAll(async () => {
    runtime = await startRuntime();
    const listed = await runtime.admin('people.list');
    scene = listed.demoScene;
    people = listed.people;
  });
  const opened = [];
  afterEach(() => opened.splice(0).forEach(mini => mini.close()));
  afterAll(() => runtime?.close());

  const phoneOf = async (who, { platform, stored } = {}) => {
    const login = await runtime.login(who);
    const mini = boot({ root: dist, call: runtime.caller(login.token), platform, stored });
    opened.push(mini);
    return { login, mini };
  };

  /** Opens the invitation, ticks, gives the number: what a shopper does. */
  const joinAt = async ({ login, mini }, given) => {
    const page = await mini.launch(`/pages/join/index?scene=${encodeURIComponent(given)}`);
    await page.waitForText('见面礼');
    const checks = await page.waitFor('two consents', () => (page.all('.y-check').length >= 2 ? page.all('.y-check') : undefined));
    for (const check of checks.slice(0, 2)) await page.fire(check, 'tap');
    const button = await page.waitFor('the phone-number button', () => page.ofKind('button').find(node => page.textOf(node).includes('手机号一键入会')));
    // WeChat fires the two events below only on a button that asks for both
    expect(page.sentFor(button)).toContain('getPhoneNumber|agreePrivacyAuthorization');
    const { code } = await runtime.phoneCode(login.token);
    await page.fire(button, 'agreeprivacyauthorization', {});
    await page.fire(button, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' });
    await page.waitForText('欢迎加入');
    return page;
  };

  const codeOn = async mini => {
    const page = await mini.launch('/pages/code/index');
    await page.waitForText(DIGITS);
    return { page, digits: DIGITS.exec(page.text())[0].replaceAll(' ', '') };
  };

  test('a shopper joins by a badge, shows her code; a guide scans it and redeems; payloads stay small', async () => {
    const shopper = await phoneOf({ fresh: true });
    const joined = await joinAt(shopper, scene);
    expect(joined.text()).toContain('见面礼已放进券包');

    const { page: codePage, digits } = await codeOn(shopper.mini);
    expect(codePage.ofKind('canvas').length).toBeGreaterThan(0);

    const guide = await phoneOf({ personId: people.find(person => person.role === 'guide').personId });
    const bench = await guide.mini.launch('/guide/pages/workbench/index');
    await bench.waitFor('her workbench', () => bench.all('.y-page').some(node => bench.classesOf(node).includes('is-ready')));
    if (bench.text().includes('您在哪里上班')) await bench.press('青萝专柜');
    await bench.waitForText('扫会员码');
    guide.mini.seen.answers.scan = { result: digits, scanType: 'QR_CODE', errMsg: 'scanCode:ok' };
    await bench.press('扫会员码');
    const visit = await bench.waitFor('the visit', () => (guide.mini.stack().at(-1) === 'guide/pages/visit/index' ? guide.mini.current() : undefined));
    await visit.waitForText(/\d{3}\*{4}\d{4}/);
    const [amount, slip] = visit.ofKind('input');
    await visit.fire(amount, 'input', { value: '1000', cursor: 4 });
    await visit.fire(slip, 'input', { value: 'WX0001', cursor: 6 });
    await visit.waitForText(/核销，收 ¥/);
    await visit.press('核销，收 ¥');
    const receipt = await visit.waitFor('the receipt', () => (guide.mini.stack().at(-1) === 'guide/pages/receipt/index' ? guide.mini.current() : undefined));
    await receipt.waitForText('核销成功');
    expect(receipt.text()).toContain('WX0001');

    for (const { path, payloads } of [joined, codePage, bench, visit, receipt]) {
      const [first, ...updates] = payloads.filter(({ keys }) => keys.some(key => key.startsWith('root')));
      expect({ path, ok: first.bytes <= LIMITS.first, bytes: first.bytes }).toMatchObject({ ok: true });
      expect({ path, largest: Math.max(0, ...updates.map(({ bytes }) => bytes)) <= LIMITS.update }).toEqual({ path, largest: true });
    }
    expect([...shopper.mini.errors, ...guide.mini.errors]).toEqual([]);
  });

  test('what is drawn on the canvases is the code, as QR and as bars', async () => {
    const shopper = await phoneOf({ fresh: true });
    await joinAt(shopper, scene);
    const { page, digits } = await codeOn(shopper.mini);
    const drawn = () => [...shopper.mini.canvases.values()].filter(canvas => canvas.calls.length > 0);
    await page.waitFor('both drawings', () => drawn().length === 2);
    const readIn = (reader, { grey, width, height }) => {
      try {
        return [
          reader
            .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height))), new Map([[DecodeHintType.TRY_HARDER, true]]))
            .getText(),
        ];
      } catch (error) {
        if (error instanceof Exception) return [];
        throw error;
      }
    };
    const read = reader =>
      drawn().flatMap(canvas => {
        const level = readIn(reader, canvas.picture());
        return level.length > 0 ? level : readIn(reader, turned(canvas.picture()));
      });
    expect(read(new QRCodeReader())).toEqual([digits]);
    expect(read(new Code128Reader())).toEqual([digits]);
  });

  /** One after the other, before the phone has answered what its screen is. */
  const quickly = async (mini, ...steps) => {
    for (const step of steps) {
      mini[step]();
      await later(5);
    }
  };
  const wayOff = {
    'another page over it': mini => mini.wx.navigateTo({ url: '/pages/inbox/index' }),
    'another tab': mini => mini.wx.switchTab({ url: '/pages/home/index' }),
    'a page that is gone for good': mini => mini.wx.reLaunch({ url: '/pages/missing/index' }),
    'the app in the background': mini => mini.hide(),
    'away and back at once, then away': async mini => {
      await quickly(mini, 'hide', 'show');
      await later(100);
      expect(mini.seen.brightness.at(-1)).toBe(1);
      await quickly(mini, 'hide', 'show', 'hide');
    },
  };
  /** One phone for all of these, since a member has a few only. */
  const kept = {};
  const samePhone = async platform => {
    const shopper = await phoneOf({ personId: people.find(person => person.role === 'shopper').personId }, { platform, stored: kept });
    keptBy = () => Object.assign(kept, Object.fromEntries([...shopper.mini.storage].map(([key, value]) => [key, JSON.parse(value)])));
    return shopper;
  };
  let keptBy = () => undefined;
  afterEach(() => void keptBy());
  const later = ms => new Promise(resolve => setTimeout(resolve, ms));
  test.each(['android', 'ios'].flatMap(platform => Object.keys(wayOff).map(way => [platform, way])))(
    'the code raises the screen’s brightness and puts it back: %s, %s',
    async (platform, way) => {
      const shopper = await samePhone(platform);
      const { page } = await codeOn(shopper.mini);
      await page.waitFor('a brighter screen', () => shopper.mini.seen.brightness.includes(1));
      await wayOff[way](shopper.mini);
      await later(200);
      expect(shopper.mini.seen.brightness.at(-1)).toBe(0.4);
    },
  );

  test('a code that is left before the level was known never leaves a bright screen', async () => {
    const shopper = await samePhone('ios');
    const { page } = await codeOn(shopper.mini);
    await page.waitFor('a brighter screen', () => shopper.mini.seen.brightness.includes(1));
    shopper.mini.hide();
    await later(100);
    await quickly(shopper.mini, 'show', 'hide');
    await later(200);
    expect(shopper.mini.seen.brightness.at(-1)).toBe(0.4);
  });

  test('a camera that the system refuses is said, and the settings open; a mini-program code is not one of ours', async () => {
    const guide = await phoneOf({ personId: people.find(person => person.role === 'guide').personId });
    const bench = await guide.mini.launch('/guide/pages/workbench/index');
    await bench.waitFor('her workbench', () => bench.all('.y-page').some(node => bench.classesOf(node).includes('is-ready')));
    if (bench.text().includes('您在哪里上班')) await bench.press('青萝专柜');
    await bench.waitForText('扫会员码');
    guide.mini.seen.answers.scanFails = 'scanCode:fail auth deny';
    await bench.press('扫会员码');
    const scan = await bench.waitFor('the scanner', () => (guide.mini.stack().at(-1) === 'guide/pages/scan/index' ? guide.mini.current() : undefined));
    await scan.waitForText('相机没有打开');
    await scan.press('去设置');
    expect(guide.mini.seen.unheard).toContain('openSetting');
    guide.mini.seen.answers.scan = { result: '', path: 'pages/home/index?scene=1', scanType: 'WX_CODE', errMsg: 'scanCode:ok' };
    await scan.press('再试一次');
    await scan.waitForText('这不是会员码');
  });

  test('the code shows again without a network', async () => {
    const shopper = await phoneOf({ fresh: true });
    await joinAt(shopper, scene);
    await codeOn(shopper.mini);
    shopper.mini.setOnline(false);
    const { digits } = await codeOn(shopper.mini);
    expect(digits).toMatch(/^90\d{18}$/);
  });
});
