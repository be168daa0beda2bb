import { startMall, type Mall } from './harness';
import { openScenes, line } from './support/open-scenes';

let mall: Mall;
beforeAll(async () => {
  mall = await startMall();
}, 60_000);
afterAll(() => mall?.close());

const { call, ask, claim, newShopper, visitOf } = openScenes(() => mall);
let count = 0;

describe('products on a bill', () => {
  test.each([
    { why: 'by its barcode', barcode: '6901234567892', name: '羊毛大衣' },
    { why: 'with blanks', barcode: ' 6 901234 567908', name: '真丝围巾' },
  ])('are found $why', async ({ barcode, name }) => {
    expect(await ask('product.scan', { barcode })).toMatchObject({ name, brand: { brandId: 'br_lake' }, category: { categoryId: 'cat_womens' } });
  });

  test.each([
    { why: 'sold at another counter only', barcode: '6901234567915' },
    { why: 'sold no more', barcode: '6901234567922' },
    { why: 'unknown', barcode: '6901234560008' },
    { why: 'a member code', barcode: '90482106739512345678' },
  ])('are not found: $why', async ({ barcode }) => {
    expect(await call('product.scan', { barcode })).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });

  test('are listed by name in pages, and searched by a part of the name or the first digits', async () => {
    const first = await ask('product.list', { limit: 1 });
    const second = await ask('product.list', { limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ name }: any) => name).sort()).toEqual(['真丝围巾', '羊毛大衣'].sort());
    expect(second.nextCursor).toBeUndefined();
    expect((await ask('product.list', { text: '围巾' })).items).toMatchObject([{ productId: 'pd_scarf', priceFen: 12_000 }]);
    expect((await ask('product.list', { text: '69012345679' })).items).toMatchObject([{ productId: 'pd_scarf' }]);
    expect((await ask('product.list', { text: '披肩' })).items).toEqual([]);
  });

  test('are judged by a coupon of single products, and stand on the receipt with their pieces', async () => {
    const shopper = await newShopper();
    const couponId = await claim(shopper, { thresholdFen: 0, scope: { include: [{ kind: 'products', ids: ['pd_scarf'] }], exclude: [] } });
    const lines = [line(40_000, { productId: 'pd_coat', quantity: 1 }), line(24_000, { lineId: 'l2', productId: 'pd_scarf', quantity: 2 })];
    const ticketId = await visitOf(shopper);
    const { best } = await ask('bill.quote', { ticketId, lines });
    expect(best.coupons).toMatchObject([{ couponId, lines: [{ lineId: 'l2', savedFen: 5_000 }] }]);
    const receipt = await ask('bill.redeem', { ticketId, slipNo: `P${(count += 1)}`, lines, couponIds: [couponId], expectedPayFen: 59_000 });
    expect(receipt.lines).toMatchObject([
      { product: { name: '羊毛大衣' }, quantity: 1 },
      { product: { productId: 'pd_scarf' }, quantity: 2, payFen: 19_000 },
    ]);
  });

  test.each([
    { why: 'an unknown one', over: { productId: 'pd_none' }, code: 'BILL_PRODUCT_UNKNOWN' },
    { why: 'one of another counter', over: { productId: 'pd_hillcoat' }, code: 'BILL_PRODUCT_UNKNOWN' },
    { why: 'one that is sold no more', over: { productId: 'pd_shawl' }, code: 'BILL_PRODUCT_UNKNOWN' },
    { why: 'one under another category', over: { productId: 'pd_coat', categoryId: 'cat_beauty' }, code: 'BILL_PRODUCT_MISMATCH' },
    { why: 'pieces of nothing', over: { quantity: 2 }, code: 'REQUEST_INVALID' },
    { why: 'half a piece', over: { productId: 'pd_coat', quantity: 1.5 }, code: 'REQUEST_INVALID' },
    { why: 'no pieces', over: { productId: 'pd_coat', quantity: 0 }, code: 'REQUEST_INVALID' },
  ])('are refused: $why', async ({ over, code }) => {
    const ticketId = await visitOf(await newShopper());
    expect((await call('bill.quote', { ticketId, lines: [line(40_000, over)] })).code).toBe(code);
  });
});
