import { DAY, NOW, aDraft, fixed, never, range, type Faulty, type Whole } from '../../../../tests/builders/template-draft';
import { templateFaults } from './template';

test('a template that is whole has no fault', () => {
  expect(templateFaults(aDraft(), NOW)).toEqual([]);
});

test.each<Whole>([
  { why: 'as many of its kind as go on a bill', over: { stacking: { kind: 'up-to', n: 20 }, maxPerBill: 20, priority: 9999 } },
  { why: 'one of its kind', over: { stacking: { kind: 'up-to', n: 1 }, maxPerBill: 1, priority: 0 } },
  { why: 'claimed in one instant', over: { claimFrom: NOW, claimUntil: NOW } },
  { why: 'good on the day of issue', over: { validity: { kind: 'relative', days: 0 } } },
  { why: 'a window of one instant, now', over: fixed(NOW, NOW) },
  { why: 'a window that began long ago', over: fixed(NOW - 99 * DAY, NOW + DAY, { claimFrom: NOW }) },
  { why: 'taken until the end of the window', over: fixed(NOW, NOW + DAY, { claimFrom: NOW + DAY }) },
  { why: 'as many for each as a claim can count', over: { perMember: 100 } },
  { why: 'the stock that is out', over: { stock: 7, issued: 7, perMember: 7, dailyStock: 7 } },
  { why: 'a budget for just one piece', over: { budgetFen: 5000 } },
  { why: 'a budget for the part of a voucher that was not paid', over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 270 }, budgetFen: 30 } },
  { why: 'a budget for a rate with a cap', over: { benefit: { kind: 'percent-off', offBp: 1, capFen: 5 }, budgetFen: 5 } },
  {
    why: 'shares, one of which is nothing',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 10_000 },
        { bearer: 'brand', shareBp: 0 },
      ],
    },
  },
])('is published: $why', ({ over }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual([]);
});

test.each<Faulty>([
  { why: 'no title', over: { title: ' ' }, faults: [{ field: 'title', code: 'EMPTY' }] },
  { why: 'no class', over: { class: '' }, faults: [{ field: 'class', code: 'EMPTY' }] },
  { why: 'a priority below the first', over: { priority: -1 }, faults: [range('priority', 0, 9999)] },
  { why: 'a priority below the last', over: { priority: 10_000 }, faults: [range('priority', 0, 9999)] },
  { why: 'none of its kind', over: { stacking: { kind: 'up-to', n: 0 }, maxPerBill: 0 }, faults: [range('stacking.n', 1, 20), range('maxPerBill', 1, 20)] },
  {
    why: 'more of its kind than go on a bill',
    over: { stacking: { kind: 'up-to', n: 21 }, maxPerBill: 21 },
    faults: [range('stacking.n', 1, 20), range('maxPerBill', 1, 20)],
  },
  {
    why: 'a basis point short of the whole',
    over: { costBearers: [{ bearer: 'mall', shareBp: 9999 }] },
    faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 9999 } }],
  },
  {
    why: 'a basis point over the whole',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 5001 },
        { bearer: 'brand', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 10_001 } }],
  },
  { why: 'nobody bears it', over: { costBearers: [] }, faults: [{ field: 'costBearers', code: 'SHARES_NOT_WHOLE', data: { sumBp: 0 } }] },
  {
    why: 'somebody bears it twice',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 5000 },
        { bearer: 'mall', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'costBearers', code: 'REPEATED' }],
  },
  {
    why: 'a share below nothing, a broken one',
    over: {
      costBearers: [
        { bearer: 'mall', shareBp: 10_001 },
        { bearer: 'brand', shareBp: -1 },
        { bearer: 'platform', shareBp: 0.5 },
      ],
    },
    faults: [range('costBearers.0.shareBp', 0, 10_000), range('costBearers.1.shareBp', 0, 10_000), { field: 'costBearers.2.shareBp', code: 'NOT_WHOLE' }],
  },
  { why: 'ends before it begins', over: { claimFrom: NOW + 1, claimUntil: NOW }, faults: [{ field: 'claimUntil', code: 'WRONG_ORDER' }] },
  { why: 'ended a moment ago', over: { claimFrom: NOW - 9, claimUntil: NOW - 1 }, faults: [{ field: 'claimUntil', code: 'ALREADY_OVER' }] },
  {
    why: 'ended days ago, its last piece too: only that is told',
    over: { claimFrom: NOW - 9 * DAY, claimUntil: NOW - 8 * DAY, validity: { kind: 'relative', days: 0 } },
    faults: [{ field: 'claimUntil', code: 'ALREADY_OVER' }],
  },
  {
    why: 'ends days before it begins: only that is told',
    over: { claimFrom: NOW + 9 * DAY, claimUntil: NOW + DAY, validity: { kind: 'relative', days: 0 } },
    faults: [{ field: 'claimUntil', code: 'WRONG_ORDER' }],
  },
  { why: 'good for less than a day', over: { validity: { kind: 'relative', days: -1 } }, faults: [range('validity.days', 0, 3650)] },
  { why: 'good for longer than ten years', over: { validity: { kind: 'relative', days: 3651 } }, faults: [range('validity.days', 0, 3650)] },
  { why: 'its window ends before it begins', over: fixed(NOW + 2, NOW + 1, { claimUntil: NOW + 1 }), faults: [{ field: 'validity', code: 'WRONG_ORDER' }] },
  { why: 'its window ended a moment ago', over: fixed(NOW - 2, NOW - 1, { claimUntil: NOW }), faults: [{ field: 'validity.until', code: 'ALREADY_OVER' }] },
  {
    why: 'its window is over when it can be taken',
    over: fixed(NOW, NOW + 1, { claimFrom: NOW + 2, claimUntil: NOW + 3 }),
    faults: [never('validity.until', 'claimFrom')],
  },
  {
    why: 'it can still be taken when its window is over',
    over: fixed(NOW, NOW + DAY, { claimUntil: NOW + DAY + 1 }),
    faults: [never('claimUntil', 'validity')],
  },
  {
    why: 'no stock',
    over: { stock: 0, perMember: 1 },
    faults: [range('stock', 1, 100_000_000), { field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 0 } }],
  },
  { why: 'more stock than there are people', over: { stock: 100_000_001 }, faults: [range('stock', 1, 100_000_000)] },
  { why: 'a piece fewer than are out', over: { stock: 9, issued: 10 }, faults: [{ field: 'stock', code: 'BELOW_ISSUED', data: { issued: 10 } }] },
  { why: 'none for anybody', over: { perMember: 0 }, faults: [range('perMember', 1, 100)] },
  { why: 'a piece more for each than a claim can count', over: { perMember: 101 }, faults: [range('perMember', 1, 100)] },
  {
    why: 'a budget for gifts, which cost it nothing',
    over: { benefit: { kind: 'exchange', gift: '茶' }, budgetFen: 100 },
    faults: [{ field: 'budgetFen', code: 'NEVER_CHARGED' }],
  },
  {
    why: 'a budget for a voucher sold at its face, which costs it nothing',
    over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 300 }, budgetFen: 300 },
    faults: [{ field: 'budgetFen', code: 'NEVER_CHARGED' }],
  },
  { why: 'a piece more for each than there are', over: { stock: 2, perMember: 3 }, faults: [{ field: 'perMember', code: 'ABOVE_STOCK', data: { stock: 2 } }] },
  { why: 'none a day', over: { dailyStock: 0 }, faults: [range('dailyStock', 1, 100_000_000)] },
  { why: 'a piece more a day than there are', over: { dailyStock: 1001 }, faults: [{ field: 'dailyStock', code: 'ABOVE_STOCK', data: { stock: 1000 } }] },
  { why: 'a budget a fen short of one piece', over: { budgetFen: 4999 }, faults: [{ field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 5000 } }] },
  {
    why: 'a budget a fen short of the cap',
    over: { benefit: { kind: 'percent-off', offBp: 1000, capFen: 300 }, budgetFen: 299 },
    faults: [{ field: 'budgetFen', code: 'BUDGET_TOO_SMALL', data: { worthFen: 300 } }],
  },
  {
    why: 'a budget for a rate that has no cap',
    over: { benefit: { kind: 'percent-off', offBp: 1000 }, budgetFen: 300 },
    faults: [{ field: 'benefit.capFen', code: 'EMPTY' }],
  },
  {
    why: 'a budget for steps without a cap',
    over: { benefit: { kind: 'cash-off', offFen: 100, everyFen: 1000 }, budgetFen: 300 },
    faults: [{ field: 'benefit.capFen', code: 'EMPTY' }],
  },
  { why: 'no budget at all', over: { budgetFen: 0 }, faults: [range('budgetFen', 1, 1_000_000_000_000)] },
])('is refused: $why', ({ over, faults }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual(faults);
});

test('all faults are told at once', () => {
  expect(templateFaults(aDraft({ title: '', stock: 0, perMember: 1, class: '' }), NOW).map(({ field }) => field)).toEqual([
    'title',
    'class',
    'stock',
    'perMember',
  ]);
});

test.each([
  { what: { benefit: { kind: 'points' } as never }, says: 'unknown benefit: points' },
  { what: { conditions: [{ code: 'full-moon' }] as never }, says: 'unknown condition: full-moon' },
])('a rule that is not known throws: $says', ({ what, says }) => {
  expect(() => templateFaults(aDraft(what), NOW)).toThrow(says);
});
