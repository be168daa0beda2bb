import { mongo, story, type Case } from '../support/case';
import { changes, keeps, refuses } from '../support/updates';

const date = (ms: number) => new Date(ms);

const set: Case[] = [
  changes('set', 'a plain value sets a field', { n: 1 }, () => ({ n: 2 }), { n: 2 }),
  changes('set', 'a new field stands last', { n: 1 }, () => ({ m: 2 }), { n: 1, m: 2 }),
  changes('set', 'a nested object changes only the fields it names', { o: { x: 1, y: 1 } }, () => ({ o: { x: 2 } }), { o: { x: 2, y: 1 } }),
  changes('set', 'the command replaces an object whole', { o: { x: 1, y: 1 } }, _ => ({ o: _.set({ x: 2 }) }), { o: { x: 2 } }),
  changes('set', 'the command takes an empty object', { o: { x: 1 } }, _ => ({ o: _.set({}) }), { o: {} }),
  changes('set', 'a dot path', { o: { x: 1 } }, () => ({ 'o.y.z': 3 }), { o: { x: 1, y: { z: 3 } } }),
  changes('set', 'a path makes the objects on its way', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }),
  changes('set', 'an item of an array', { l: [1, 2, 3] }, () => ({ 'l.1': 9 }), { l: [1, 9, 3] }),
  changes('set', 'an item beyond the end fills with null', { l: [1] }, () => ({ 'l.3': 9 }), { l: [1, null, null, 9] }),
  changes('set', 'a field of an item', { l: [{ k: 1 }, { k: 2 }] }, () => ({ 'l.1.k': 9 }), { l: [{ k: 1 }, { k: 9 }] }),
  changes('set', 'an array replaces an array', { l: [1, 2] }, () => ({ l: [3] }), { l: [3] }),
  changes('set', 'a number as a new field of an object', { o: {} }, () => ({ 'o.0': 1 }), { o: { '0': 1 } }),
  changes('set', 'null is a value', { n: 1 }, () => ({ n: null }), { n: null }),
  changes('set', 'another type', { n: 1 }, () => ({ n: 'one' }), { n: 'one' }),
  changes('set', 'a date', { d: date(1) }, () => ({ d: date(2) }), { d: date(2) }),
  changes('set', 'undefined is left out', { n: 1 }, () => ({ n: undefined, m: 2 }), { n: 1, m: 2 }),
  changes('set', 'an object where there was null', { o: null }, _ => ({ o: _.set({ x: 1 }) }), { o: { x: 1 } }),
  changes('set', 'text of any alphabet', { s: '' }, () => ({ s: '会员😀' }), { s: '会员😀' }),
  keeps('set', 'the value that is there counts as no change', { n: 1, o: { x: [1] } }, () => ({ n: 1, o: { x: [1] } })),
  refuses('set', 'no field inside a number', { n: 1 }, () => ({ 'n.x': 1 }), mongo(/Cannot create field 'x' in element \{n: 1\}/)),
  refuses('set', 'no field inside null', { n: null }, () => ({ 'n.x': 1 }), mongo(/Cannot create field 'x' in element \{n: null\}/)),
  refuses('set', 'no named field inside an array', { l: [1] }, () => ({ 'l.x': 1 }), mongo(/Cannot create field 'x' in element/)),
  refuses('set', 'not the id', { n: 1 }, () => ({ _id: 'b' }), { code: 'INVALID_PARAM', says: /不能更新_id的值/ }),
  refuses('set', 'no path with an empty part', { n: 1 }, () => ({ 'n..x': 1 }), mongo(/empty field name/)),
  refuses('set', 'no path of more levels than a document may have', {}, () => ({ [Array.from({ length: 300 }, () => 'x').join('.')]: 1 }), mongo(/maximum nested object depth/)),
  refuses('set', 'two changes of one path', { n: { x: 1 } }, _ => ({ 'n.x': 1, n: _.set({ x: 2 }) }), mongo(/would create a conflict at 'n'/)),
  refuses('set', 'one path inside another', { n: { x: 1 } }, _ => ({ n: _.remove(), 'n.x': _.inc(1) }), mongo(/would create a conflict at 'n'/)),
];

const remove: Case[] = [
  changes('remove', 'a field', { n: 1, m: 2 }, _ => ({ n: _.remove() }), { m: 2 }),
  changes('remove', 'a field of an object', { o: { x: 1, y: 2 } }, _ => ({ o: { x: _.remove() } }), { o: { y: 2 } }),
  changes('remove', 'by a path', { o: { x: 1 } }, _ => ({ 'o.x': _.remove() }), { o: {} }),
  changes('remove', 'an item of an array leaves null, so that the others keep their places', { l: [1, 2, 3] }, _ => ({ 'l.1': _.remove() }), { l: [1, null, 3] }),
  keeps('remove', 'what is not there', { n: 1 }, _ => ({ m: _.remove() })),
  keeps('remove', 'below what is no object', { n: 1 }, _ => ({ 'n.x': _.remove() })),
];

const inc: Case[] = [
  changes('inc', 'adds', { n: 1 }, _ => ({ n: _.inc(2) }), { n: 3 }),
  changes('inc', 'subtracts', { n: 1 }, _ => ({ n: _.inc(-5) }), { n: -4 }),
  changes('inc', 'fractions', { n: 1 }, _ => ({ n: _.inc(0.5) }), { n: 1.5 }),
  changes('inc', 'makes a missing field', {}, _ => ({ n: _.inc(2) }), { n: 2 }),
  changes('inc', 'makes a missing path', {}, _ => ({ 'o.n': _.inc(2) }), { o: { n: 2 } }),
  changes('inc', 'inside an object', { o: { n: 1 } }, _ => ({ o: { n: _.inc(1) } }), { o: { n: 2 } }),
  changes('inc', 'an item of an array', { l: [1, 2] }, _ => ({ 'l.1': _.inc(1) }), { l: [1, 3] }),
  changes('inc', 'beyond 32 bits', { n: 2147483647 }, _ => ({ n: _.inc(1) }), { n: 2147483648 }),
  keeps('inc', 'by nothing', { n: 1 }, _ => ({ n: _.inc(0) })),
  refuses('inc', 'not text', { n: 'x' }, _ => ({ n: _.inc(1) }), mongo(/Cannot apply \$inc to a value of non-numeric type.*'n' of non-numeric type string/)),
  refuses('inc', 'not null', { n: null }, _ => ({ n: _.inc(1) }), mongo(/non-numeric type null/)),
  refuses('inc', 'not an array', { n: [1] }, _ => ({ n: _.inc(1) }), mongo(/non-numeric type array/)),
  refuses('inc', 'not by text', { n: 1 }, _ => ({ n: _.inc('1') }), mongo(/Cannot increment with non-numeric argument: \{n: "1"\}/)),
];

const mul: Case[] = [
  changes('mul', 'multiplies', { n: 3 }, _ => ({ n: _.mul(4) }), { n: 12 }),
  changes('mul', 'with a fraction', { n: 3 }, _ => ({ n: _.mul(0.5) }), { n: 1.5 }),
  changes('mul', 'makes a missing field zero', {}, _ => ({ n: _.mul(4) }), { n: 0 }),
  changes('mul', 'beyond 32 bits', { n: 65536 }, _ => ({ n: _.mul(65536) }), { n: 4294967296 }),
  keeps('mul', 'by one', { n: 3 }, _ => ({ n: _.mul(1) })),
  refuses('mul', 'not text', { n: 'x' }, _ => ({ n: _.mul(2) }), mongo(/Cannot apply \$mul to a value of non-numeric type/)),
  refuses('mul', 'not by text', { n: 1 }, _ => ({ n: _.mul('2') }), mongo(/Cannot multiply with non-numeric argument/)),
];

const bounds: Case[] = [
  changes('min', 'takes the less', { n: 5 }, _ => ({ n: _.min(3) }), { n: 3 }),
  keeps('min', 'leaves what is less', { n: 5 }, _ => ({ n: _.min(7) })),
  keeps('min', 'leaves what is equal', { n: 5 }, _ => ({ n: _.min(5) })),
  changes('min', 'makes a missing field', {}, _ => ({ n: _.min(7) }), { n: 7 }),
  changes('min', 'dates', { d: date(5) }, _ => ({ d: _.min(date(3)) }), { d: date(3) }),
  changes('min', 'of another type by the order of types: a number stands below text', { n: 'a' }, _ => ({ n: _.min(9) }), { n: 9 }),
  keeps('min', 'of another type by the order of types: null stands below a number', { n: null }, _ => ({ n: _.min(9) })),
  changes('max', 'takes the greater', { n: 5 }, _ => ({ n: _.max(7) }), { n: 7 }),
  refuses('max', 'a field with a dollar is not stored', { n: 5 }, _ => ({ n: _.max({ $foo: 1 }) }), mongo(/dollar \(\$\) prefixed field/)),
  keeps('max', 'leaves what is greater', { n: 5 }, _ => ({ n: _.max(3) })),
  changes('max', 'makes a missing field', {}, _ => ({ n: _.max(7) }), { n: 7 }),
  changes('max', 'dates', { d: date(5) }, _ => ({ d: _.max(date(9)) }), { d: date(9) }),
  changes('max', 'null stands below a number', { n: null }, _ => ({ n: _.max(-1) }), { n: -1 }),
  changes('max', 'text by its bytes', { s: 'B' }, _ => ({ s: _.max('a') }), { s: 'a' }),
  changes('max', 'inside an object', { o: { n: 1 } }, _ => ({ o: { n: _.max(2) } }), { o: { n: 2 } }),
];

const rename: Case[] = [
  changes('rename', 'gives a field another name, and it stands last', { a: 1, b: 2 }, _ => ({ a: _.rename('c') }), { b: 2, c: 1 }),
  changes('rename', 'onto a field that is there', { a: 1, b: 2 }, _ => ({ a: _.rename('b') }), { b: 1 }),
  changes('rename', 'out of an object', { o: { x: 1 } }, _ => ({ 'o.x': _.rename('x') }), { o: {}, x: 1 }),
  changes('rename', 'into an object', { x: 1, o: { y: 1 } }, _ => ({ x: _.rename('o.x') }), { o: { y: 1, x: 1 } }),
  changes('rename', 'a whole object', { o: { x: 1 } }, _ => ({ o: _.rename('p') }), { p: { x: 1 } }),
  keeps('rename', 'what is not there', { a: 1 }, _ => ({ z: _.rename('y') })),
  refuses('rename', 'not to itself', { a: 1 }, _ => ({ a: _.rename('a') }), mongo(/must differ/)),
  refuses('rename', 'not into itself', { a: 1 }, _ => ({ a: _.rename('a.b') }), mongo(/must not be on the same path/)),
  refuses('rename', 'not over what holds it', { a: { b: 1 } }, _ => ({ 'a.b': _.rename('a') }), mongo(/must not be on the same path/)),
  refuses('rename', 'not an item of an array', { l: [{ x: 1 }] }, _ => ({ 'l.0.x': _.rename('y') }), mongo(/array/)),
  refuses('rename', 'not into an array', { x: 1, l: [1] }, _ => ({ x: _.rename('l.0') }), mongo(/array/)),
  refuses('rename', 'not to a number', { a: 1 }, _ => ({ a: _.rename(5) }), mongo(/must be a string/)),
];

const bit: Case[] = [
  changes('bit', 'and', { n: 13 }, _ => ({ n: _.bit({ and: 10 }) }), { n: 8 }),
  changes('bit', 'or', { n: 3 }, _ => ({ n: _.bit({ or: 5 }) }), { n: 7 }),
  changes('bit', 'xor', { n: 1 }, _ => ({ n: _.bit({ xor: 5 }) }), { n: 4 }),
  changes('bit', 'makes a missing field from zero', {}, _ => ({ n: _.bit({ or: 5 }) }), { n: 5 }),
  keeps('bit', 'that changes nothing', { n: 7 }, _ => ({ n: _.bit({ or: 5 }) })),
  refuses('bit', 'not a fraction', { n: 1.5 }, _ => ({ n: _.bit({ or: 1 }) }), mongo(/Cannot apply \$bit to a value of non-integral type/)),
  refuses('bit', 'not by a fraction', { n: 1 }, _ => ({ n: _.bit({ or: 1.5 }) }), mongo(/\$bit modifier field must be an Integer/)),
  refuses('bit', 'not without an operation', { n: 1 }, _ => ({ n: _.bit({}) }), mongo(/at least one bitwise operation/)),
  refuses('bit', 'no other operation', { n: 1 }, _ => ({ n: _.bit({ nand: 1 }) }), mongo(/only supports 'and', 'or', and 'xor'/)),
];

const together: Case[] = [
  changes('update', 'several commands at once', { a: 1, b: 2, c: 3 }, _ => ({ a: _.inc(1), b: _.mul(2), c: _.remove(), d: 'new' }), { a: 2, b: 4, d: 'new' }),
  changes('update', 'new fields come in the order of their names', {}, () => ({ z: 1, m: 2, a: 3 }), { a: 3, m: 2, z: 1 }),
  refuses('update', 'an empty object inside is dropped by the SDK, and nothing is left', { n: 1 }, () => ({ o: {} }), { code: 'INVALID_PARAM' }),
  refuses('update', 'all or nothing', { a: 1, b: 'x' }, _ => ({ a: _.inc(1), b: _.inc(1) }), mongo(/non-numeric/)),
  story('serverDate', 'the clock of the store, with an offset', async ({ coll, db }) => {
    await coll.add({ _id: 'a' });
    await coll.doc('a').update({ now: db.serverDate(), later: db.serverDate({ offset: 60_000 }) });
    const [{ now, later }] = (await coll.doc('a').get()).data;
    expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(30_000);
    expect(later.getTime() - now.getTime()).toBe(60_000);
  }),
];

export const cases: Case[] = [...set, ...remove, ...inc, ...mul, ...bounds, ...rename, ...bit, ...together];
