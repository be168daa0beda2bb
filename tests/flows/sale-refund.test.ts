import fc from 'fast-check';
import type { Refund } from '@server/modules/refund/documents';
import { startMall, type Mall } from './harness';
import { clientOf, giveTill } from './support/till';
import type { Till } from '../../clients/pos/client';
import { addTemplate, aTemplate } from './support/mall';
import { aRedemption, saleOf, type Redeemed } from './support/sales';
import { atDesk, saleDoc } from './support/sold';

let mall: Mall;
let till: Till;
beforeAll(async () => {
  mall = await startMall();
  till = clientOf(mall, await giveTill(mall, 'T-refund'));
  await addTemplate(mall.deps.db, aTemplate('back', { perMember: 9, backOnRefund: true }));
}, 60_000);
afterAll(() => mall?.close());

const LINES = [
  { lineId: 'p1', brandId: 'br_lake', categoryId: 'cat_womens', quantity: 3, amountFen: 30_001 },
  { lineId: 'p2', brandId: 'br_lake', categoryId: 'cat_beauty', amountFen: 20_002 },
];
const money = async (action: string, data: unknown) => {
  const answer = await atDesk(mall, action, data);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.data;
};
/** A sale of two lines with a coupon of 50 that gives itself back. */
const aSale = async (): Promise<Redeemed & { saleId: string }> => {
  const redeemed = await aRedemption(mall, { lines: LINES, templateId: 'tp_back' });
  const answer = await till.call('upload-sale', saleOf(redeemed), mall.newRequest());
  if (!answer.ok) throw new Error(answer.code);
  return { ...redeemed, saleId: answer.data.saleId };
};
const refundDoc = async (refundId: string) => (await mall.deps.db.collection<Refund>('refunds').get(refundId))!;
const couponDoc = (couponId: string) => mall.deps.db.collection<{ _id: string; state: string }>('coupons').get(couponId);
const refund = async (saleId: string, lines: unknown[]) => {
  const { cashFen } = await money('refund.preview', { saleId, lines });
  return money('refund.make', { saleId, lines, reason: '尺码不合适', expectedCashFen: cashFen });
};

describe('at the cash desk', () => {
  test('a piece goes back at its share of the frozen split; the rest keeps its price', async () => {
    const { saleId } = await aSale();
    const before = await saleDoc(mall, saleId);
    const [line] = before.lines;
    const slip = await refund(saleId, [{ lineId: 'p1', quantity: 1 }]);
    expect(slip.lines).toHaveLength(1);
    expect(slip.lines[0].payFen + slip.lines[0].savedFen).toBe(10_000);
    expect(slip).toMatchObject({ cashFen: slip.payFen, complete: false, returned: [], byName: '吴桐', reason: '尺码不合适' });
    const after = await saleDoc(mall, saleId);
    expect(after.lines).toEqual(before.lines);
    expect(after.left.lines[0]).toMatchObject({ quantity: 2, payFen: line!.payFen - slip.payFen });
    expect(after.left.lines[1]).toEqual(before.left.lines[1]);
  });

  test('everything in one refund gives back what was paid, and the coupon where its template says so', async () => {
    const { saleId, couponId, payFen, memberId } = await aSale();
    const slip = await refund(saleId, [
      { lineId: 'p1', quantity: 3 },
      { lineId: 'p2', amountFen: 20_002 },
    ]);
    expect(slip).toMatchObject({ payFen, complete: true, returned: [{ couponId }] });
    expect(await couponDoc(couponId)).toMatchObject({ state: 'issued' });
    await mall.deps.db.collection('outbox').updateWhere({ _id: `refund.arrived:${slip.refundId}` }, { nextAt: 0 });
    await mall.runtime.timers.run('every-minute');
    expect(await mall.deps.db.collection('inbox').get(`in_refund_${slip.refundId}`)).toMatchObject({ memberId, kind: 'refund', title: '整单已退' });
    const records = await mall.deps.db.collection<{ _id: string; action: string }>('audit_log').find({ subjectId: saleId });
    expect(records.map(({ action }) => action)).toContain('refund.make');
  });

  test('in parts the coupon stays used', async () => {
    const { saleId, couponId } = await aSale();
    await refund(saleId, [{ lineId: 'p1', quantity: 3 }]);
    const last = await refund(saleId, [{ lineId: 'p2', amountFen: 20_002 }]);
    expect(last).toMatchObject({ complete: true, returned: [] });
    expect(await couponDoc(couponId)).toMatchObject({ state: 'redeemed' });
  });

  test.each([
    { why: 'more pieces than were sold', lines: [{ lineId: 'p1', quantity: 4 }], code: 'REFUND_MORE_THAN_LEFT' },
    { why: 'more than the amount', lines: [{ lineId: 'p2', amountFen: 20_003 }], code: 'REFUND_MORE_THAN_LEFT' },
    { why: 'pieces of an amount', lines: [{ lineId: 'p2', quantity: 1 }], code: 'REFUND_WRONG_MEASURE' },
    { why: 'an amount of pieces', lines: [{ lineId: 'p1', amountFen: 1 }], code: 'REFUND_WRONG_MEASURE' },
    { why: 'a line that is not there', lines: [{ lineId: 'p9', quantity: 1 }], code: 'REFUND_LINE_UNKNOWN' },
    {
      why: 'a line twice',
      lines: [
        { lineId: 'p1', quantity: 1 },
        { lineId: 'p1', quantity: 1 },
      ],
      code: 'REFUND_LINE_REPEATED',
    },
  ])('$why: $code', async ({ lines, code }) => {
    const { saleId } = await aSale();
    expect(await atDesk(mall, 'refund.preview', { saleId, lines })).toMatchObject({ ok: false, code });
    expect(await atDesk(mall, 'refund.make', { saleId, lines, reason: '试试', expectedCashFen: 1 })).toMatchObject({ ok: false, code });
    expect((await saleDoc(mall, saleId)).refundedFen).toBe(0);
  });

  test('another amount than the screen showed is refused with the new figures', async () => {
    const { saleId } = await aSale();
    const answer = await atDesk(mall, 'refund.make', { saleId, lines: [{ lineId: 'p1', quantity: 1 }], reason: '退', expectedCashFen: 1 });
    expect(answer).toMatchObject({ ok: false, code: 'REFUND_CHANGED', data: { complete: false } });
  });

  test('the same request again answers the first slip and refunds nothing more', async () => {
    const { saleId } = await aSale();
    const lines = [{ lineId: 'p2', amountFen: 10_001 }];
    const { cashFen } = await money('refund.preview', { saleId, lines });
    const requestId = mall.newRequest();
    const make = () => atDesk(mall, 'refund.make', { saleId, lines, reason: '退', expectedCashFen: cashFen }, requestId);
    const first = await make();
    expect((await make()).data).toEqual(first.data);
    expect((await saleDoc(mall, saleId)).refundedFen).toBe(cashFen);
  });

  test('of refunds at once that would take more than is left one is made', async () => {
    const { saleId } = await aSale();
    const lines = [{ lineId: 'p1', quantity: 2 }];
    const { cashFen } = await money('refund.preview', { saleId, lines });
    const answers = await Promise.all(Array.from({ length: 6 }, () => atDesk(mall, 'refund.make', { saleId, lines, reason: '退', expectedCashFen: cashFen })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const { ok, code } of answers) if (!ok) expect(['REFUND_MORE_THAN_LEFT', 'TRY_AGAIN']).toContain(code);
    const { left, refundedFen } = await saleDoc(mall, saleId);
    expect([left.lines[0]!.quantity, refundedFen]).toEqual([1, cashFen]);
    expect(await mall.deps.db.collection<Refund>('refunds').find({ saleId })).toHaveLength(1);
  });

  test('another store’s sale answers like none', async () => {
    const { saleId } = await aSale();
    const as = mall.at('store-manager', { storeId: 'st_south', counterId: undefined });
    for (const action of ['sale.get', 'refund.preview']) {
      const data = { saleId, ...(action === 'sale.get' ? {} : { lines: [{ lineId: 'p1', quantity: 1 }] }) };
      expect(await mall.call('guide', mall.staff('southern'), action, data, { as })).toMatchObject({ code: 'SALE_NOT_FOUND' });
    }
  });
});

test('a sale names the products of its lines, where the slip named them', async () => {
  const lines = [
    { lineId: 'p1', productId: 'pd_coat', brandId: 'br_lake', categoryId: 'cat_womens', quantity: 1, amountFen: 30_000 },
    { lineId: 'p2', brandId: 'br_lake', categoryId: 'cat_womens', amountFen: 20_000 },
  ];
  const kept = await till.call('upload-sale', saleOf({ slipNo: 'NAMED-1', lines, payFen: 50_000 }), mall.newRequest());
  if (!kept.ok) throw new Error(kept.code);
  const shown = await money('sale.get', { saleId: kept.data.saleId });
  expect(shown.lines.map(({ product }: { product?: object }) => product)).toEqual([{ productId: 'pd_coat', name: '羊毛大衣' }, undefined]);
});

describe('without the receipt', () => {
  test('by slip, by the shopper who stands there, by member and day, by counter and day', async () => {
    const { saleId, slipNo, memberId } = await aSale();
    const { day } = await saleDoc(mall, saleId);
    const found = async (by: unknown) => (await money('sale.find', { by })).items.map((row: { saleId: string }) => row.saleId);
    expect(await found({ counterId: 'ct_nlake', day, slipNo })).toEqual([saleId]);
    expect(await found({ day, slipNo })).toEqual([saleId]);
    expect(await found({ memberId, day })).toEqual([saleId]);
    expect(await found({ memberId, day: '2026-01-01' })).toEqual([]);
    expect(await found({ day, counterId: 'ct_nlake' })).toContain(saleId);
    expect(await atDesk(mall, 'sale.find', { by: { day, counterId: 'ct_nhill' } })).toMatchObject({ code: 'COUNTER_NOT_FOUND' });
    const looks = await mall.deps.db.collection<{ _id: string; action: string }>('audit_log').find({ subjectId: memberId });
    expect(looks.filter(({ action }) => action === 'sale.find')).toHaveLength(1);
  });

  test('a manager at no counter finds a slip of any counter of her store; of equal numbers each is an answer, of another store none', async () => {
    const { day } = await saleDoc(mall, (await aSale()).saleId);
    const sell = async (counterId: string, brandId: string, by = till): Promise<string> => {
      const sold = { ...saleOf({ slipNo: 'SAME-1', lines: LINES.map(line => ({ ...line, brandId })), payFen: 50_003 }), counterId };
      const kept = await by.call('upload-sale', sold, mall.newRequest());
      if (!kept.ok) throw new Error(`${kept.code} ${JSON.stringify(kept.data)}`);
      return kept.data.saleId;
    };
    const south = clientOf(mall, await giveTill(mall, 'T-south', 'st_south'));
    const mine = [await sell('ct_nlake', 'br_lake'), await sell('ct_nhill', 'br_hill')];
    await sell('ct_slake', 'br_lake', south);
    const as = mall.at('store-manager', { counterId: undefined });
    const { items } = await mall.ask('guide', mall.staff('manager'), 'sale.find', { by: { day, slipNo: 'same-1' } }, { as });
    expect(items.map(({ saleId }: { saleId: string }) => saleId).sort()).toEqual(mine.sort());
    expect((await money('sale.find', { by: { day, slipNo: 'SAME-1' } })).items).toMatchObject([
      { saleId: expect.any(String), counter: { counterId: 'ct_nlake' } },
    ]);
  });

  test('a till finds the sales of the shopper whose code it read', async () => {
    const person = await mall.member();
    const visit = await till.call('identify', { code: mall.codeOf(person.device) }, mall.newRequest());
    if (!visit.ok) throw new Error(visit.code);
    const { ticketId } = visit.data;
    const sold = { ...saleOf({ slipNo: 'WALK-1', lines: LINES, payFen: 50_003 }), ticketId };
    const kept = await till.call('upload-sale', sold, mall.newRequest());
    expect(kept.ok).toBe(true);
    const found = await till.call('find-sale', { by: { ticketId } });
    expect(found).toMatchObject({ ok: true, data: { items: [{ slipNo: 'WALK-1', ofMember: true }] } });
    await mall.deps.db.collection('visit_tickets').update(ticketId, { expiresAt: Date.now() });
    expect(await till.call('find-sale', { by: { ticketId } })).toMatchObject({ code: 'VISIT_EXPIRED' });
  });

  test('a cashier looks through the sales of who stands there: on her terminal, as long as the visit is open', async () => {
    const person = await mall.member();
    const look = (ticketId: string, terminalId = 'terminal-1') =>
      mall.call('guide', mall.staff('cashier'), 'sale.find', { by: { ticketId } }, { as: mall.at('cashier', { terminalId }) });
    const { ticketId } = await mall.ask('guide', mall.staff('cashier'), 'visit.identify', { code: mall.codeOf(person.device) }, { as: mall.at('cashier') });
    expect(await look(ticketId)).toMatchObject({ ok: true, data: { items: [] } });
    expect(await look(ticketId, 'terminal-2')).toMatchObject({ code: 'VISIT_NOT_FOUND' });
    await mall.deps.db.collection('visit_tickets').update(ticketId, { expiresAt: Date.now() });
    expect(await look(ticketId)).toMatchObject({ code: 'VISIT_EXPIRED' });
  });
});

describe('a till uploads what it refunded', () => {
  const ask = ({ slipNo }: Redeemed, day: string, refundNo: string, lines: { lineId: string; quantity?: number; amountFen?: number }[]) => ({
    sale: { counterId: 'ct_nlake', day, slipNo },
    refundNo,
    at: Date.now(),
    lines,
  });

  test('by slip; again under another request it is the same refund; another one under its number is refused', async () => {
    const sale = await aSale();
    const { day } = await saleDoc(mall, sale.saleId);
    const input = ask(sale, day, 'R-1', [{ lineId: 'p1', quantity: 3 }]);
    const first = await till.call('upload-refund', input, mall.newRequest());
    expect(first).toMatchObject({ ok: true, data: { refundNo: 'R-1', lines: [{ lineId: 'p1', quantity: 3 }] } });
    const again = await till.call('upload-refund', input, mall.newRequest());
    expect(again.ok && first.ok && again.data).toEqual(first.ok && first.data);
    const other = { ...input, lines: [{ lineId: 'p2', amountFen: 1 }] };
    expect(await till.call('upload-refund', other, mall.newRequest())).toMatchObject({ ok: false, code: 'REFUND_KEY_TAKEN' });
    expect(await refundDoc(first.ok ? first.data.refundId : '')).toMatchObject({ byTill: true, complete: false });
  });

  test('before its sale it is refused, and taken once the sale is there', async () => {
    const redeemed = await aRedemption(mall, { lines: LINES });
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const input = ask(redeemed, day, 'R-2', [{ lineId: 'p2', amountFen: 2_000 }]);
    const requestId = mall.newRequest();
    expect(await till.call('upload-refund', input, requestId)).toMatchObject({ ok: false, code: 'SALE_NOT_FOUND' });
    expect((await till.call('upload-sale', saleOf(redeemed), mall.newRequest())).ok).toBe(true);
    expect((await till.call('upload-refund', input, requestId)).ok).toBe(true);
  });
});

test('refunds in any order and size sum to what was paid, and never to more', async () => {
  const parts = fc.array(
    fc.oneof(
      fc.record({ lineId: fc.constant('p1'), quantity: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ lineId: fc.constant('p2'), amountFen: fc.integer({ min: 1, max: 20_002 }) }),
    ),
    {
      maxLength: 4,
    },
  );
  await fc.assert(
    fc.asyncProperty(parts, async asks => {
      const { saleId, payFen } = await aSale();
      let paidBack = 0;
      const give = async (line: object): Promise<void> => {
        const preview = await atDesk(mall, 'refund.preview', { saleId, lines: [line] });
        if (!preview.ok) return expect(preview.code).toBe('REFUND_MORE_THAN_LEFT');
        const made = await money('refund.make', { saleId, lines: [line], reason: '退', expectedCashFen: preview.data.cashFen });
        paidBack += made.payFen;
      };
      for (const ask of asks) await give(ask);
      const { lines } = await money('sale.get', { saleId });
      for (const { lineId, left } of lines as { lineId: string; left: { quantity?: number; amountFen: number } }[]) {
        if (left.quantity) await give({ lineId, quantity: left.quantity });
        else if (left.quantity === undefined && left.amountFen > 0) await give({ lineId, amountFen: left.amountFen });
      }
      expect(paidBack).toBe(payFen);
    }),
    { numRuns: 8 },
  );
}, 60_000);
