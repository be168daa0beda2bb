import { dateText } from '@core/domain/calendar';
import { figuresOfBrand, figuresOfTemplate, salesFigures, salesOfDay } from '@server/modules/sale/day';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';
import { aRedemption, saleOf } from './support/sales';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-figures'));
}, 60_000);
afterAll(() => mall?.close());

const line = (amountFen: number) => [{ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen }];
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
  const lake = { voucherFen: 0, drivenFen: 45_000, addOnFen: 7_000, plainFen: 3_000, bills: 3 };
  expect(figuresOfBrand(sold, 'br_lake')).toEqual(lake);
  expect(figuresOfBrand(sold, 'br_hill')).toMatchObject({ bills: 0, drivenFen: 0 });
  expect(figuresOfTemplate(sold, 'tp_mallgift')).toEqual({ ...lake, plainFen: 0, bills: 2 });
  expect(await salesFigures(mall.deps, { brandId: 'br_lake' }, [day])).toEqual(lake);
  expect(await salesFigures(mall.deps, { templateId: 'tp_brandgift' }, [day])).toMatchObject({ bills: 0 });
});

test('a store’s day is read in pages', async () => {
  const sales = Array.from({ length: 600 }, (_, index) => index);
  const at = Date.now();
  const [one] = await mall.deps.db.collection('sales').find({ storeId: 'st_north', day: dateText(at) }, { order: [['_id', 'asc']], limit: 1 });
  const copies = sales.map(index => ({ ...one!, _id: `sale_copy${String(index).padStart(4, '0')}`, saleKey: `copy|${index}`, storeId: 'st_south' }));
  for (let from = 0; from < copies.length; from += 200) await mall.deps.db.collection('sales').insert(copies.slice(from, from + 200));
  expect(await salesOfDay(mall.deps, 'st_south', dateText(at))).toHaveLength(600);
});
