import type { Till } from '../../clients/pos/client';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill, signedPost } from './support/till';
import { coupon, dryRun, line, request } from './support/dry-runs';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall));
}, 60_000);
afterAll(() => mall?.close());

const run = (over: object = {}) => dryRun(till, over);

describe('without hidden context', () => {
  const coupons = [
    coupon('a', { conditions: [{ code: 'weekdays', days: [5] }] }),
    coupon('b', { benefit: { kind: 'percent-off', offBp: 3333, capFen: 7_777 } }),
  ];

  test('it asks the store for nothing but the nonce of the request', async () => {
    await run({ coupons });
    await fetch(`${mall.runtime.url}/_local/stats/reset`, { method: 'POST' });
    await run({ coupons });
    const stats = (await (await fetch(`${mall.runtime.url}/_local/stats`)).json()) as { byAction: Record<string, number> };
    expect(stats.byAction).toEqual({ 'database.insertDocument': 1 });
  });

  test('it changes nothing in the store but that', async () => {
    const before = await mall.dump(['till_nonces']);
    await run({ coupons });
    expect(await mall.dump(['till_nonces'])).toEqual(before);
  });

  test('the same request has the same answer, whatever the order of coupons and lines, at any till, at any time', async () => {
    const first = await run({ coupons });
    const turned = { ...request({ coupons: [...coupons].reverse() }), lines: [...request().lines].reverse() };
    const elsewhere = await signedPost(mall, await giveTill(mall, undefined, 'st_south'), 'quote', turned);
    expect(elsewhere.body.data.best).toMatchObject({ savedFen: first.best.savedFen, couponIds: first.best.couponIds });
    const byId = (lines: any[]) => [...lines].sort((left, right) => left.lineId.localeCompare(right.lineId));
    expect(byId(elsewhere.body.data.best.lines)).toEqual(first.best.lines);
    expect(elsewhere.body.data.best.coupons).toEqual(first.best.coupons);
  });
});

test.each<{ why: string; over: object; code: string; field?: string }>([
  { why: 'a line twice', over: { lines: [line('1', 1), line('1', 1)] }, code: 'BILL_LINE_REPEATED' },
  { why: 'a coupon twice', over: { coupons: [coupon('a'), coupon('a')] }, code: 'REQUEST_INVALID', field: 'coupons' },
  { why: 'a chosen coupon that is not there', over: { couponIds: ['zz'] }, code: 'REQUEST_INVALID', field: 'couponIds' },
  { why: 'a chosen coupon twice', over: { coupons: [coupon('a')], couponIds: ['a', 'a'] }, code: 'REQUEST_INVALID', field: 'couponIds' },
  { why: 'more money than there is', over: { lines: [line('1', 1e11), line('2', 1)] }, code: 'REQUEST_INVALID', field: 'lines' },
  { why: 'no time', over: { at: undefined }, code: 'REQUEST_INVALID', field: 'at' },
  { why: 'a kind that is not known', over: { coupons: [coupon('a', { benefit: { kind: 'cashback', offFen: 1 } })] }, code: 'REQUEST_INVALID' },
  { why: 'nothing off', over: { coupons: [coupon('a', { benefit: { kind: 'cash-off', offFen: 0 } })] }, code: 'REQUEST_INVALID' },
  { why: 'more than all off', over: { coupons: [coupon('a', { benefit: { kind: 'percent-off', offBp: 10_001 } })] }, code: 'REQUEST_INVALID' },
  {
    why: 'shares that are not the whole',
    over: { coupons: [coupon('a', { costBearers: [{ bearer: 'mall', shareBp: 9_999 }] })] },
    code: 'REQUEST_INVALID',
    field: 'coupons.0.template.costBearers',
  },
  { why: '201 coupons', over: { coupons: Array.from({ length: 201 }, (_, index) => coupon(`k${index}`)) }, code: 'REQUEST_INVALID', field: 'coupons' },
  { why: "a brand's own of no brand", over: { coupons: [coupon('a', { issuer: 'brand' })] }, code: 'REQUEST_INVALID', field: 'coupons.0.template.brandId' },
  { why: 'a ticket, too', over: { ticketId: 'visit_0_0' }, code: 'REQUEST_INVALID', field: 'ticketId' },
  { why: 'a misspelt field', over: { couponIDs: ['a'] }, code: 'REQUEST_INVALID', field: 'couponIDs' },
  {
    why: 'a misspelt field of a template',
    over: { coupons: [coupon('a', { thresholdFens: 1 })] },
    code: 'REQUEST_INVALID',
    field: 'coupons.0.template.thresholdFens',
  },
])('$why: $code', async ({ over, code, field }) => {
  const answer = await till.call('quote', request(over));
  expect(answer).toMatchObject({ ok: false, code });
  if (field !== undefined) expect(answer).toMatchObject({ data: { fields: expect.arrayContaining([field]) } });
});

test('500 lines and 60 coupons are answered', async () => {
  const lines = Array.from({ length: 500 }, (_, index) => line(`l${index}`, 1_000 + index));
  const coupons = Array.from({ length: 60 }, (_, index) => coupon(`k${index}`, { class: `c${index % 7}`, thresholdFen: index * 1_000 }));
  const { best } = await run({ lines, coupons });
  expect(best.savedFen).toBe(35_000);
  expect(best.lines.reduce((sum: number, one: any) => sum + one.payFen, 0)).toBe(best.payFen);
});
