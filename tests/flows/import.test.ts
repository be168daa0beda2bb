import { sha256 } from '@server/crypto';
import type { Database, Transaction } from '@server/db/database';
import { inTransaction } from '@server/db/transaction';
import type { Deps } from '@server/deps';
import type { ExchangeCode } from '@server/modules/code/documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { Import } from '@server/modules/import/documents';
import { runImports } from '@server/modules/import/run';
import { startMall, type Mall, type Person } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

let mall: Mall;
let operator: Person;
let shopper: Person & { memberId: string };
const as = () => mall.at('group-operator', { counterId: undefined });
beforeAll(async () => {
  mall = await startMall();
  operator = mall.staff('headquarters');
  shopper = await mall.member();
}, 60_000);
afterAll(() => mall?.close());

let templates = 0;
const newTemplate = async (over = {}) =>
  (await addTemplate(mall.deps.db, aTemplate(`import${(templates += 1)}`, { perMember: 1, inCentre: false, ...over }), 0))._id;
const bytesOf = (text: string | Buffer) => (typeof text === 'string' ? Buffer.from(text) : text);

/** Allows the upload of a file, and sends it. */
const upload = async (templateId: string, text: string | Buffer, promised?: number): Promise<string> => {
  const file = bytesOf(text);
  const input = { templateId, name: '券码.csv', bytes: promised ?? Math.max(1, file.length) };
  const { importId, upload: ticket } = await mall.ask('ops', operator, 'import.begin', input, { as: as() });
  const sent = await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: new Uint8Array(file) });
  expect(sent.status).toBe(200);
  return importId;
};
const start = (importId: string, requestId?: string) => mall.ask('ops', operator, 'import.start', { importId }, { as: as(), requestId });
const show = (importId: string) => mall.ask('ops', operator, 'import.get', { importId }, { as: as() });
const imported = async (templateId: string, text: string | Buffer) => start(await upload(templateId, text));
const codesOf = (importId: string) => mall.deps.db.collection<ExchangeCode>('exchange_codes').find({ importId }, { limit: 1000 });
const countOf = (importId: string) => mall.deps.db.collection<ExchangeCode>('exchange_codes').count({ importId });
const exchange = (who: Person, text: string, requestId?: string) => mall.call('consumer', who, 'coupon.exchange', { text }, { requestId });
const series = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${String(index).padStart(9, '0')}`);
const timer = async () => {
  const outcome = await mall.runtime.timers.run('files');
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
};

describe('a file of codes', () => {
  test('brings codes that a shopper types in for their coupon, once', async () => {
    const templateId = await newTemplate();
    expect(await imported(templateId, '兑换码,备注\r\nSPRING-0001,a\r\nspring0002,b\r\n')).toMatchObject({
      state: 'done',
      lines: 3,
      added: 2,
      bad: 0,
      doneBp: 10_000,
      encoding: 'utf-8',
      faults: [],
    });
    const request = mall.newRequest();
    const first = await exchange(shopper, ' spring 0001 ', request);
    expect(first).toMatchObject({ ok: true, data: { templateId, source: 'code', state: 'usable' } });
    expect(await exchange(shopper, ' spring 0001 ', request)).toMatchObject({ ok: true, data: { couponId: first.data.couponId } });
    expect(await exchange(shopper, 'SPRING0001')).toMatchObject({ code: 'EXCHANGE_CODE_USED' });
    // what was bought elsewhere is hers, whatever the limit per member
    expect(await exchange(shopper, 'SPRING0002')).toMatchObject({ ok: true });
  });

  test('is stored without the codes themselves, and the file goes away', async () => {
    const templateId = await newTemplate();
    const { importId } = await imported(templateId, 'HIDDEN7788\nHIDDEN7788\n');
    expect(JSON.stringify(await mall.dump())).not.toContain('HIDDEN7788');
    const job = (await mall.deps.db.collection<Import>('imports').get(importId))!;
    expect(await mall.deps.files.size(job.fileId)).toBeUndefined();
  });

  test('every bad line is reported with its number and reason, the others count', async () => {
    const templateId = await newTemplate();
    await imported(await newTemplate(), 'OTHERS0001\n');
    const text = ['code', 'GOODONE001', 'short', '', 'GOODONE001', '1.2E+15', 'OTHERS0001', `${'A'.repeat(33)}`, 'GOODONE002'].join('\n');
    const view = await imported(templateId, text);
    expect(view).toMatchObject({ state: 'done', lines: 9, added: 2, bad: 5 });
    expect(view.faults).toEqual([
      { line: 3, message: '不足 8 位' },
      { line: 5, message: '与本文件第 2 行重复' },
      { line: 6, message: '只能有英文字母和数字，中间可以有空格或连字符' },
      { line: 7, message: '这个码以前已经导入过' },
      { line: 8, message: '超过 32 位' },
    ]);
    const report = await (await fetch(view.reportUrl)).text();
    expect(report.replace(/^\ufeff/, '')).toBe(`行号,原因\r\n${view.faults.map(({ line, message }: any) => `${line},${message}\r\n`).join('')}`);
  });

  test.each([
    {
      why: 'GBK, as Chinese spreadsheets save it',
      file: Buffer.concat([Buffer.from('b6d2bbbbc2eb', 'hex'), Buffer.from(',\nGBKCODE001,'), Buffer.from('b1b8d7a2', 'hex')]),
      is: { state: 'done', encoding: 'gbk', added: 1, bad: 0 },
    },
    { why: 'UTF-8 with its mark', file: Buffer.from('\ufeff兑换码\r\nBOMCODE001\r\n'), is: { state: 'done', encoding: 'utf-8', added: 1, bad: 0 } },
    { why: 'a last line without an end', file: Buffer.from('LASTLINE01'), is: { state: 'done', added: 1 } },
    { why: 'only a heading', file: Buffer.from('code\n'), is: { state: 'done', added: 0, bad: 0 } },
    { why: 'UTF-16', file: Buffer.from('\ufeffCODE000001', 'utf16le'), is: { state: 'refused', why: { code: 'ENCODING_UNKNOWN' } } },
    { why: 'no text at all', file: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), is: { state: 'refused', why: { code: 'ENCODING_UNKNOWN' } } },
    { why: 'nothing', file: Buffer.alloc(0), is: { state: 'refused', why: { code: 'FILE_EMPTY' } } },
    { why: 'one line without end', file: Buffer.alloc(300_000, 'A'), is: { state: 'done', added: 0, bad: 1 } },
  ])('encodings and ends: $why', async ({ file, is }) => {
    expect(await imported(await newTemplate(), file)).toMatchObject(is);
  });

  test('a file that is larger than was allowed, or never came, is refused', async () => {
    const large = await upload(await newTemplate(), 'LARGER0001\n'.repeat(100), 10);
    expect(await start(large)).toMatchObject({ state: 'refused', why: { code: 'FILE_TOO_LARGE' } });
    const input = { templateId: await newTemplate(), name: 'x.csv', bytes: 10 };
    const { importId } = await mall.ask('ops', operator, 'import.begin', input, { as: as() });
    expect(await start(importId)).toMatchObject({ state: 'refused', why: { code: 'FILE_MISSING' } });
  });

  test('started twice, and by two at once, it counts once', async () => {
    const templateId = await newTemplate();
    const importId = await upload(templateId, series('T', 3_000).join('\n'));
    const request = mall.newRequest();
    await Promise.all([start(importId, request), start(importId), start(importId), timer()]);
    await start(importId, request);
    await timer();
    expect(await show(importId)).toMatchObject({ state: 'done', added: 3_000, bad: 0, lines: 3_000 });
    expect(await countOf(importId)).toBe(3_000);
  });

  test('two files with the same codes at once: each code belongs to one of them', async () => {
    const [one, other] = [await newTemplate(), await newTemplate()];
    const text = series('W', 2_500).join('\n');
    const ids = [await upload(one, text), await upload(other, text)];
    await Promise.all(ids.map(id => start(id)));
    await timer();
    const views = await Promise.all(ids.map(show));
    expect(views.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(views[0].added + views[1].added).toBe(2_500);
    expect(views[0].bad + views[1].bad).toBe(2_500);
  });
});

describe('who may', () => {
  test("a brand's operator has her brand's imports, another's answers like none", async () => {
    const templateId = await newTemplate({
      issuer: 'brand',
      brandId: 'br_lake',
      costBearers: [{ bearer: 'brand', shareBp: 10_000 }],
      scope: { include: [{ kind: 'brands', ids: ['br_lake'] }], exclude: [] },
    });
    const brandAs = mall.at('brand-operator', { counterId: undefined });
    const input = { templateId, name: 'x.csv', bytes: 10 };
    const { importId } = await mall.ask('ops', mall.staff('lakebrand'), 'import.begin', input, { as: brandAs });
    const hill = mall.staff('hillbrand');
    expect(await mall.call('ops', hill, 'import.begin', input, { as: brandAs })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect(await mall.call('ops', hill, 'import.get', { importId }, { as: brandAs })).toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    expect(await mall.call('ops', hill, 'import.start', { importId }, { as: brandAs })).toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    expect(await mall.call('ops', hill, 'import.list', { templateId }, { as: brandAs })).toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    expect((await mall.ask('ops', mall.staff('lakebrand'), 'import.list', { templateId }, { as: brandAs })).items).toMatchObject([
      { importId, state: 'waiting' },
    ]);
    expect(await mall.call('ops', mall.staff('manager'), 'import.get', { importId }, { as: mall.at('store-manager') })).toMatchObject({
      code: 'ROLE_REQUIRED',
    });
  });

  test.each([
    { why: "a day's stock", over: { dailyStock: 5 }, code: 'IMPORT_TEMPLATE_UNFIT' },
    { why: 'a budget', over: { budgetFen: 100_000 }, code: 'IMPORT_TEMPLATE_UNFIT' },
    { why: 'a voucher that is bought', over: { benefit: { kind: 'voucher', faceFen: 100, priceFen: 90 } }, code: 'IMPORT_TEMPLATE_BOUGHT' },
    { why: 'an offer that has ended', over: { state: 'ended' }, code: 'TEMPLATE_ENDED' },
  ])('no codes for $why, and the list of offers says so before', async ({ over, code }) => {
    const input = { templateId: await newTemplate(over), name: 'x.csv', bytes: 10 };
    expect(await mall.call('ops', operator, 'import.begin', input, { as: as() })).toMatchObject({ code });
    expect(await mall.ask('ops', operator, 'offer.get', { templateId: input.templateId }, { as: as() })).toMatchObject({ imports: false });
  });

  test('codes for what she makes and pays alone; what a brand makes is not hers', async () => {
    const row = async (templateId: string) => mall.ask('ops', operator, 'offer.get', { templateId }, { as: as() });
    expect(await row(await newTemplate())).toMatchObject({ made: true, imports: true });
    expect(await row(await newTemplate({ issuer: 'brand', brandId: 'br_hill', maker: 'br_hill' }))).toMatchObject({ made: false, imports: false });
  });
});

class Crash extends Error {}

/** The deps of a function that ends after `calls` calls to the store or to files: the next one is never sent. */
const dyingAfter = (deps: Deps, calls: number, now: () => number): Deps => {
  let left = calls;
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (_, name) => {
        const method = target[name as keyof T];
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          if (left <= 0) throw new Crash();
          left -= 1;
          return (method as (...args: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  const within = (tx: Transaction): Transaction => ({ collection: name => mortal(tx.collection(name)) });
  const db: Database = {
    ...deps.db,
    collection: name => mortal(deps.db.collection(name)),
    begin: async () => {
      const tx = await deps.db.begin();
      return { ...within(tx), commit: () => mortal(tx).commit(), rollback: () => tx.rollback() };
    },
  };
  const waiting = { sleep: deps.sleep, random: () => 0.5 };
  return { ...deps, now, db, files: mortal(deps.files), transact: work => inTransaction(db, waiting, work), log: () => undefined };
};

test('a run that ends between any two of its calls is gone on with: each line counts once', async () => {
  const text = [...series('C', 2_400), 'bad', 'C000000001'].join('\n');
  const { deps } = mall;
  for (let calls = 0; ; calls += 1) {
    const templateId = await newTemplate();
    const letters = text.replace(
      /C/g,
      `C${sha256(String(calls))
        .replace(/[^A-Z]/g, '')
        .slice(0, 6)}`,
    );
    const importId = await upload(templateId, letters);
    await deps.db.collection<Import>('imports').update(importId, { state: 'running', leaseUntil: 0 });
    const context = { action: 'import.run', requestId: 'r', bodyHash: '', now: Date.now() };
    await runImports({ ...context, deps: dyingAfter(deps, calls, Date.now) }).catch(() => undefined);
    const through = (await show(importId)).state === 'done';
    const later = () => Date.now() + 61_000;
    await runImports({ ...context, now: later(), deps: { ...deps, now: later } });
    const view = await show(importId);
    expect(view).toMatchObject({ state: 'done', lines: 2_402, added: 2_400, bad: 2 });
    expect(view.faults.map(({ line }: any) => line)).toEqual([2_401, 2_402]);
    expect(await countOf(importId)).toBe(2_400);
    if (through) break;
    expect(calls).toBeLessThan(60);
  }
}, 180_000);

describe('exchanging', () => {
  test('one code among many at once makes one coupon', async () => {
    const templateId = await newTemplate();
    await imported(templateId, 'RACECODE01\n');
    const people = await Promise.all(Array.from({ length: 6 }, () => mall.member()));
    const answers = await Promise.all(people.map(person => exchange(person, 'RACECODE01')));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.filter(({ ok }) => !ok).map(({ code }) => code))).toEqual(new Set(['EXCHANGE_CODE_USED']));
    expect((await whole<Coupon>(mall.deps.db, 'coupons')).filter(coupon => coupon.templateId === templateId)).toHaveLength(1);
  });

  test('a refusal leaves the code as it was', async () => {
    const templateId = await newTemplate({ claimUntil: Date.now() - 1000 });
    const { importId } = await imported(templateId, 'LATECODE01\n');
    expect(await exchange(shopper, 'LATECODE01')).toMatchObject({ code: 'TEMPLATE_ENDED' });
    expect(await codesOf(importId)).toMatchObject([{ state: 'open' }]);
  });

  test('who tries code after code is stopped, and what she had stays', async () => {
    const guesser = await mall.member();
    for (let tries = 0; tries < 20; tries += 1) expect(await exchange(guesser, `GUESS${1000 + tries}`)).toMatchObject({ code: 'EXCHANGE_WRONG' });
    expect(await exchange(guesser, 'GUESS9999')).toMatchObject({ code: 'TOO_MANY_TRIES' });
  });
});

describe('a file that was sent and never started', () => {
  const lapse = (importId: string) => mall.deps.db.collection<Import>('imports').update(importId, { leaseUntil: Date.now() - 1 });
  const jobOf = async (importId: string) => (await mall.deps.db.collection<Import>('imports').get(importId))!;

  test('waits for a day, then it is refused and gone with its codes', async () => {
    const importId = await upload(await newTemplate(), 'FORGOTTEN1\n');
    const { fileId, leaseUntil, at } = await jobOf(importId);
    expect(leaseUntil - at).toBe(86_400_000);
    await timer();
    expect(await show(importId)).toMatchObject({ state: 'waiting' });
    await lapse(importId);
    await timer();
    expect(await show(importId)).toMatchObject({ state: 'refused', added: 0, why: { code: 'NEVER_STARTED' } });
    expect(await mall.deps.files.size(fileId)).toBeUndefined();
    expect(await start(importId)).toMatchObject({ state: 'refused' });
    expect(await countOf(importId)).toBe(0);
  });

  test('one that is started in time is read, whatever its day of waiting', async () => {
    const importId = await upload(await newTemplate(), 'INTIME0001\n');
    await start(importId);
    await timer();
    expect(await show(importId)).toMatchObject({ state: 'done', added: 1 });
  });
});

test('200,000 lines of the longest codes go through, with a report of each bad one', async () => {
  const templateId = await newTemplate();
  // the longest codes there are
  const lines = series('L', 200_000).map((code, index) => (index % 1000 === 7 ? `bad,${index}` : code.padEnd(32, 'X')));
  const importId = await upload(templateId, lines.join('\n'));
  const before = Date.now();
  await start(importId);
  // a run that a busy machine cuts short holds its lease for a minute
  for (let turn = 0; turn < 100 && (await show(importId)).state === 'running'; turn += 1) {
    await timer();
    await mall.deps.sleep(1000);
  }
  expect(await show(importId)).toMatchObject({ state: 'done', lines: 200_000, added: 199_800, bad: 200 });
  expect(Date.now() - before).toBeLessThan(120_000);
  expect(await mall.deps.db.collection('exchange_codes').count({ importId, state: 'open' })).toBe(199_800);
}, 180_000);
