import { NOW, aDraft, never, range, type Faulty, type Whole } from '../../../../tests/builders/template-draft';
import { templateFaults } from './template';

const freight = { benefit: { kind: 'freight' as const }, channel: 'online' as const };

test.each<Whole>([
  { why: 'the smallest amount', over: { benefit: { kind: 'cash-off', offFen: 1 } } },
  { why: 'the largest amount', over: { benefit: { kind: 'cash-off', offFen: 1_000_000_000 } } },
  { why: 'as much off as each step asks for', over: { benefit: { kind: 'cash-off', offFen: 300, everyFen: 300, capFen: 600 } } },
  { why: 'the smallest rate, the smallest cap', over: { benefit: { kind: 'percent-off', offBp: 1, capFen: 1 } } },
  { why: 'the largest rate, no cap', over: { benefit: { kind: 'percent-off', offBp: 10_000 } } },
  { why: 'a voucher sold at its face', over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 300 } } },
  { why: 'a gift', over: { benefit: { kind: 'exchange', gift: '茶' } } },
  { why: 'freight in the mini program', over: freight },
  { why: 'freight in both', over: { ...freight, channel: 'both' } },
  { why: 'freight of a brand that bears it', over: { ...freight, issuer: 'brand', brandId: 'br_one', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] } },
  {
    why: 'freight of the mall, of which a named brand bears a part',
    over: {
      ...freight,
      brandId: 'br_one',
      costBearers: [
        { bearer: 'mall', shareBp: 1 },
        { bearer: 'brand', shareBp: 9999 },
      ],
    },
  },
  { why: 'no threshold', over: { thresholdFen: 0 } },
  { why: 'the highest threshold', over: { thresholdFen: 1_000_000_000 } },
])('may be offered: $why', ({ over }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual([]);
});

test.each<Faulty>([
  { why: 'nothing off', over: { benefit: { kind: 'cash-off', offFen: 0 } }, faults: [range('benefit.offFen', 1, 1_000_000_000)] },
  { why: 'a fen too much off', over: { benefit: { kind: 'cash-off', offFen: 1_000_000_001 } }, faults: [range('benefit.offFen', 1, 1_000_000_000)] },
  {
    why: 'more off than a step asks for',
    over: { benefit: { kind: 'cash-off', offFen: 301, everyFen: 300 } },
    faults: [range('benefit.offFen', 1, 300)],
  },
  {
    why: 'steps of nothing, up to nothing',
    over: { benefit: { kind: 'cash-off', offFen: 1, everyFen: 0, capFen: 0 } },
    faults: [range('benefit.everyFen', 1, 1_000_000_000), range('benefit.capFen', 1, 1_000_000_000)],
  },
  { why: 'half a fen off', over: { benefit: { kind: 'cash-off', offFen: 0.5 } }, faults: [{ field: 'benefit.offFen', code: 'NOT_WHOLE' }] },
  {
    why: 'a rate of nothing, a cap of nothing',
    over: { benefit: { kind: 'percent-off', offBp: 0, capFen: 0 } },
    faults: [range('benefit.offBp', 1, 10_000), range('benefit.capFen', 1, 1_000_000_000)],
  },
  { why: 'more than the whole', over: { benefit: { kind: 'percent-off', offBp: 10_001 } }, faults: [range('benefit.offBp', 1, 10_000)] },
  { why: 'no gift', over: { benefit: { kind: 'exchange', gift: ' ' } }, faults: [{ field: 'benefit.gift', code: 'EMPTY' }] },
  {
    why: 'a voucher of nothing for nothing',
    over: { benefit: { kind: 'voucher', faceFen: 0, priceFen: 0 } },
    faults: [range('benefit.faceFen', 1, 1_000_000_000), range('benefit.priceFen', 1, 1_000_000_000)],
  },
  {
    why: 'a voucher dearer than its face',
    over: { benefit: { kind: 'voucher', faceFen: 300, priceFen: 301 } },
    faults: [{ field: 'benefit.priceFen', code: 'PRICE_ABOVE_FACE', data: { faceFen: 300 } }],
  },
  {
    why: 'freight at a counter',
    over: { benefit: { kind: 'freight', capFen: 0 } },
    faults: [range('benefit.capFen', 1, 1_000_000_000), never('channel', 'benefit')],
  },
  {
    why: 'freight that a brand bears, and which is not said',
    over: { ...freight, costBearers: [{ bearer: 'brand', shareBp: 10_000 }] },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  {
    why: 'freight of which a brand bears a part, and which is not said',
    over: {
      ...freight,
      costBearers: [
        { bearer: 'mall', shareBp: 5000 },
        { bearer: 'brand', shareBp: 5000 },
      ],
    },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  {
    why: "a brand's freight of no brand is said once",
    over: { ...freight, issuer: 'brand', costBearers: [{ bearer: 'brand', shareBp: 10_000 }] },
    faults: [{ field: 'brandId', code: 'EMPTY' }],
  },
  { why: 'a threshold below nothing', over: { thresholdFen: -1 }, faults: [range('thresholdFen', 0, 1_000_000_000)] },
  { why: 'too high a threshold', over: { thresholdFen: 1_000_000_001 }, faults: [range('thresholdFen', 0, 1_000_000_000)] },
])('is refused: $why', ({ over, faults }) => {
  expect(templateFaults(aDraft(over), NOW)).toEqual(faults);
});
