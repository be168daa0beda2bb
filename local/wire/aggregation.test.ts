import { sdkOnThings } from '../testing/sdk-things';

const { db, things } = sdkOnThings();

type Staged = { _pipe: (name: string, value: unknown) => Staged; end: () => Promise<{ data: unknown[] }> };
/** An aggregation of stages the SDK has no method for. */
const staged = (collection: ReturnType<typeof things>, stages: Record<string, unknown>[]) =>
  stages
    .flatMap(stage => Object.entries(stage))
    .reduce((all, [name, value]) => all._pipe(name, value), collection.aggregate() as never as Staged)
    .end();

describe('aggregation', () => {
  beforeEach(async () => {
    await things().add([
      { _id: 'a', k: 1, n: 5 },
      { _id: 'b', k: 2, n: 7 },
      { _id: 'c', k: 1, n: 9 },
    ]);
    await db().createCollection('names');
    await db()
      .collection('names')
      .add([
        { _id: 1, name: 'one' },
        { _id: 2, name: 'two' },
      ]);
  });

  test('match, group, sort, project', async () => {
    const $ = db().command.aggregate;
    const { data } = (await things()
      .aggregate()
      .match({ n: db().command.gt(4) })
      .group({ _id: '$k', total: $.sum('$n'), most: $.max('$n') })
      .sort({ _id: 1 })
      .project({ _id: 0, k: '$_id', total: 1, most: 1 })
      .end()) as { data: unknown[] };
    expect(data).toEqual([
      { k: 1, total: 14, most: 9 },
      { k: 2, total: 7, most: 7 },
    ]);
  });

  test('lookup reads the other collection', async () => {
    const { data } = (await things()
      .aggregate()
      .sort({ _id: 1 })
      .limit(1)
      .lookup({ from: 'names', localField: 'k', foreignField: '_id', as: 'names' })
      .end()) as { data: unknown[] };
    expect(data).toEqual([{ _id: 'a', k: 1, n: 5, names: [{ _id: 1, name: 'one' }] }]);
  });

  test('a stage that is not supported is refused by name', async () => {
    const run = staged(things(), [{ out: 'x' }]);
    await expect(run).rejects.toMatchObject({
      code: 'UNSUPPORTED_OPERATION',
      message: expect.stringContaining('$out'),
    });
  });

  test('a lookup with variables and a pipeline, as the SDK builds it', async () => {
    const $ = db().command.aggregate as never as Record<string, (...args: unknown[]) => never>;
    const { data } = (await things()
      .aggregate()
      .match({ _id: 'b' })
      .lookup({
        from: 'names',
        let: { k: '$k' },
        pipeline: ($['pipeline']!() as { match: (query: unknown) => { done: () => object[] } })
          .match((db().command as never as { expr: (e: unknown) => unknown }).expr($['eq']!(['$_id', '$$k'])))
          .done(),
        as: 'names',
      } as never)
      .end()) as { data: unknown[] };
    expect(data).toEqual([{ _id: 'b', k: 2, n: 7, names: [{ _id: 2, name: 'two' }] }]);
  });

  test('graphLookup follows a chain, each document once', async () => {
    await db().createCollection('staff');
    await db()
      .collection('staff')
      .add([
        { _id: 'a', boss: 'b' },
        { _id: 'b', boss: 'c' },
        { _id: 'c', boss: 'b' },
      ]);
    const graph = {
      from: 'staff',
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: '_id',
      as: 'above',
      depthField: 'depth',
    };
    const { data } = await staged(db().collection('staff'), [
      { match: { _id: 'a' } },
      { graphLookup: graph },
    ]);
    expect(data).toEqual([
      {
        _id: 'a',
        boss: 'b',
        above: [
          { _id: 'b', boss: 'c', depth: 0 },
          { _id: 'c', boss: 'b', depth: 1 },
        ],
      },
    ]);
  });
});
