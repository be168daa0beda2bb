import { expectRefusal, mongo, story, type Case, type Commands, type Doc } from '../support/case';

const before = { rows: [{ k: 'a', n: 1 }, { k: 'b', n: 2 }, { k: 'b', n: 3 }], tags: ['x', 'y', 'x'], nums: [5, 9] };

type Question = (_: Commands) => Doc;
const changes = (name: string, why: string, where: Question, update: Question, after: Doc): Case =>
  story(name, why, async ({ coll, _ }) => {
    await coll.add({ _id: 'a', ...before });
    expect((await coll.where(where(_)).update(update(_))).updated).toBe(1);
    expect((await coll.doc('a').get()).data).toEqual([{ _id: 'a', ...before, ...after }]);
  });
const refuses = (name: string, why: string, where: Question, update: Question, says: RegExp): Case =>
  story(name, why, async ({ coll, _ }) => {
    await coll.add({ _id: 'a', ...before });
    await expectRefusal(() => coll.where(where(_)).update(update(_)), mongo(says));
    expect((await coll.doc('a').get()).data).toEqual([{ _id: 'a', ...before }]);
  });
const row = (k: string, n: number) => ({ k, n });

export const cases: Case[] = [
  changes('$', 'the item that a path met', () => ({ 'rows.k': 'b' }), () => ({ 'rows.$.n': 20 }), { rows: [row('a', 1), row('b', 20), row('b', 3)] }),
  changes('$', 'the item that an elemMatch met', _ => ({ rows: _.elemMatch({ k: 'b', n: _.gt(2) }) }), () => ({ 'rows.$.n': 20 }), { rows: [row('a', 1), row('b', 2), row('b', 20)] }),
  changes('$', 'a value itself, the first of several', () => ({ tags: 'x' }), () => ({ 'tags.$': 'z' }), { tags: ['z', 'y', 'x'] }),
  changes('$', 'a value by an order', _ => ({ nums: _.gt(6) }), () => ({ 'nums.$': 0 }), { nums: [5, 0] }),
  changes('$', 'a value by a list', _ => ({ tags: _.in(['y', 'q']) }), () => ({ 'tags.$': 'z' }), { tags: ['x', 'z', 'x'] }),
  changes('$', 'with a command', () => ({ 'rows.k': 'b' }), _ => ({ 'rows.$.n': _.inc(5) }), { rows: [row('a', 1), row('b', 7), row('b', 3)] }),
  changes('$', 'in several changes at once', () => ({ 'rows.k': 'b' }), _ => ({ 'rows.$.n': _.inc(5), 'rows.$.k': 'c' }), { rows: [row('a', 1), row('c', 7), row('b', 3)] }),
  changes('$', 'removing leaves null in the place of a value', () => ({ tags: 'y' }), _ => ({ 'tags.$': _.remove() }), { tags: ['x', null, 'x'] }),
  changes('$[]', 'every item', () => ({ _id: 'a' }), _ => ({ 'nums.$[]': _.inc(1) }), { nums: [6, 10] }),
  changes('$[]', 'a field of every item', () => ({ _id: 'a' }), _ => ({ 'rows.$[].n': _.mul(2) }), { rows: [row('a', 2), row('b', 4), row('b', 6)] }),
  refuses('$', 'without a condition on an array', () => ({ _id: 'a' }), () => ({ 'tags.$': 'z' }), /did not find the match needed/),
  refuses('$', 'twice in a path', () => ({ tags: 'x' }), () => ({ 'tags.$.$': 'z' }), /Too many positional/),
  refuses('$', 'at the beginning of a path', () => ({ tags: 'x' }), () => ({ '$.x': 'z' }), /./),
  refuses('$[]', 'of what is no array', () => ({ _id: 'a' }), _ => ({ 'rows.0.k.$[]': 1 }), /Cannot apply array updates to non-array element|must exist in the document/),
  refuses('$[name]', 'array filters cannot be sent', () => ({ _id: 'a' }), () => ({ 'nums.$[big]': 0 }), /No array filter found for identifier 'big'/),
];
