import { mongo, story, type Case, type World } from '../support/case';
import { questions } from '../support/queries';

const decimal = (text: string) => ({ $numberDecimal: text });
const long = (text: string) => ({ $numberLong: text });
const double = (text: string) => ({ $numberDouble: text });

const { finds, refuses } = questions([
  { _id: 'a', n: decimal('0.1') },
  { _id: 'b', n: 0.1 },
  { _id: 'c', n: decimal('0.10') },
  { _id: 'd', n: 1 },
  { _id: 'e', n: decimal('1.00') },
  { _id: 'f', n: long('9007199254740993') },
  { _id: 'g', n: decimal('9007199254740993.5') },
  { _id: 'h', n: decimal('NaN') },
  { _id: 'i', n: decimal('Infinity') },
  { _id: 'j', n: [decimal('7'), 'x'] },
]);

/** The text and the type of a field, which the SDK's own numbers would hide. */
const seen = async ({ coll }: World): Promise<unknown> => {
  const { data } = await coll
    .aggregate()
    .project({ _id: 0, text: { $toString: '$n' }, type: { $type: '$n' } })
    .end();
  return data.map(({ text, type }: { text: string; type: string }) => `${type} ${text}`);
};

const changes = (name: string, why: string, from: unknown, change: (_: World['_']) => unknown, to: string): Case =>
  story(name, why, async world => {
    await world.coll.add({ _id: 'a', ...(from === undefined ? {} : { n: from }) });
    await world.coll.doc('a').update({ n: change(world._) });
    expect(await seen(world)).toEqual([to]);
  });

const gives = (why: string, expression: unknown, to: string): Case =>
  story('expression', why, async world => {
    await world.coll.add({ _id: 'a', d: decimal('1.10'), i: 3, f: 2.5, l: long('9007199254740993') });
    const { data } = await world.coll
      .aggregate()
      .project({ _id: 0, n: expression })
      .project({ text: { $toString: '$n' }, type: { $type: '$n' } })
      .end();
    expect(data).toEqual([{ text: to.split(' ')[1], type: to.split(' ')[0] }]);
  });

const cases: Case[] = [
  finds('eq', 'places do not matter, the double is another number', () => ({ n: decimal('0.100') }), ['a', 'c']),
  finds('eq', 'a double is no decimal', _ => ({ n: _.eq(0.1) }), ['b']),
  finds('eq', 'an int and a decimal of the same value', _ => ({ n: _.eq(1) }), ['d', 'e']),
  finds('eq', 'NaN', () => ({ n: decimal('NaN') }), ['h']),
  finds('gt', 'the double 0.1 is a little more than 0.1', () => ({ n: { $gt: decimal('0.1'), $lt: 1 } }), ['b']),
  finds('gt', 'beyond 2^53', () => ({ n: { $gt: long('9007199254740993'), $lt: 1e17 } }), ['g']),
  finds('lte', 'up to a decimal', () => ({ n: { $lte: decimal('0.1') } }), ['a', 'c']),
  finds('in', 'among several', _ => ({ n: _.in([decimal('1'), decimal('0.1')]) }), ['a', 'c', 'd', 'e']),
  finds('type', 'its name', () => ({ n: { $type: 'decimal' } }), ['a', 'c', 'e', 'g', 'h', 'i', 'j']),
  finds('mod', 'what stands before the point', _ => ({ n: _.mod(10, 3) }), ['f', 'g']),
  finds('mod', 'an item of an array', _ => ({ n: _.mod(4, 3) }), ['j']),
  refuses('mod', 'no infinity as divisor', () => ({ n: { $mod: [decimal('Infinity'), 0] } }), mongo(/malformed mod, divisor/)),

  story('orderBy', 'by value, whatever the kind', async ({ coll }) => {
    const values = [decimal('1.5'), 1, decimal('-Infinity'), 2.5, decimal('1E-400'), 0, long('9007199254740993'), decimal('9007199254740992.5')];
    await coll.add(values.map((n, i) => ({ _id: String(i), n })));
    const { data } = await coll.orderBy('n', 'asc').get();
    expect(data.map((doc: { _id: string }) => doc._id)).toEqual(['2', '5', '4', '1', '0', '3', '7', '6']);
  }),
  story(
    'index',
    'an index knows decimals from doubles, and equal ones from none',
    async ({ coll, _ }) => {
      await coll.add([{ _id: 'a', n: decimal('0.1') }, { _id: 'b', n: 0.1 }, { _id: 'c', n: decimal('0.3') }]);
      const { data } = await coll.where({ n: _.gt(decimal('0.1')) }).get();
      expect(data.map((doc: { _id: string }) => doc._id)).toEqual(['b', 'c']);
      await expect(coll.add({ _id: 'd', n: decimal('0.10') })).rejects.toMatchObject({ message: expect.stringContaining('E11000') });
    },
    { indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] },
  ),

  changes('inc', 'exact', decimal('0.1'), _ => _.inc(decimal('0.2')), 'decimal 0.3'),
  changes('inc', 'an int becomes a decimal', 1, _ => _.inc(decimal('0.10')), 'decimal 1.10'),
  changes('inc', 'a decimal stays one', decimal('1.5'), _ => _.inc(1), 'decimal 2.5'),
  changes('inc', 'a double counts with 15 digits', decimal('1'), _ => _.inc(0.1), 'decimal 1.100000000000000'),
  changes('inc', 'a missing field', undefined, _ => _.inc(decimal('0.10')), 'decimal 0.10'),
  changes('mul', 'places are kept', decimal('1.20'), _ => _.mul(3), 'decimal 3.60'),
  changes('mul', 'a missing field becomes a zero of that kind', undefined, _ => _.mul(decimal('2.5')), 'decimal 0.0'),
  changes('min', 'the lesser by value', 0.1, _ => _.min(decimal('0.1')), 'decimal 0.1'),
  changes('max', 'what is equal changes nothing', decimal('1.0'), _ => _.max(1), 'decimal 1.0'),
  changes('inc', 'an int grows into a long', 2147483647, _ => _.inc(1), 'long 2147483648'),
  changes('inc', 'a long beyond 2^53', long('9007199254740993'), _ => _.inc(2), 'long 9007199254740995'),
  changes('mul', 'ints that overflow', 65536, _ => _.mul(65536), 'long 4294967296'),
  story('inc', '64 bits are the end', async ({ coll, _ }) => {
    await coll.add({ _id: 'a', n: long('9223372036854775807') });
    await expect(coll.doc('a').update({ n: _.inc(1) })).rejects.toMatchObject({
      message: expect.stringContaining('Failed to apply $inc operations to current value ((NumberLong)9223372036854775807)'),
    });
  }),

  gives('add', { $add: ['$d', decimal('2.20')] }, 'decimal 3.30'),
  gives('subtract', { $subtract: ['$d', '$i'] }, 'decimal -1.90'),
  gives('multiply', { $multiply: ['$d', '$i'] }, 'decimal 3.30'),
  gives('divide: 34 digits', { $divide: [decimal('1'), '$i'] }, 'decimal 0.3333333333333333333333333333333333'),
  gives('mod', { $mod: ['$d', 1] }, 'decimal 0.10'),
  gives('abs', { $abs: decimal('-1.50') }, 'decimal 1.50'),
  gives('ceil', { $ceil: '$d' }, 'decimal 2'),
  gives('floor', { $floor: '$d' }, 'decimal 1'),
  gives('trunc', { $trunc: ['$d', 1] }, 'decimal 1.1'),
  gives('round: ties to the even digit', { $round: [decimal('2.345'), 2] }, 'decimal 2.34'),
  gives('sqrt', { $sqrt: decimal('2') }, 'decimal 1.414213562373095048801688724209698'),
  gives('pow', { $toDouble: { $pow: ['$d', 2] } }, 'double 1.21'),
  gives('sum', { $sum: ['$d', '$i', 'x'] }, 'decimal 4.10'),
  gives('avg', { $avg: ['$d', decimal('1.30')] }, 'decimal 1.20'),
  gives('max', { $max: ['$d', 1] }, 'decimal 1.10'),
  gives('toDecimal of a double', { $toDecimal: '$f' }, 'decimal 2.50000000000000'),
  gives('toDecimal of a long', { $toDecimal: '$l' }, 'decimal 9007199254740993'),
  gives('toInt', { $toInt: '$d' }, 'int 1'),
  gives('toDouble', { $toDouble: '$d' }, 'double 1.1'),
  gives('a long beyond 2^53', { $add: ['$l', 1] }, 'long 9007199254740994'),
  story('group', 'equal values of different kinds are one group', async ({ coll, $ }) => {
    await coll.add([{ k: decimal('1.0'), v: decimal('0.1') }, { k: 1, v: decimal('0.2') }]);
    const { data } = await coll.aggregate().group({ _id: '$k', v: $.sum('$v') }).project({ _id: 0, v: { $toString: '$v' } }).end();
    expect(data).toEqual([{ v: '0.3' }]);
  }),
  gives('double of a double', { $toDouble: double('0.5') }, 'double 0.5'),
];

export { cases };
