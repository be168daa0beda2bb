import { evaluate } from './expression';

const root = { at: new Date('2026-03-10T10:00:00Z'), none: null };

test.each([
  ['$dateAdd', { startDate: '$missing', unit: 'day', amount: 1 }],
  ['$dateAdd', { startDate: '$none', unit: 'day', amount: 1 }],
  ['$dateAdd', { startDate: '$at', unit: 'day', amount: '$missing' }],
  ['$dateSubtract', { startDate: '$missing', unit: 'hour', amount: 1 }],
  ['$dateDiff', { startDate: '$missing', endDate: '$at', unit: 'day' }],
  ['$dateTrunc', { date: '$missing', unit: 'month' }],
])('%s of %j is null', (name, args) => {
  expect(evaluate({ [name]: args }, root, {})).toBeNull();
});

test('a day is added to a date that is there', () => {
  const sum = evaluate({ $dateAdd: { startDate: '$at', unit: 'day', amount: 1 } }, root, {});
  expect(sum).toEqual(new Date('2026-03-11T10:00:00Z'));
});
