import { expectRefusal, idsOf, mongo, story, type Case, type Collection } from '../support/case';

const all = async (coll: Collection) => (await coll.orderBy('_id', 'asc').get()).data;
const DUPLICATE = { code: 'DATABASE_DUPLICATE_WRITE', says: /E11000 duplicate key error.*index: _id_ dup key: \{ (_id)?: "a" \}/ };

const add: Case[] = [
  story('add', 'makes an id', async ({ coll }) => {
    const { id } = await coll.add({ n: 1 });
    expect(id).toMatch(/^[0-9a-f]{16,32}$/);
    expect((await coll.doc(id).get()).data).toEqual([{ _id: id, n: 1 }]);
  }),
  story('add', 'keeps an own id', async ({ coll }) => expect((await coll.add({ _id: 'a' })).id).toBe('a')),
  story('add', 'many at once', async ({ coll }) => {
    expect((await coll.add([{ _id: 'a' }, { _id: 'b' }])).ids).toEqual(['a', 'b']);
    expect(await all(coll)).toEqual([{ _id: 'a' }, { _id: 'b' }]);
  }),
  story('add', 'an id that is there is refused and nothing changes', async ({ coll }) => {
    await coll.add({ _id: 'a', n: 1 });
    await expectRefusal(() => coll.add({ _id: 'a', n: 2 }), DUPLICATE);
    expect(await all(coll)).toEqual([{ _id: 'a', n: 1 }]);
  }),
  story('add', 'of many, those before the refused one stay', async ({ coll }) => {
    await coll.add({ _id: 'a' });
    await expectRefusal(() => coll.add([{ _id: '0' }, { _id: 'a' }, { _id: 'z' }]), DUPLICATE);
    expect(idsOf({ data: await all(coll) })).toEqual(['0', 'a']);
  }),
  story('create', 'a document by its id', async ({ coll }) => {
    await coll.doc('a').create({ n: 1 });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 1 }]);
    await expectRefusal(() => coll.doc('a').create({ n: 2 }), DUPLICATE);
  }),
];

const set: Case[] = [
  story('set', 'makes a document', async ({ coll }) => {
    expect(await coll.doc('a').set({ n: 1 })).toMatchObject({ updated: 0, upsertedId: 'a' });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 1 }]);
  }),
  story('set', 'replaces a document whole', async ({ coll }) => {
    await coll.add({ _id: 'a', n: 1, m: 1 });
    expect(await coll.doc('a').set({ n: 2 })).toMatchObject({ updated: 1 });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 2 }]);
  }),
  story('set', 'takes empty objects', async ({ coll }) => {
    await coll.doc('a').set({ o: {} });
    expect(await all(coll)).toEqual([{ _id: 'a', o: {} }]);
  }),
  story('set', 'no commands', async ({ coll, _ }) => expectRefusal(() => coll.doc('a').set({ n: _.inc(1) }), { code: 'DATABASE_REQUEST_FAILED', says: /update operator complicit/ })),
  story('set', 'no id inside', async ({ coll }) => expectRefusal(() => coll.doc('a').set({ _id: 'b' }), { code: 'INVALID_PARAM', says: /不能更新_id的值/ })),
  story('set', 'nothing is no document', async ({ coll }) => expectRefusal(() => coll.doc('a').set(null), { code: 'INVALID_PARAM' })),
];

const update: Case[] = [
  story('update', 'by id makes nothing', async ({ coll }) => {
    expect(await coll.doc('a').update({ n: 1 })).toMatchObject({ updated: 0 });
    expect(await all(coll)).toEqual([]);
  }),
  story('update', 'all that meet a condition', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 5 }]);
    expect(await coll.where({ n: 1 }).update({ n: _.inc(1) })).toMatchObject({ updated: 2 });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 2 }, { _id: 'b', n: 2 }, { _id: 'c', n: 5 }]);
  }),
  story('update', 'one alone, when told so', async ({ coll }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
    expect(await coll.options({ multiple: false }).where({ n: 1 }).update({ n: 2 })).toMatchObject({ updated: 1 });
    expect((await coll.where({ n: 2 }).count()).total).toBe(1);
  }),
  story('update', 'a condition that nobody meets makes nothing', async ({ coll }) => {
    expect(await coll.where({ n: 1 }).update({ n: 2 })).toMatchObject({ updated: 0 });
    expect(await all(coll)).toEqual([]);
  }),
  story('update', 'counts only what really changed', async ({ coll }) => {
    await coll.add([{ _id: 'a', n: 1, m: 5 }, { _id: 'b', n: 1, m: 6 }]);
    expect(await coll.where({ n: 1 }).update({ m: 5 })).toMatchObject({ updated: 1 });
  }),
  story('update', 'a counter that may not fall below zero', async ({ coll, _ }) => {
    await coll.add({ _id: 'a', left: 5 });
    const take = (n: number) => coll.where({ _id: 'a', left: _.gte(n) }).update({ left: _.inc(-n) });
    expect([(await take(3)).updated, (await take(3)).updated, (await take(2)).updated]).toEqual([1, 0, 1]);
    expect(await all(coll)).toEqual([{ _id: 'a', left: 0 }]);
  }),
  story('update', 'many at once add up', async ({ coll, _ }) => {
    await coll.add({ _id: 'a', n: 0 });
    await Promise.all(Array.from({ length: 20 }, () => coll.doc('a').update({ n: _.inc(1) })));
    expect(await all(coll)).toEqual([{ _id: 'a', n: 20 }]);
  }),
  story('update', 'raw, as MongoDB writes it', async ({ coll }) => {
    await coll.add({ _id: 'a', n: 1, o: { x: 1 } });
    await coll.options({ raw: true }).where({ _id: 'a' }).update({ $set: { o: { y: 2 } }, $inc: { n: 1 }, $currentDate: { at: true } });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 2, o: { y: 2 }, at: expect.any(Date) }]);
  }),
  story('update', 'of many, those before one that it does not fit are changed', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 'x' }, { _id: 'c', n: 1 }]);
    await expectRefusal(() => coll.where({ n: _.exists(true) }).update({ n: _.inc(1) }), { code: 'DATABASE_REQUEST_FAILED', says: /non-numeric/ });
    expect((await coll.orderBy('_id', 'asc').get()).data.map((doc: { n: unknown }) => doc.n)).toEqual([2, 'x', 1]);
  }),
  story('update', 'without a condition', async ({ coll }) => expectRefusal(() => coll.update({ n: 1 }), { code: 'INVALID_PARAM' })),
  story('update', 'nothing', async ({ coll }) => expectRefusal(() => coll.doc('a').update(null), { code: 'INVALID_PARAM' })),
];

const updateAndReturn: Case[] = [
  story('updateAndReturn', 'the document as it is after', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1, s: 'x' }, { _id: 'b', n: 9 }]);
    expect(await coll.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'a', n: 2, s: 'x' } });
  }),
  story('updateAndReturn', 'one of several', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
    expect((await coll.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).updated).toBe(1);
    expect((await coll.where({ n: 2 }).count()).total).toBe(1);
  }),
  story('updateAndReturn', 'nobody', async ({ coll }) => {
    const { updated, doc } = await coll.where({ n: 1 }).updateAndReturn({ n: 2 });
    expect([updated, doc ?? null]).toEqual([0, null]);
  }),
  story('updateAndReturn', 'its errors change nothing', async ({ coll, _ }) => {
    await coll.add({ _id: 'a', s: 'x' });
    await expectRefusal(() => coll.where({ _id: 'a' }).updateAndReturn({ s: _.inc(1) }), mongo(/non-numeric type string/));
    expect(await all(coll)).toEqual([{ _id: 'a', s: 'x' }]);
  }),
];

const remove: Case[] = [
  story('remove', 'by id, once', async ({ coll }) => {
    await coll.add([{ _id: 'a' }, { _id: 'b' }]);
    expect([(await coll.doc('a').remove()).deleted, (await coll.doc('a').remove()).deleted]).toEqual([1, 0]);
    expect(await all(coll)).toEqual([{ _id: 'b' }]);
  }),
  story('delete', 'is remove', async ({ coll }) => {
    await coll.add({ _id: 'a' });
    expect((await coll.doc('a').delete()).deleted).toBe(1);
  }),
  story('remove', 'all that meet a condition', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 }]);
    expect((await coll.where({ n: _.gte(2) }).remove()).deleted).toBe(2);
    expect(await all(coll)).toEqual([{ _id: 'a', n: 1 }]);
  }),
  story('remove', 'one alone, when told so', async ({ coll }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 1 }]);
    expect((await coll.options({ multiple: false }).where({ n: 1 }).remove()).deleted).toBe(1);
  }),
  story('remove', 'what is removed can be added again', async ({ coll }) => {
    await coll.add({ _id: 'a', n: 1 });
    await coll.doc('a').remove();
    await coll.add({ _id: 'a', n: 2 });
    expect(await all(coll)).toEqual([{ _id: 'a', n: 2 }]);
  }),
  story('remove', 'without a condition', async ({ coll }) => expectRefusal(() => coll.remove(), { code: 'INVALID_PARAM' })),
];

export const cases: Case[] = [...add, ...set, ...update, ...updateAndReturn, ...remove];
