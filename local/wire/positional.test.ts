import { sdkOnThings } from '../testing/sdk-things';

const { db, things } = sdkOnThings();

describe('the positional operator', () => {
  const rows = {
    rows: [
      { k: 'a', n: 1 },
      { k: 'b', n: 2 },
      { k: 'b', n: 3 },
    ],
    tags: ['x', 'y'],
    both: [5, 9],
  };
  const _ = () => db().command;
  beforeEach(() => things().add({ _id: 'a', ...rows }));

  test.each([
    [
      'an equality in an array of documents',
      () => ({ 'rows.k': 'b' }),
      { 'rows.$.n': 20 },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 20 },
        { k: 'b', n: 3 },
      ],
    ],
    [
      'several conditions on one item',
      () => ({ rows: _().elemMatch({ k: 'b', n: _().gt(2) }) }),
      { 'rows.$.n': 20 },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 2 },
        { k: 'b', n: 20 },
      ],
    ],
    ['an item itself', () => ({ tags: 'y' }), { 'tags.$': 'z' }, 'tags', ['x', 'z']],
    ['a comparison', () => ({ both: _().gt(6) }), { 'both.$': 0 }, 'both', [5, 0]],
    [
      'of two conditions the last',
      () => ({ tags: 'y', 'rows.n': 1 }),
      { 'rows.$.k': 'first' },
      'rows',
      [
        { k: 'first', n: 1 },
        { k: 'b', n: 2 },
        { k: 'b', n: 3 },
      ],
    ],
    [
      'the branch of an or that is met',
      () => _().or([{ 'rows.n': 9 }, { 'rows.n': 3 }]),
      { 'rows.$.k': 'c' },
      'rows',
      [
        { k: 'a', n: 1 },
        { k: 'b', n: 2 },
        { k: 'c', n: 3 },
      ],
    ],
  ] as [string, () => object, object, string, unknown][])(
    'stands for %s',
    async (_reason, query, update, field, expected) => {
      expect(await things().where(query()).update(update)).toMatchObject({ updated: 1 });
      expect(((await things().doc('a').get()).data as Record<string, unknown>[])[0]![field]).toEqual(
        expected,
      );
    },
  );

  test('without a match in an array it is an error and nothing changes', async () => {
    await expect(things().doc('a').update({ 'tags.$': 'z' })).rejects.toMatchObject({
      message: expect.stringContaining(
        'The positional operator did not find the match needed from the query.',
      ),
    });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', ...rows }]);
  });
});
