import {
  agreedBrands,
  bearersOfMore,
  brandShareBp,
  declinedBrands,
  MALL,
  outcomeOf,
  partiesOf,
  projectedCost,
  stopWaiting,
  type Answer,
  type Asked,
} from './confirmation';
import type { CostBearer } from '../rules';

const bears = (...shares: [CostBearer['bearer'], number][]): CostBearer[] => shares.map(([bearer, shareBp]) => ({ bearer, shareBp }));
const asked = (answers: Record<string, Answer>): Asked[] => Object.entries(answers).map(([party, answer]) => ({ party, answer }));

test.each<{ bearers: CostBearer[]; brands: string[]; maker: string; parties: string[]; why: string }>([
  { bearers: bears(['mall', 10_000]), brands: ['br_a'], maker: MALL, parties: [], why: 'the mall pays for what it makes' },
  { bearers: bears(['mall', 5000], ['brand', 5000]), brands: ['br_a', 'br_b'], maker: MALL, parties: ['br_a', 'br_b'], why: 'each brand bears a part' },
  { bearers: bears(['mall', 10_000], ['brand', 0]), brands: ['br_a'], maker: MALL, parties: [], why: 'a share of nothing is none' },
  { bearers: bears(['brand', 10_000]), brands: ['br_a'], maker: 'br_a', parties: [], why: 'a brand pays for what it makes' },
  { bearers: bears(['mall', 1], ['brand', 9999]), brands: ['br_a'], maker: 'br_a', parties: [MALL], why: 'the mall bears a basis point' },
  { bearers: bears(['platform', 5000], ['brand', 5000]), brands: ['br_a'], maker: 'br_a', parties: [MALL], why: 'the mall claims from the platform' },
  { bearers: bears(['platform', 10_000]), brands: ['br_a'], maker: MALL, parties: [], why: 'the mall has agreed with the platform' },
  { bearers: bears(['brand', 10_000]), brands: ['br_a', 'br_a'], maker: MALL, parties: ['br_a'], why: 'one brand is asked once' },
])('asked is $parties: $why', ({ bearers, brands, maker, parties }) => {
  expect(partiesOf(bearers, brands, maker)).toEqual(parties);
});

test.each<{ answers: Record<string, Answer>; outcome: string; why: string }>([
  { answers: { br_a: 'confirmed' }, outcome: 'accept', why: 'the only one agrees' },
  { answers: { br_a: 'declined' }, outcome: 'refuse', why: 'the only one does not' },
  { answers: { br_a: 'confirmed', br_b: 'waiting' }, outcome: 'waiting', why: 'somebody has not answered' },
  { answers: { br_a: 'confirmed', br_b: 'declined' }, outcome: 'accept', why: 'goes out without who declined' },
  { answers: { br_a: 'declined', br_b: 'declined' }, outcome: 'refuse', why: 'nobody takes part' },
  { answers: { mall: 'confirmed' }, outcome: 'accept', why: 'the mall agrees to what a brand made' },
  { answers: { mall: 'declined', br_b: 'waiting' }, outcome: 'refuse', why: 'without the mall there is nothing to wait for' },
  { answers: { mall: 'confirmed', br_a: 'declined' }, outcome: 'refuse', why: 'the mall agrees, and no brand takes part' },
  { answers: {}, outcome: 'accept', why: 'nobody had to be asked' },
])('$answers: $outcome ($why)', ({ answers, outcome }) => {
  expect(outcomeOf(asked(answers))).toBe(outcome);
});

test('who does not answer in time is out, and what was answered stays', () => {
  const stopped = stopWaiting(asked({ br_a: 'confirmed', br_b: 'waiting' }));
  expect(stopped).toEqual(asked({ br_a: 'confirmed', br_b: 'declined' }));
  expect(declinedBrands([...stopped, { party: MALL, answer: 'declined' }])).toEqual(['br_b']);
});

test.each<{ bearers: CostBearer[]; answers: Record<string, Answer>; maker: string; agreed: string[] | undefined; why: string }>([
  { bearers: bears(['brand', 10_000]), answers: { br_a: 'confirmed', br_b: 'declined' }, maker: MALL, agreed: ['br_a'], why: 'who said no bears nothing' },
  { bearers: bears(['mall', 1], ['brand', 9999]), answers: { mall: 'confirmed' }, maker: 'br_a', agreed: ['br_a'], why: 'who makes it has agreed' },
  { bearers: bears(['brand', 10_000]), answers: { br_a: 'confirmed' }, maker: 'br_a', agreed: ['br_a'], why: 'and is one of them once' },
  { bearers: bears(['mall', 10_000]), answers: {}, maker: MALL, agreed: undefined, why: 'brands bear nothing of it' },
])('bound by their word: $agreed ($why)', ({ bearers, answers, maker, agreed }) => {
  expect(agreedBrands(bearers, asked(answers), maker)).toEqual(agreed);
});

test.each<{ bearers: CostBearer[]; size: Parameters<typeof projectedCost>[1]; cost: ReturnType<typeof projectedCost>; why: string }>([
  {
    bearers: bears(['mall', 5000], ['brand', 5000]),
    size: { mostFen: 5001, stock: 3 },
    cost: {
      totalFen: 15_003,
      parts: [
        { bearer: 'mall', fen: 7502 },
        { bearer: 'brand', fen: 7501 },
      ],
    },
    why: 'every piece at its most, the parts sum to the whole',
  },
  {
    bearers: bears(['brand', 10_000]),
    size: { mostFen: 5000, stock: 100, budgetFen: 20_000 },
    cost: { totalFen: 20_000, parts: [{ bearer: 'brand', fen: 20_000 }] },
    why: 'the budget ends it before the stock does',
  },
  {
    bearers: bears(['brand', 10_000]),
    size: { mostFen: 5000, stock: 2, budgetFen: 20_000 },
    cost: { totalFen: 10_000, parts: [{ bearer: 'brand', fen: 10_000 }] },
    why: 'the stock ends it before the budget does',
  },
  { bearers: bears(['brand', 10_000]), size: { mostFen: undefined, stock: 9 }, cost: undefined, why: 'a rate without cap and budget has no end' },
  {
    bearers: bears(['mall', 10_000]),
    size: { mostFen: undefined, stock: 9, budgetFen: 7 },
    cost: { totalFen: 7, parts: [{ bearer: 'mall', fen: 7 }] },
    why: 'a budget ends a rate without cap',
  },
  { bearers: bears(['mall', 10_000]), size: { mostFen: Number.MAX_SAFE_INTEGER, stock: 2 }, cost: undefined, why: 'more than a number holds is not told' },
])('the projected cost: $why', ({ bearers, size, cost }) => {
  expect(projectedCost(bearers, size)).toEqual(cost);
});

test('the part of the brands is read from the shares', () => {
  expect(brandShareBp(bears(['mall', 4000], ['brand', 6000]))).toBe(6000);
  expect(brandShareBp(bears(['mall', 10_000]))).toBe(0);
});

const shares: CostBearer[] = [
  { bearer: 'mall', shareBp: 4_000 },
  { bearer: 'brand', shareBp: 6_000 },
];
const forPieces = (stock: number, budgetFen?: number) => projectedCost(shares, { mostFen: 5_000, stock, budgetFen });
const endless = projectedCost(shares, { mostFen: undefined, stock: 100 });

test.each([
  { before: forPieces(100), after: forPieces(200), more: ['mall', 'brand'], why: 'twice the pieces cost both twice as much' },
  { before: forPieces(200), after: forPieces(100), more: [], why: 'fewer pieces cost nobody more' },
  { before: forPieces(100, 50_000), after: forPieces(200, 50_000), more: [], why: 'more pieces under the same budget' },
  { before: forPieces(100, 50_000), after: forPieces(100, 60_000), more: ['mall', 'brand'], why: 'a larger budget' },
  { before: forPieces(100), after: endless, more: ['mall', 'brand'], why: 'a cost without an end' },
  { before: endless, after: endless, more: [], why: 'there was no end before either' },
])('who bears more is asked again: $why', ({ before, after, more }) => {
  expect(bearersOfMore(shares, before, after)).toEqual(more);
});
