import { sdkOnThings } from '../testing/sdk-things';

const { db, things } = sdkOnThings();

describe('documents by id', () => {
  test('what is added comes back by its id', async () => {
    const { id } = await things().add({
      name: 'a',
      at: new Date(5),
      list: [1, 2.5, { deep: true }],
      none: null,
    });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const { data } = await things().doc(id!).get();
    expect(data).toEqual([
      { _id: id, name: 'a', at: new Date(5), list: [1, 2.5, { deep: true }], none: null },
    ]);
  });

  test('an own id is kept, many are added at once, a missing document is an empty list', async () => {
    const { ids } = (await things().add([{ _id: 'a' }, { _id: 'b' }])) as { ids: string[] };
    expect(ids).toEqual(['a', 'b']);
    expect((await things().doc('c').get()).data).toEqual([]);
  });

  test('a duplicate id is refused and what stands before it stays', async () => {
    await things().add({ _id: 'b' });
    const add = things().add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
    await expect(add).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
      message: expect.stringContaining(
        'E11000 duplicate key error collection: local.things index: _id_ dup key: { _id: "b" }',
      ),
    });
    expect((await things().get()).data.map((doc: { _id: string }) => doc._id)).toEqual(['b', 'a']);
  });

  test('set makes a document, then replaces it whole', async () => {
    expect(await things().doc('a').set({ x: 1, y: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' });
    expect(await things().doc('a').set({ x: 2 })).toMatchObject({ updated: 1, upsertedId: null });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', x: 2 }]);
  });

  test('what stays as it is counts for an update as not changed, for updateAndReturn as found', async () => {
    await things().add({ _id: 'a', x: 1 });
    expect(await things().doc('a').update({ x: 1 })).toMatchObject({ updated: 0 });
    expect(await things().doc('a').set({ x: 1 })).toMatchObject({ updated: 0 });
    expect(await things().where({ _id: 'a' }).updateAndReturn({ x: 1 })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', x: 1 },
    });
  });

  test('update changes fields, counts only real changes, and makes nothing', async () => {
    await things().add({ _id: 'a', n: 1, deep: { x: 1, y: 1 } });
    expect(
      await things()
        .doc('a')
        .update({ deep: { x: 2 } }),
    ).toMatchObject({ updated: 1 });
    expect(
      await things()
        .doc('a')
        .update({ deep: { x: 2 } }),
    ).toMatchObject({ updated: 0 });
    expect(await things().doc('b').update({ n: 2 })).toMatchObject({ updated: 0 });
    expect((await things().get()).data).toEqual([{ _id: 'a', n: 1, deep: { x: 2, y: 1 } }]);
  });

  test('remove', async () => {
    await things().add({ _id: 'a' });
    expect(await things().doc('a').remove()).toMatchObject({ deleted: 1 });
    expect(await things().doc('a').remove()).toMatchObject({ deleted: 0 });
  });

  test('a projection on one document', async () => {
    await things().add({ _id: 'a', x: 1, y: 2 });
    expect((await things().doc('a').field({ x: true }).get()).data).toEqual([{ _id: 'a', x: 1 }]);
  });

  test('an object id comes back as its hex string', async () => {
    await things().add({
      _id: 'a',
      ref: new (db() as never as { ObjectId: new (o: object) => unknown }).ObjectId({
        id: '0123456789abcdef01234567',
      }),
    });
    expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', ref: '0123456789abcdef01234567' }]);
  });

  test('a server date is the clock of the runtime', async () => {
    await things().add({ _id: 'a', at: db().serverDate({ offset: 60_000 }) });
    const [doc] = (await things().doc('a').get()).data as { at: Date }[];
    expect(Math.abs(doc!.at.getTime() - Date.now() - 60_000)).toBeLessThan(5_000);
  });
});
