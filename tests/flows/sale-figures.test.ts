import { dateText, DAY_MS } from '@core/domain/calendar';
import { cellsOfTemplate, figuresOfBrand, NOTHING, salesOfDay } from '@server/modules/sale/day';
import { markDay, SALES_DAYS, sumDays, type SalesDay } from '@server/modules/sale/day-sums';
import { cellsOfDays, salesByBrand } from '@server/modules/sale/figures';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';
import { hearAll, uploadRefund } from './support/points';
import { aRedemption, saleOf } from './support/sales';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-figures'));
}, 60_000);
afterAll(() => mall?.close());

const line = (amountFen: number) => [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen }];
const byBrand = async (day: string) => (await salesByBrand(mall.deps, { from: day, until: day })).found;
const upload = async (input: object) => {
  const answer = await till.call('upload-sale', input as never, mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return answer.data;
};

test('driven, add-on and plain sales of a day never mix, for a brand and for a template', async () => {
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  await upload(saleOf(redeemed));
  await upload({ ...saleOf({ slipNo: 'ADD-1', lines: line(7_000), payFen: 7_000 }), ticketId: redeemed.ticketId });
  await upload(saleOf({ slipNo: 'PLAIN-1', lines: line(3_000), payFen: 3_000 }));
  const day = dateText(Date.now());
  const sold = await salesOfDay(mall.deps, 'st_north', day);
  const lake = { voucherFen: 0, drivenFen: 45_000, addOnFen: 7_000, plainFen: 3_000, refundedFen: 0, bills: 3 };
  expect(figuresOfBrand(sold, 'br_lake')).toEqual(lake);
  expect(figuresOfBrand(sold, 'br_hill')).toEqual(NOTHING);
  const cell = { counterId: 'ct_nlake', brandId: 'br_lake', voucherFen: 0, savedFen: 5_000, drivenFen: 45_000, addOnFen: 7_000 };
  expect(cellsOfTemplate(sold, 'tp_mallgift')).toEqual([cell]);
  await hearAll(mall);
  expect((await byBrand(day)).get('br_lake')).toEqual(lake);
  expect(await cellsOfDays(mall.deps, 'tp_brandgift', [{ storeId: 'st_north', day }])).toEqual({ found: [], pending: 0 });
});

test('what is refunded is off the part it was in, and beside them; the parts sum to what was sold', async () => {
  const day = dateText(Date.now());
  const before = (await byBrand(day)).get('br_lake')!;
  const redeemed = await aRedemption(mall, { lines: [{ amountFen: 50_000 }] });
  const { saleId } = await upload(saleOf(redeemed));
  await uploadRefund(mall, till, saleId, [{ lineId: 'l1', amountFen: 10_000 }]);
  await hearAll(mall);
  // a fifth of 450
  expect((await byBrand(day)).get('br_lake')).toEqual({
    ...before,
    drivenFen: before.drivenFen + 36_000,
    refundedFen: 9_000,
    bills: before.bills + 1,
  });
  const { found } = await cellsOfDays(mall.deps, 'tp_mallgift', [{ storeId: 'st_north', day }]);
  expect(found).toMatchObject([{ savedFen: 9_000, drivenFen: 81_000 }]);
});

test('a store’s day is read in pages', async () => {
  const sales = Array.from({ length: 600 }, (_, index) => index);
  const at = Date.now();
  const [one] = await mall.deps.db.collection('sales').find({ storeId: 'st_north', day: dateText(at) }, { order: [['_id', 'asc']], limit: 1 });
  const copies = sales.map(index => ({ ...one!, _id: `sale_copy${String(index).padStart(4, '0')}`, saleKey: `copy|${index}`, storeId: 'st_south' }));
  for (let from = 0; from < copies.length; from += 200) await mall.deps.db.collection('sales').insert(copies.slice(from, from + 200));
  expect(await salesOfDay(mall.deps, 'st_south', dateText(at))).toHaveLength(600);
});

describe('the sums of the night', () => {
  const tomorrow = Date.now() + DAY_MS;
  const day = dateText(Date.now());
  const stored = async (): Promise<SalesDay | undefined> => mall.deps.db.collection<SalesDay>(SALES_DAYS).get(`st_north|${day}`);
  const night = () => sumDays({ deps: mall.deps, now: tomorrow }, 50);
  /** What is read is what the sales themselves come to. */
  const expectTheSame = async (): Promise<void> => {
    const sold = await salesOfDay(mall.deps, 'st_north', day);
    const all = await byBrand(day);
    for (const brandId of ['br_lake', 'br_hill']) {
      const expected = figuresOfBrand(sold, brandId);
      expect(all.get(brandId) ?? NOTHING).toEqual(expected);
      expect((await salesByBrand(mall.deps, { from: day, until: day, brandId })).found.get(brandId) ?? NOTHING).toEqual(expected);
    }
    for (const templateId of ['tp_mallgift', 'tp_brandgift'])
      expect((await cellsOfDays(mall.deps, templateId, [{ storeId: 'st_north', day }])).found).toEqual(cellsOfTemplate(sold, templateId));
  };

  test('are not made of a day that goes on', async () => {
    await hearAll(mall);
    await sumDays({ deps: mall.deps, now: Date.now() }, 50);
    expect(await stored()).toMatchObject({ stale: true });
    await expectTheSame();
  });

  test('are what the sales of the day come to, and are read instead of them', async () => {
    expect((await night()).done).toBeGreaterThanOrEqual(1);
    expect(await stored()).toMatchObject({ stale: false });
    await expectTheSame();
    const { brands } = (await stored())!;
    const days = mall.deps.db.collection<SalesDay>(SALES_DAYS);
    await days.update(`st_north|${day}`, { 'brands.br_lake.bills': 99 });
    expect((await byBrand(day)).get('br_lake')).toMatchObject({ bills: 99 });
    await days.update(`st_north|${day}`, { 'brands.br_lake.bills': brands['br_lake']!.bills });
    expect(await night()).toEqual({ done: 0, full: false });
  });

  test('a sale that comes later, or meets its redemption later, is in the figures as soon as it is heard of', async () => {
    const redeemed = await aRedemption(mall, { lines: [{ amountFen: 60_000 }] });
    await upload(saleOf(redeemed));
    await hearAll(mall);
    expect(await stored()).toMatchObject({ stale: true });
    await expectTheSame();
    await night();
    expect(await stored()).toMatchObject({ stale: false });
    await expectTheSame();
  });

  test('a sale that comes while they are made leaves the day for the next run', async () => {
    await markDay(mall.deps.db, { storeId: 'st_north', day });
    const { db } = mall.deps;
    const days = db.collection<SalesDay>(SALES_DAYS);
    const late = {
      ...mall.deps,
      db: {
        ...db,
        collection: (name: string) => {
          const sales = db.collection(name);
          if (name !== 'sales') return sales;
          // the sales are read: at this moment another one is heard of
          const find: typeof sales.find = async (...asked) => {
            const found = await sales.find(...asked);
            await markDay(db, { storeId: 'st_north', day });
            return found;
          };
          return { ...sales, find };
        },
      },
    } as typeof mall.deps;
    const { revision } = (await stored())!;
    await sumDays({ deps: late, now: tomorrow }, 50);
    expect(await days.get(`st_north|${day}`)).toMatchObject({ stale: true });
    expect((await stored())!.revision).toBeGreaterThan(revision);
    await night();
    expect(await stored()).toMatchObject({ stale: false });
    await expectTheSame();
  });
});
