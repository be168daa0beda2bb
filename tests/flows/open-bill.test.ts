import type { AuditRecord } from '@server/modules/audit/audit';
import type { OpenBill } from '@server/modules/bill/open-documents';
import type { Coupon } from '@server/modules/coupon/documents';
import type { Redemption } from '@server/modules/redemption/documents';
import type { TakenTender } from '@server/modules/tender/documents';
import type { Template } from '@server/modules/template/documents';
import { startMall, type Mall, type Person, type Phone } from './harness';
import { addTemplate, aTemplate } from './support/mall';
import { whole } from './support/whole';

type Shopper = Person & { memberId: string; device: Phone };
let mall: Mall;
let guide: Person;
beforeAll(async () => {
  mall = await startMall();
  guide = mall.staff('guide');
}, 60_000);
afterAll(() => mall?.close());
afterEach(() => admin({ action: 'fault.clear' }));

const admin = async (body: object): Promise<void> => {
  const response = await fetch(`${mall.runtime.url}/_local/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
};
const MINUTE = 60_000;
/** From here on the functions think it is so much later. */
const later = (ms: number) => admin({ action: 'fault.set', kind: 'clock', ms, match: {} });

let count = 0;
const claim = async (shopper: Shopper, over: Partial<Template> = {}): Promise<string> => {
  const { _id } = await addTemplate(mall.deps.db, aTemplate(`open${(count += 1)}`, { class: `open${count}`, ...over }));
  return (await mall.ask('consumer', shopper, 'coupon.claim', { templateId: _id })).couponId;
};
const newShopper = async (): Promise<Shopper> => {
  const shopper = await mall.member('sign-hill', { brand: false });
  await mall.deps.db.collection<Coupon>('coupons').removeWhere({ memberId: shopper.memberId });
  return shopper;
};
const visitOf = async (shopper: Shopper): Promise<string> =>
  (await mall.ask('guide', guide, 'visit.identify', { code: mall.codeOf(shopper.device) }, { as: mall.at() })).ticketId;
const line = (amountFen: number, over = {}) => ({ lineId: 'l1', brandId: 'br_lake', categoryId: 'cat_womens', amountFen, ...over });
const couponOf = async (couponId: string): Promise<Coupon> => (await mall.deps.db.collection<Coupon>('coupons').get(couponId))!;
const billOf = async (billId: string): Promise<OpenBill> => (await mall.deps.db.collection<OpenBill>('bills').get(billId))!;
const call = (action: string, data: object, options = {}) => mall.call('guide', guide, action, data, { as: mall.at(), ...options });
const ask = (action: string, data: object, options = {}) => mall.ask('guide', guide, action, data, { as: mall.at(), ...options });

/** A shopper with a coupon of 50 off 300, and the bill that a guide would open with it. */
const ready = async (over: Partial<Template> = {}) => {
  const shopper = await newShopper();
  const couponId = await claim(shopper, over);
  const shown = { ticketId: await visitOf(shopper), lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 };
  return { shopper, couponId, shown };
};
const opened = async (over: Partial<Template> = {}) => {
  const facts = await ready(over);
  return { ...facts, bill: await ask('bill.open', facts.shown) };
};
const voucher = (certificateId: string, over = {}) => ({ platform: 'douyin', certificateId, paidFen: 27_000, faceFen: 30_000, ...over });

describe('an open bill', () => {
  test('is frozen, holds its coupons for half an hour, and the wallet says where', async () => {
    const { shopper, couponId, bill } = await opened();
    expect(bill).toMatchObject({ state: 'open', payFen: 35_000, savedFen: 5_000, dueFen: 35_000, guideName: '林晓', coupons: [{ couponId, savedFen: 5_000 }] });
    expect(bill.code).toMatch(/^91\d{12}$/);
    expect(bill.until - bill.openedAt).toBe(30 * MINUTE);
    expect(bill.lines).toMatchObject([{ amountFen: 40_000, savedFen: 5_000, payFen: 35_000 }]);
    expect(await couponOf(couponId)).toMatchObject({ state: 'locked', lock: { by: bill.billId, until: bill.until, place: '青湖城北专柜' } });
    const wallet = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    expect(wallet.items).toMatchObject([{ couponId, state: 'locked' }]);
  });

  test('is told again under the same request, and opened once', async () => {
    const { shown } = await ready();
    const requestId = mall.newRequest();
    const first = await ask('bill.open', shown, { requestId });
    expect(await ask('bill.open', shown, { requestId })).toEqual(first);
    expect((await call('bill.open', shown)).code).toBe('COUPON_DOES_NOT_FIT');
    expect((await whole<OpenBill>(mall.deps.db, 'bills')).filter(({ ticketId }) => ticketId === shown.ticketId)).toHaveLength(1);
  });

  test('that comes out otherwise than it was shown is refused with the new quote, and holds nothing', async () => {
    const { shown, couponId } = await ready();
    expect(await call('bill.open', { ...shown, expectedPayFen: 34_000 })).toMatchObject({ code: 'BILL_CHANGED', data: { chosen: { payFen: 35_000 } } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test.each([
    { why: 'no lines', over: { lines: [] }, code: 'REQUEST_INVALID' },
    { why: 'no coupons', over: { couponIds: [] }, code: 'REQUEST_INVALID' },
    { why: "another's coupon", over: { couponIds: ['cp_none_none_1'] }, code: 'COUPON_NOT_FOUND' },
    { why: 'a brand that is not here', over: { lines: [line(40_000, { brandId: 'br_hill' })] }, code: 'BILL_BRAND_NOT_HERE' },
    { why: 'a visit that is not there', over: { ticketId: 'visit_1111111111_1' }, code: 'VISIT_NOT_FOUND' },
    { why: 'one certificate twice', over: { tenders: [voucher('DY-TWICE'), voucher('dy-twice')] }, code: 'TENDER_REPEATED' },
    { why: 'a certificate dearer than its worth', over: { tenders: [voucher('DY-DEAR', { paidFen: 30_001 })] }, code: 'REQUEST_INVALID' },
  ])('is refused with $why, and nothing is held', async ({ over, code }) => {
    const { shown, couponId } = await ready();
    expect((await call('bill.open', { ...shown, ...over })).code).toBe(code);
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('keeps its coupons from every other bill, and each bill of a visit stands in the list', async () => {
    const { shopper, shown, couponId, bill } = await opened();
    const direct = await call('bill.redeem', { ...shown, slipNo: `D${(count += 1)}` });
    expect(direct).toMatchObject({ code: 'COUPON_DOES_NOT_FIT', data: { couponId, code: 'WRONG_STATE', message: expect.stringContaining('占用') } });
    const quote = await ask('bill.quote', { ticketId: shown.ticketId, lines: shown.lines });
    expect(quote.best.couponIds).toEqual([]);
    expect(quote.misfits).toMatchObject([
      { coupon: { couponId, state: 'locked' }, code: 'WRONG_STATE', message: expect.stringContaining('前未完成会自动退回') },
    ]);
    const other = await claim(shopper);
    const second = await ask('bill.open', { ...shown, couponIds: [other] });
    const { items } = await ask('bill.list', { ticketId: shown.ticketId });
    expect(items.map(({ billId }: any) => billId)).toEqual([second.billId, bill.billId]);
  });

  test('that two open at once over one coupon is opened once', async () => {
    const { shown, couponId } = await ready();
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('bill.open', shown)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [won] = answers.filter(({ ok }) => ok);
    expect((await couponOf(couponId)).lock?.by).toBe(won!.data.billId);
  });

  test('and a redemption of the same coupon at once: one of the two', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { shown, couponId } = await ready();
      const slipNo = `RACE${(count += 1)}`;
      const answers = await Promise.all([call('bill.open', shown), call('bill.redeem', { ...shown, slipNo })]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await couponOf(couponId)).state).toBe(answers[0]!.ok ? 'locked' : 'redeemed');
    }
  });

  test('who opened and gave it up is in the audit log', async () => {
    const { bill } = await opened();
    await ask('bill.release', { billId: bill.billId });
    const records = (await whole<AuditRecord>(mall.deps.db, 'audit_log')).filter(({ subjectId }) => subjectId === bill.billId);
    expect(records.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['bill.open', 'sf_guide'],
      ['bill.release', 'sf_guide'],
    ]);
  });
});

describe('a bill that is given up', () => {
  test('lets its coupons go at once, is told again, and giving it up twice is no error', async () => {
    const { shown, couponId, bill } = await opened();
    const requestId = mall.newRequest();
    expect(await ask('bill.release', { billId: bill.billId }, { requestId })).toMatchObject({ state: 'released' });
    expect(await couponOf(couponId)).toMatchObject({ state: 'issued' });
    expect((await couponOf(couponId)).lock).toBeUndefined();
    expect(await ask('bill.release', { billId: bill.billId }, { requestId })).toMatchObject({ state: 'released' });
    expect(await ask('bill.release', { billId: bill.billId })).toMatchObject({ state: 'released' });
    expect((await ask('bill.open', shown)).billId).not.toBe(bill.billId);
  });

  test('late does not touch the bill that holds the coupon since', async () => {
    const { shown, couponId, bill } = await opened();
    await ask('bill.release', { billId: bill.billId });
    const next = await ask('bill.open', shown);
    await ask('bill.release', { billId: bill.billId });
    expect((await couponOf(couponId)).lock?.by).toBe(next.billId);
  });

  test('is not found by another counter', async () => {
    const { bill } = await opened();
    const elsewhere = { as: mall.at('cashier', { counterId: 'ct_nhill' }) };
    expect(await mall.call('guide', mall.staff('cashier'), 'bill.release', { billId: bill.billId }, elsewhere)).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await mall.call('guide', mall.staff('cashier'), 'bill.get', { billId: bill.billId }, elsewhere)).toMatchObject({ code: 'BILL_NOT_FOUND' });
    expect(await ask('bill.get', { billId: bill.billId })).toMatchObject({ state: 'open' });
  });
});

describe('a cashier with the app', () => {
  const elsewhere = () => ({ as: mall.at('cashier', { counterId: 'ct_nhill' }) });
  const asCashier = (action: string, data: object, options = {}) => mall.call('guide', mall.staff('cashier'), action, data, { ...elsewhere(), ...options });

  test('finds a bill of any counter by its digits, takes the money once, and sees and undoes what she took', async () => {
    const { couponId, bill } = await opened();
    expect(await asCashier('bill.find', { code: bill.code })).toMatchObject({ ok: true, data: { billId: bill.billId, state: 'open', dueFen: 35_000 } });
    const requestId = mall.newRequest();
    const pay = { billId: bill.billId, slipNo: `C${(count += 1)}` };
    const paid = await asCashier('bill.pay', pay, { requestId });
    expect(paid).toMatchObject({ ok: true, data: { payFen: 35_000, guideName: '林晓', slipNo: pay.slipNo, counter: { counterId: 'ct_nlake' } } });
    expect(await asCashier('bill.pay', pay, { requestId })).toMatchObject({ ok: true, data: { redemptionId: paid.data.redemptionId } });
    expect(await asCashier('bill.pay', { ...pay, slipNo: `C${(count += 1)}` })).toMatchObject({ code: 'BILL_REDEEMED' });
    expect((await couponOf(couponId)).state).toBe('redeemed');
    const { redemptionId } = paid.data;
    expect(await asCashier('redemption.get', { redemptionId })).toMatchObject({ ok: true });
    expect(await asCashier('redemption.reverse', { redemptionId })).toMatchObject({ ok: true, data: { state: 'reversed' } });
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('of two at once one takes it', async () => {
    const { bill } = await opened();
    const answers = await Promise.all([1, 2, 3].map(n => asCashier('bill.pay', { billId: bill.billId, slipNo: `CR${count}${n}` })));
    expect(answers.map(({ ok, code }) => (ok ? 'done' : code)).sort()).toEqual(['BILL_REDEEMED', 'BILL_REDEEMED', 'done']);
  });

  test('is told what is no bill, and a bill that was given up; a guide takes no money for a bill', async () => {
    const { bill } = await opened();
    expect(await asCashier('bill.find', { code: '90123456789012' })).toMatchObject({ code: 'BILL_CODE_WRONG' });
    expect(await call('bill.find', { code: bill.code })).toMatchObject({ code: 'ROLE_REQUIRED' });
    expect(await call('bill.pay', { billId: bill.billId, slipNo: 'G1' })).toMatchObject({ code: 'ROLE_REQUIRED' });
    await ask('bill.release', { billId: bill.billId });
    expect(await asCashier('bill.find', { code: bill.code })).toMatchObject({ ok: true, data: { state: 'released' } });
    expect(await asCashier('bill.pay', { billId: bill.billId, slipNo: `C${(count += 1)}` })).toMatchObject({ code: 'BILL_RELEASED' });
  });
});

describe('a bill that is not paid in time', () => {
  test('holds nothing from the very minute on, before a timer has come by', async () => {
    const { shopper, couponId, bill } = await opened();
    await later(31 * MINUTE);
    expect(await ask('bill.get', { billId: bill.billId })).toMatchObject({ state: 'lapsed' });
    expect((await couponOf(couponId)).state).toBe('locked');
    const { items } = await mall.ask('consumer', shopper, 'coupon.list', { tab: 'usable' });
    expect(items).toMatchObject([{ couponId, state: 'usable' }]);
  });

  test('is tidied up by the timer, and only it', async () => {
    const { couponId, bill } = await opened();
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('open');
    await later(31 * MINUTE);
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('lapsed');
    expect((await couponOf(couponId)).state).toBe('issued');
  });

  test('does not take back what another bill holds since', async () => {
    const { shopper, couponId, bill } = await opened();
    await later(31 * MINUTE);
    const code = mall.codeOf(shopper.device, Date.now() + 31 * MINUTE);
    const { ticketId } = await ask('visit.identify', { code });
    const next = await ask('bill.open', { ticketId, lines: [line(40_000)], couponIds: [couponId], expectedPayFen: 35_000 });
    await mall.runtime.timers.run('every-minute');
    expect((await billOf(bill.billId)).state).toBe('lapsed');
    expect(await couponOf(couponId)).toMatchObject({ state: 'locked', lock: { by: next.billId } });
  });
});

test('whoever leaves lets go what her open bills hold, and no bill says who she was', async () => {
  const { shopper, couponId, bill } = await opened();
  await mall.ask('consumer', shopper, 'account.delete', { confirm: '注销' });
  await mall.runtime.timers.run('every-minute');
  expect(await billOf(bill.billId)).toMatchObject({ state: 'released', memberMasked: '已注销会员' });
  expect((await couponOf(couponId)).state).toBe('voided');
});

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

describe('vouchers of other platforms', () => {
  const tenderOf = (certificateId: string) => mall.deps.db.collection<TakenTender>('external_tenders').get(`xt_douyin_${certificateId}`);

  test('pay a part of the bill, stand on the receipt, and count once over all stores', async () => {
    const [one, other] = [await ready(), await ready()];
    const tenders = [voucher('DY-0001')];
    const receipt = await ask('bill.redeem', { ...one.shown, tenders, slipNo: `X${(count += 1)}` });
    expect(receipt).toMatchObject({ payFen: 35_000, dueFen: 5_000, tenders });
    expect(await tenderOf('DY-0001')).toMatchObject({ holder: receipt.redemptionId, storeId: 'st_north' });
    const again = { ...other.shown, tenders: [voucher('dy-0001')], slipNo: `X${(count += 1)}` };
    expect(await call('bill.redeem', again)).toMatchObject({ code: 'TENDER_USED', data: { certificateId: 'dy-0001' } });
    expect((await couponOf(other.couponId)).state).toBe('issued');
    expect(await call('bill.redeem', { ...again, tenders: [voucher('DY-0001', { platform: 'meituan' })] })).toMatchObject({ ok: true });
  });

  test('are taken without any coupon too, here or by an open bill: they are spent on their platform already', async () => {
    const [one, other] = [await ready(), await ready()];
    const plain = { couponIds: [], expectedPayFen: 40_000 };
    const receipt = await ask('bill.redeem', { ...one.shown, ...plain, tenders: [voucher('DY-0006')], slipNo: `X${(count += 1)}` });
    expect(receipt).toMatchObject({ payFen: 40_000, dueFen: 10_000, coupons: [] });
    expect(await tenderOf('DY-0006')).toMatchObject({ holder: receipt.redemptionId });
    const bill = await ask('bill.open', { ...other.shown, ...plain, tenders: [voucher('DY-0007')] });
    expect(bill).toMatchObject({ state: 'open', dueFen: 10_000 });
    expect(await tenderOf('DY-0007')).toMatchObject({ holder: bill.billId });
  });

  test('are free again when the redemption is undone', async () => {
    const { shown } = await ready();
    const bill = { ...shown, tenders: [voucher('DY-0002')] };
    const { redemptionId } = await ask('bill.redeem', { ...bill, slipNo: `X${(count += 1)}` });
    await ask('redemption.reverse', { redemptionId });
    expect(await tenderOf('DY-0002')).toBeUndefined();
    expect(await ask('bill.redeem', { ...bill, slipNo: `X${(count += 1)}` })).toMatchObject({ dueFen: 5_000 });
  });

  test('lie on an open bill as long as it is open', async () => {
    const [one, other] = [await ready(), await ready()];
    const bill = await ask('bill.open', { ...one.shown, tenders: [voucher('DY-0003')] });
    expect(bill).toMatchObject({ dueFen: 5_000, tenders: [{ certificateId: 'DY-0003' }] });
    expect(await call('bill.open', { ...other.shown, tenders: [voucher('DY-0003')] })).toMatchObject({ code: 'TENDER_USED' });
    await ask('bill.release', { billId: bill.billId });
    expect(await ask('bill.open', { ...other.shown, tenders: [voucher('DY-0003')] })).toMatchObject({ state: 'open' });
  });

  test('that two bills take at once lie on one', async () => {
    const bills = [await ready(), await ready(), await ready()];
    const answers = await Promise.all(
      bills.map(({ shown }, index) => call('bill.redeem', { ...shown, tenders: [voucher('DY-0004')], slipNo: `Y${count}${index}` })),
    );
    expect(answers.map(({ ok, code }) => (ok ? 'done' : code)).sort()).toEqual(['TENDER_USED', 'TENDER_USED', 'done']);
    const holders = (await whole<Redemption>(mall.deps.db, 'redemptions')).filter(({ tenders }) => tenders?.[0]?.certificateId === 'DY-0004');
    expect(holders.map(({ _id }) => _id)).toEqual([(await tenderOf('DY-0004'))!.holder]);
  });

  test('do not pay for a gift', async () => {
    const shopper = await newShopper();
    const couponId = await claim(shopper, { benefit: { kind: 'exchange', gift: '茶' }, thresholdFen: 0 });
    const bill = { ticketId: await visitOf(shopper), lines: [], couponIds: [couponId], expectedPayFen: 0, tenders: [voucher('DY-0005')] };
    expect(await call('bill.redeem', bill)).toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
