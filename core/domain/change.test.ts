import { changesBetween, stateChange, type FieldChange } from './change';

type Thing = { name: string; parts: unknown; note?: string };

test.each<{ before: Partial<Thing>; after: Partial<Thing>; changes: FieldChange[]; why: string }>([
  { before: { name: 'a' }, after: { name: 'a' }, changes: [], why: 'nothing differs' },
  { before: { name: 'a' }, after: { name: 'b' }, changes: [{ field: 'name', before: 'a', after: 'b' }], why: 'a field differs' },
  { before: {}, after: { note: 'n' }, changes: [{ field: 'note', after: 'n' }], why: 'a field came' },
  { before: { note: 'n' }, after: {}, changes: [{ field: 'note', before: 'n' }], why: 'a field went' },
  { before: { note: undefined }, after: {}, changes: [], why: 'undefined is not there' },
  { before: { parts: { a: 1, b: [2] } }, after: { parts: { b: [2], a: 1 } }, changes: [], why: 'the order of keys says nothing' },
  { before: { parts: [{ a: 1, b: 2 }] }, after: { parts: [{ b: 2, a: 1 }] }, changes: [], why: 'nor in the parts of a list' },
  {
    before: { parts: { a: { b: 1 } } },
    after: { parts: { a: { b: 2 } } },
    changes: [{ field: 'parts', before: { a: { b: 1 } }, after: { a: { b: 2 } } }],
    why: 'a value deep inside differs',
  },
  { before: { parts: null }, after: { parts: null }, changes: [], why: 'null is null' },
  { before: { parts: { a: undefined } }, after: { parts: {} }, changes: [], why: 'nor does a key without value' },
  {
    before: { parts: [1, 2] },
    after: { parts: [2, 1] },
    changes: [{ field: 'parts', before: [1, 2], after: [2, 1] }],
    why: 'the order of a list does',
  },
  { before: { parts: 0 }, after: { parts: false }, changes: [{ field: 'parts', before: 0, after: false }], why: 'nought is not no' },
])('$why', ({ before, after, changes }) => {
  expect(changesBetween<Thing>(before, after, ['name', 'parts', 'note'])).toStrictEqual(changes);
});

test('only the fields asked for are compared', () => {
  expect(changesBetween<Thing>({ name: 'a', note: 'x' }, { name: 'b', note: 'y' }, ['note'])).toEqual([{ field: 'note', before: 'x', after: 'y' }]);
});

test('a step of a state machine is one field, and something new has nothing before', () => {
  expect(stateChange('open', 'locked')).toEqual([{ field: 'state', before: 'open', after: 'locked' }]);
  expect(stateChange(undefined, 'open')).toEqual([{ field: 'state', after: 'open' }]);
});
