import { idsOf, story, type Case, type Doc } from '../support/case';

/** The ids in the order of a field, upwards or downwards. */
const orders = (why: string, given: Doc[], path: string, direction: 'asc' | 'desc', ids: unknown[], indexed = false): Case =>
  story(
    'orderBy',
    why,
    async ({ coll, _ }) => {
      await coll.add(given);
      expect(idsOf(await coll.where({ _id: _.exists(true) }).orderBy(path, direction).get())).toEqual(ids);
    },
    indexed ? { indexes: [{ name: 'by_path', keys: [[path, 1]] }] } : {},
  );

const ends: Doc[] = [
  { _id: 'null', o: { l: null } },
  { _id: 'empty', o: { l: [] } },
  { _id: 'one', o: { l: [-1] } },
  { _id: 'beside', o: [{ l: [] }, { l: 3 }] },
];
const items: Doc[] = [
  { _id: 'mixed', l: [{ k: 5 }, 7] },
  { _id: 'two', l: [{ k: 2 }] },
  { _id: 'nested', l: [[{ k: 1 }], { k: 9 }] },
];
const placed: Doc[] = [
  { _id: 'a', l: [{ k: 5 }, { k: 0 }] },
  { _id: 'b', l: [{ k: 2 }, { k: 9 }] },
];

export const cases: Case[] = [
  orders('an empty array at a path’s end comes before null', ends, 'o.l', 'asc', ['empty', 'beside', 'null', 'one']),
  orders('an empty array at a path’s end comes last downwards', ends, 'o.l', 'desc', ['beside', 'one', 'null', 'empty']),
  orders('the same with an index', ends.slice(0, 3), 'o.l', 'asc', ['empty', 'null', 'one'], true),
  orders('an item without the field counts as null', items, 'l.k', 'asc', ['mixed', 'nested', 'two']),
  orders('the greatest of the items decides downwards', items, 'l.k', 'desc', ['nested', 'mixed', 'two']),
  orders('the same items with an index', items, 'l.k', 'asc', ['mixed', 'nested', 'two'], true),
  orders('a number names one item', placed, 'l.0.k', 'asc', ['b', 'a']),
  orders('a number names one item, with an index', placed, 'l.0.k', 'asc', ['b', 'a'], true),
];
