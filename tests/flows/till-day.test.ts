import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Coupon } from '@server/modules/coupon/documents';
import { main } from '../../clients/pos/main';
import { startMall, type Mall } from './harness';
import { giveTill } from './support/till';
import { whole } from './support/whole';

let mall: Mall;
let folder: string;
let keyFile: string;
beforeAll(async () => {
  mall = await startMall();
  folder = mkdtempSync(join(tmpdir(), 'yima-till-'));
  keyFile = join(folder, 'pos-key.json');
  writeFileSync(keyFile, JSON.stringify(await giveTill(mall, 'T1')));
}, 60_000);
afterAll(async () => {
  await mall?.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => admin({ action: 'fault.clear' }));

const admin = async (body: object): Promise<void> => {
  await fetch(`${mall.runtime.url}/_local/admin`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
};
const fails = (kind: string, path: string, over: object = {}) =>
  admin({ action: 'fault.set', kind, match: { function: 'pos', actionName: `/pos/v1/${path}` }, ...over });

/** The command as it is typed; everything it says. */
const pos = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main([...args, '--url', mall.runtime.url, '--key', keyFile], { out: line => out.push(line), err: line => err.push(line) });
  return { code, out, err };
};
let files = 0;
const day = async (steps: readonly unknown[], ...more: string[]) => {
  const file = join(folder, `day${(files += 1)}.ndjson`);
  const report = `${file}.report`;
  writeFileSync(file, steps.map(step => (typeof step === 'string' ? step : JSON.stringify(step))).join('\n'));
  const run = await pos('day', file, '--report', report, ...more);
  return { ...run, file, report: run.code === 2 ? undefined : JSON.parse(readFileSync(report, 'utf8')) };
};
const outcomes = ({ steps }: any): string[] => steps.map(({ outcome, code }: any) => (code === undefined ? outcome : `${outcome} ${code}`));

/** A shopper with a coupon of 50 off 300, and the steps that serve her. */
const customer = async (name: string) => {
  const shopper = await mall.member('sign-hill', { brand: false });
  const [coupon] = (await whole<Coupon>(mall.deps.db, 'coupons')).filter(({ memberId }) => memberId === shopper.memberId);
  const bill = {
    ticketId: { $from: `${name}-v.ticketId` },
    counterId: 'ct_nlake',
    lines: [{ lineId: '1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }],
  };
  return {
    couponId: coupon!._id,
    steps: [
      { id: `${name}-v`, verb: 'identify', data: { code: mall.codeOf(shopper.device) } },
      { id: `${name}-q`, verb: 'quote', data: bill },
      {
        id: `${name}-r`,
        verb: 'redeem',
        data: { ...bill, slipNo: `D-${name}`, couponIds: { $from: `${name}-q.best.couponIds` }, expectedPayFen: { $from: `${name}-q.best.payFen` } },
      },
    ],
  };
};
const stateOf = async (couponId: string) => (await mall.deps.db.collection<Coupon>('coupons').get(couponId))!.state;

test('a day: customers served, one undone, a refusal that was expected; and the report', async () => {
  const [anna, bo] = [await customer('a'), await customer('b')];
  const { code, report } = await day([
    ...anna.steps,
    '',
    ...bo.steps,
    { id: 'again', verb: 'identify', data: { code: '134567890123456789' }, expect: 'CODE_PAYMENT' },
    { id: 'undo', verb: 'reverse', data: { redemptionId: { $from: 'b-r.redemptionId' } } },
  ]);
  expect(outcomes(report)).toEqual([...Array(6).fill('done'), 'refused CODE_PAYMENT', 'done']);
  expect(report.totals).toEqual({
    done: 7,
    refused: 1,
    skipped: 0,
    givenUp: 0,
    unknown: 0,
    redeemed: 1,
    reversed: 1,
    savedFen: 5_000,
    payFen: 35_000,
    soldFen: 0,
    refundedFen: 0,
  });
  expect(code).toBe(0);
  expect([await stateOf(anna.couponId), await stateOf(bo.couponId)]).toEqual(['redeemed', 'issued']);
});

test('the same file again does nothing twice and reports the same', async () => {
  const one = await customer('c');
  const first = await day([...one.steps]);
  const count = (await whole(mall.deps.db, 'redemptions')).length;
  const again = await pos('day', first.file, '--report', `${first.file}.again`);
  expect(again.code).toBe(0);
  expect(JSON.parse(readFileSync(`${first.file}.again`, 'utf8')).totals).toEqual(first.report.totals);
  expect((await whole(mall.deps.db, 'redemptions')).length).toBe(count);
});

test.each(['lost-answer', 'offline', 'error', 'duplicate'])(
  'every second call meets a fault (%s): the day ends as if there were none',
  async kind => {
    const people = [await customer(`${kind[0]}1`), await customer(`${kind[0]}2`)];
    await admin({ action: 'fault.set', kind, match: { function: 'pos' }, probability: 0.5, seed: 'day' });
    const { code, report } = await day(
      people.flatMap(({ steps }) => steps),
      '--tries',
      '12',
    );
    expect({ code, ...report.totals }).toMatchObject({ code: 0, done: 6, redeemed: 2, savedFen: 10_000 });
    for (const { couponId } of people) {
      const uses = (await whole<any>(mall.deps.db, 'redemptions')).filter(({ coupons }) => coupons.some((use: any) => use.couponId === couponId));
      expect(uses).toHaveLength(1);
    }
  },
  60_000,
);

/** The same customer, whose coupons the till locks before it takes the money. */
const locked = async (name: string) => {
  const { couponId, steps } = await customer(name);
  const [visit, quote, redeem] = steps as [object, object, { data: Record<string, unknown> }];
  const { slipNo, ...bill } = redeem.data;
  return {
    couponId,
    steps: [
      visit,
      quote,
      { id: `${name}-k`, verb: 'lock', data: bill },
      { id: `${name}-g`, verb: 'fetch-bill', data: { code: { $from: `${name}-k.code` } } },
      { id: `${name}-r`, verb: 'redeem', data: { billId: { $from: `${name}-g.billId` }, slipNo } },
    ],
  };
};

test.each(['lost-answer', 'duplicate', 'error'])('bills are locked, fetched and paid once, when every second call meets a fault (%s)', async kind => {
  const [name, other] = [`k${kind[0]}${kind.length}`, `x${kind[0]}${kind.length}`];
  const [paid, gone] = [await locked(name), await locked(other)];
  await admin({ action: 'fault.set', kind, match: { function: 'pos' }, probability: 0.5, seed: 'bills' });
  const steps = [
    ...paid.steps,
    ...gone.steps.slice(0, 3),
    { id: `${other}-f`, verb: 'release', data: { billId: { $from: `${other}-k.billId` } } },
    { id: `${other}-r`, verb: 'redeem', data: { billId: { $from: `${other}-k.billId` }, slipNo: `D-${other}` }, expect: 'BILL_RELEASED' },
  ];
  const { code, report } = await day(steps, '--tries', '12');
  expect({ code, outcomes: outcomes(report) }).toEqual({ code: 0, outcomes: [...Array(9).fill('done'), 'refused BILL_RELEASED'] });
  expect([await stateOf(paid.couponId), await stateOf(gone.couponId)]).toEqual(['redeemed', 'issued']);
});

test('a lock that is never answered is given up for certain, and holds nothing', async () => {
  const one = await locked('q9');
  await fails('offline', 'lock');
  const { report } = await day(one.steps.slice(0, 3), '--tries', '2');
  expect(outcomes(report)).toEqual(['done', 'done', 'given-up']);
  await admin({ action: 'fault.clear' });
  const requestId = report.steps[2].requestId;
  const asked = await pos('lookup', '--data', JSON.stringify({ verb: 'lock', askedRequestId: requestId }));
  expect(JSON.parse(asked.out.join('')).data).toMatchObject({ state: 'closed' });
  expect(await stateOf(one.couponId)).toBe('issued');
});

/** The slip of a bill that was redeemed, sold and partly refunded. */
const sold = (name: string) => {
  const at = Date.now();
  const slip = { counterId: 'ct_nlake', slipNo: `D-${name}` };
  return [
    {
      id: `${name}-s`,
      verb: 'upload-sale',
      data: {
        ...slip,
        at,
        ticketId: { $from: `${name}-v.ticketId` },
        lines: [{ lineId: '1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 40_000 }],
        payFen: { $from: `${name}-r.payFen` },
        tenders: [{ kind: 'wechat', amountFen: { $from: `${name}-r.payFen` } }],
      },
    },
    {
      id: `${name}-b`,
      verb: 'upload-refund',
      data: { sale: { saleId: { $from: `${name}-s.saleId` } }, refundNo: `D-${name}-R`, at, lines: [{ lineId: '1', amountFen: 20_000 }] },
    },
  ];
};

test.each(['lost-answer', 'duplicate'])('sales and refunds are uploaded once, when every second call meets a fault (%s)', async kind => {
  const name = `s${kind[0]}`;
  const one = await customer(name);
  await admin({ action: 'fault.set', kind, match: { function: 'pos' }, probability: 0.5, seed: 'sales' });
  const { code, report } = await day([...one.steps, ...sold(name)], '--tries', '12');
  expect({ code, ...report.totals }).toMatchObject({ code: 0, done: 5, redeemed: 1, soldFen: 35_000, refundedFen: 17_500 });
  const sales = (await whole<any>(mall.deps.db, 'sales')).filter(({ slipNo }) => slipNo === `D-${name}`);
  expect(sales).toMatchObject([{ redemptionId: expect.any(String), refundedFen: 17_500 }]);
});

test('a sale that was kept and never answered is found at the end of the day; one that never arrived stays to be sent again', async () => {
  const [one, two] = [await customer('sk'), await customer('sn')];
  await fails('lost-answer', 'upload-sale', { times: 2 });
  const kept = await day([...one.steps, sold('sk')[0]], '--tries', '2');
  expect(outcomes(kept.report)).toEqual(['done', 'done', 'done', 'done']);
  await fails('offline', 'upload-sale', { times: 2 });
  const lost = await day([...two.steps, sold('sn')[0]], '--tries', '2');
  expect([lost.code, ...outcomes(lost.report)]).toEqual([3, 'done', 'done', 'done', 'unknown']);
  const again = await pos('day', lost.file);
  expect(again.code).toBe(0);
});

test.each([
  { verb: 'identify', steps: (one: any) => one.steps.slice(0, 1) },
  { verb: 'reverse', steps: (one: any) => [...one.steps, { id: 'undo', verb: 'reverse', data: { redemptionId: { $from: `${one.name}-r.redemptionId` } } }] },
])('$verb that never arrived may still be on its way: it is not known, and the next run sends it again', async ({ verb, steps }) => {
  const name = `w${verb.slice(0, 1)}`;
  const made = { name, ...(await customer(name)) };
  await fails('offline', verb, { times: 2 });
  const { code, file, report } = await day(steps(made), '--tries', '2');
  expect([code, outcomes(report).at(-1), report.totals.givenUp]).toEqual([3, 'unknown', 0]);
  const again = await pos('day', file);
  expect(again.code).toBe(0);
});

test('a redemption that was done and never answered is found at the end of the day', async () => {
  const one = await customer('l');
  await fails('lost-answer', 'redeem', { times: 2 });
  const { code, report } = await day(one.steps, '--tries', '2');
  expect(outcomes(report)).toEqual(['done', 'done', 'done']);
  expect({ code, ...report.totals }).toMatchObject({ code: 0, redeemed: 1, savedFen: 5_000 });
});

test('a redemption that never arrived is given up for certain: late it is refused', async () => {
  const one = await customer('g');
  await fails('offline', 'redeem', { times: 2 });
  const { code, report } = await day([...one.steps, { id: 'undo', verb: 'reverse', data: { redemptionId: { $from: 'g-r.redemptionId' } } }], '--tries', '2');
  expect(outcomes(report)).toEqual(['done', 'done', 'given-up', 'skipped']);
  expect(code).toBe(1);
  expect(await stateOf(one.couponId)).toBe('issued');
  const { requestId } = report.steps[2];
  const visit = (await whole<any>(mall.deps.db, 'visit_tickets')).find(({ requestId: id }) => id === report.steps[0].requestId);
  const late = { ...one.steps[2]!.data, ticketId: visit._id, couponIds: [one.couponId], expectedPayFen: 35_000 };
  const { code: exit, out } = await pos('redeem', '--data', JSON.stringify(late), '--request', requestId);
  expect([exit, JSON.parse(out.join('\n')).code]).toEqual([1, 'REQUEST_CLOSED']);
  expect(await stateOf(one.couponId)).toBe('issued');
});

test('while nothing is answered at all, it is said that nothing is known', async () => {
  const one = await customer('u');
  await admin({ action: 'fault.set', kind: 'offline', match: { function: 'pos' } });
  const { code, report } = await day([one.steps[0]], '--tries', '1');
  expect([code, ...outcomes(report)]).toEqual([3, 'unknown']);
});

test('a clock that is off by more than five minutes is refused by code', async () => {
  await admin({ action: 'fault.set', kind: 'clock', ms: 6 * 60_000, match: { function: 'pos' } });
  const one = await customer('k');
  const { code, report } = await day([one.steps[0]]);
  expect([code, ...outcomes(report)]).toEqual([1, 'refused TILL_CLOCK_OFF']);
});

describe('files that are no day', () => {
  test.each([
    { why: 'no JSON', line: '{', problem: 'is no JSON' },
    { why: 'a list', line: '[]', problem: 'is no object' },
    { why: 'no id', line: '{"verb":"time","data":{}}', problem: 'needs an id' },
    { why: 'a verb that is not known', line: '{"id":"x","verb":"pay","data":{}}', problem: 'needs a verb' },
    { why: 'no data', line: '{"id":"x","verb":"time"}', problem: 'needs data' },
    { why: 'a field too many', line: '{"id":"x","verb":"time","data":{},"wait":1}', problem: '"wait"' },
    { why: 'a value of a later step', line: '{"id":"x","verb":"reverse","data":{"redemptionId":{"$from":"later.redemptionId"}}}', problem: 'no earlier step' },
    { why: 'an id twice', line: '{"id":"first","verb":"time","data":{}}', problem: 'earlier step' },
  ])('$why: told with its line, and nothing is sent', async ({ line, problem }) => {
    const before = await mall.dump();
    const { code, err } = await day([{ id: 'first', verb: 'time', data: {} }, line]);
    expect(code).toBe(2);
    expect(err[0]).toMatch(/^line 2 /);
    expect(err[0]).toContain(problem);
    expect(await mall.dump()).toEqual(before);
  });
});

describe('the command line', () => {
  test('asks for the time, and does one verb', async () => {
    const { code, out } = await pos('time');
    expect([code, JSON.parse(out.join('\n')).data.now > 0]).toEqual([0, true]);
  });

  test.each([
    { why: 'a verb that is not there', args: ['pay'], says: 'a verb is one of' },
    { why: 'an option that is not there', args: ['time', '--fast', '1'], says: 'no option --fast' },
    { why: 'data that is no JSON', args: ['quote', '--data', '{'], says: 'no JSON' },
    { why: 'a file that is not there', args: ['day', '/nowhere/day.ndjson'], says: 'ENOENT' },
    { why: 'no tries at all', args: ['time', '--tries', '0'], says: '--tries' },
    { why: 'a key that is not there', args: ['time', '--key', '/nowhere/key.json'], says: 'cannot be read' },
  ])('$why is told, and it ends with 2', async ({ args, says }) => {
    const err: string[] = [];
    const code = await main(args.includes('--key') ? args : [...args, '--key', keyFile], { out: () => undefined, err: line => err.push(line) });
    expect(code).toBe(2);
    expect(err.join('\n')).toContain(says);
  });

  test('a body that is not the verb’s is answered with what the verb takes', async () => {
    const err: string[] = [];
    const args = ['fetch-bill', '--data', '{"billCode":"91"}', '--key', keyFile, '--url', mall.runtime.url];
    const code = await main(args, { out: () => undefined, err: line => err.push(line) });
    expect([code, err]).toEqual([1, ['fetch-bill takes code; what is wrong, missing or unknown is in "fields"']]);
  });

  test('says how it is used', async () => {
    const { code, out } = await pos();
    expect([code, out.join('\n')]).toEqual([2, '']);
    const lines: string[] = [];
    expect(await main([], { out: line => lines.push(line), err: () => undefined })).toBe(0);
    expect(lines.join('\n')).toContain('npm run pos');
  });
});
