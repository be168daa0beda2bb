import { fromEjson } from '../ejson/read';
import { writeEjson } from '../ejson/write';
import { fromPlain, toPlain } from '../store/plain';
import { checkExpression, evaluate } from './expression';

const decimal = (text: string) => ({ $numberDecimal: text });
const long = (text: string) => ({ $numberLong: text });
const double = (text: string) => ({ $numberDouble: text });
const MAX_LONG = '9223372036854775807';
const plain = (json: unknown) => toPlain(fromEjson(json, { now: () => 0 }));
const doc = plain({
  tenth: decimal('0.1'),
  fifth: decimal('0.20'),
  zero: decimal('0.00'),
  nan: decimal('NaN'),
  max: long(MAX_LONG),
  min: long('-9223372036854775808'),
  wide: long('9007199254740993'),
  five: 5,
  half: 2.5,
  list: [1, decimal('1.5'), 'x', null],
  at: { $date: '2020-01-01T00:00:00Z' },
  id: { $oid: '5e0be1000000000000000000' },
  text: 'x',
});

const run = (expr: unknown): string => {
  const parsed = plain(expr);
  checkExpression(parsed);
  const result = evaluate(parsed, doc, {});
  return result === undefined ? 'missing' : writeEjson(fromPlain(result));
};
const written = (value: unknown) => writeEjson(fromPlain(plain(value)));

type Row = [expr: object, expected: unknown, reason: string];
const rows: Row[] = [
  [{ $add: ['$tenth', '$fifth'] }, decimal('0.30'), 'decimals are exact and keep their places'],
  [{ $add: ['$tenth', 1] }, decimal('1.1'), 'an int beside a decimal'],
  [{ $add: ['$tenth', 0.5] }, decimal('0.6'), 'a double beside a decimal, as it is'],
  [{ $add: [0.1, 0.2, 0.3] }, 0.6, 'what rounding loses is carried along'],
  [{ $add: ['$wide', 1] }, long('9007199254740994'), 'longs beyond 2^53'],
  [{ $add: ['$max', 1] }, double('9223372036854775808'), 'beyond 64 bits a sum is a double'],
  [{ $add: ['$at', decimal('1500.4')] }, { $date: '2020-01-01T00:00:01.500Z' }, 'a decimal of milliseconds'],
  [{ $add: ['$five', '$none'] }, null, 'missing makes null'],
  [{ $subtract: ['$fifth', '$tenth'] }, decimal('0.10'), 'difference'],
  [{ $subtract: ['$wide', 1] }, long('9007199254740992'), 'an exact difference'],
  [{ $subtract: ['$min', 1] }, double('-9223372036854775808'), 'below 64 bits'],
  [{ $multiply: ['$fifth', 3] }, decimal('0.60'), 'product'],
  [{ $multiply: ['$wide', 2] }, long('18014398509481986'), 'an exact product'],
  [{ $multiply: ['$max', 2] }, double('18446744073709551616'), 'beyond 64 bits'],
  [{ $divide: ['$tenth', 3] }, decimal('0.03333333333333333333333333333333333'), '34 digits'],
  [{ $divide: [1, 4] }, 0.25, 'a quotient of ints'],
  [{ $mod: [decimal('2.5'), '$tenth'] }, decimal('0.0'), 'no remainder in decimals'],
  [{ $mod: ['$max', 10] }, 7, 'a remainder of a long'],
  [{ $mod: [-7, 3] }, -1, 'the sign of the dividend'],
  [{ $abs: decimal('-1.50') }, decimal('1.50'), 'abs'],
  [{ $ceil: decimal('-1.5') }, decimal('-1'), 'ceil'],
  [{ $floor: decimal('-1.5') }, decimal('-2'), 'floor'],
  [{ $round: [decimal('2.345'), 2] }, decimal('2.34'), 'ties go to the even digit'],
  [{ $round: [2.675, 2] }, 2.67, 'the double is a little less than 2.675'],
  [{ $round: [1.5] }, 2, 'a tie to the even'],
  [{ $round: [-2.5] }, -2, 'below zero too'],
  [{ $round: [1250, -2] }, 1200, 'before the point'],
  [{ $round: ['$max', -1] }, double('9223372036854775810'), 'a long that grows out of 64 bits'],
  [{ $trunc: [decimal('-2.345'), 1] }, decimal('-2.3'), 'trunc'],
  [{ $trunc: ['$wide', -1] }, long('9007199254740990'), 'trunc of a long'],
  [{ $sqrt: decimal('2') }, decimal('1.414213562373095048801688724209698'), '34 digits of a root'],
  [{ $sqrt: decimal('6.25') }, decimal('2.5'), 'an exact root'],
  [{ $pow: [2, 62] }, long('4611686018427387904'), 'an exact power'],
  [{ $pow: [2, 64] }, double('18446744073709551616'), 'a power beyond 64 bits'],
  [{ $pow: [-1, 1000001] }, -1, 'a large exponent of a small base'],
  [{ $pow: [2, -1] }, 0.5, 'a negative exponent'],
  [{ $pow: [decimal('1.1'), 2] }, decimal('1.21'), 'a power of a decimal'],
  [{ $ln: decimal('1') }, decimal('0'), 'ln'],
  [{ $log10: decimal('1000') }, decimal('3'), 'log10'],
  [{ $log: [8, 2] }, 3, 'log'],
  [{ $exp: decimal('1') }, decimal('2.718281828459045235360287471352662'), 'exp'],
  [{ $sum: '$list' }, decimal('2.5'), 'only numbers of a list are added'],
  [{ $sum: ['$five', '$list'] }, 5, 'a list among arguments is no number'],
  [{ $sum: '$five' }, 5, 'one number'],
  [{ $sum: '$none' }, 0, 'nothing'],
  [{ $avg: '$list' }, decimal('1.25'), 'a mean of decimals'],
  [{ $avg: [1, 2] }, 1.5, 'a mean of ints'],
  [{ $avg: ['$text'] }, null, 'a mean of nothing'],
  [{ $max: ['$tenth', 0.1] }, 0.1, 'the double 0.1 is a little more'],
  [{ $min: ['$tenth', 0.1, null] }, decimal('0.1'), 'null does not count'],
  [{ $stdDevPop: [1, 2, 3, 4] }, 1.118033988749895, 'a deviation'],
  [{ $stdDevSamp: [1] }, null, 'a sample of one has none'],
  [{ $stdDevPop: ['$text'] }, null, 'nothing has none'],
  [{ $eq: ['$tenth', 0.1] }, false, 'a decimal is not the double that looks like it'],
  [{ $eq: ['$fifth', decimal('0.2')] }, true, 'places do not matter'],
  [{ $gt: ['$wide', 9007199254740992] }, true, 'longs by their last digit'],
  [{ $cond: ['$zero', 'yes', 'no'] }, 'no', 'a decimal zero is false'],
  [{ $and: ['$nan', '$tenth'] }, true, 'NaN is true'],
  [{ $or: ['$zero', null, '$none'] }, false, 'nothing true'],
  [{ $not: ['$zero'] }, true, 'not'],
  [{ $setUnion: [[1, decimal('1.0')], [2]] }, [1, 2], 'one item of two kinds'],
  [{ $setIsSubset: [[decimal('5')], ['$five']] }, true, 'a subset'],
  [
    {
      $setEquals: [
        [1, 1, decimal('2')],
        [2, 1],
      ],
    },
    true,
    'equal sets',
  ],
  [{ $setDifference: [[1, 2, 2], [decimal('1')]] }, [2], 'difference'],
  [
    {
      $setIntersection: [
        [1, 2],
        [decimal('2.0'), 3],
      ],
    },
    [2],
    'intersection',
  ],
  [{ $indexOfArray: ['$list', decimal('1.0')] }, 0, 'found by value'],
  [
    { $sortArray: { input: [2, decimal('0.3'), '$max', 0.1], sortBy: -1 } },
    [long(MAX_LONG), 2, decimal('0.3'), 0.1],
    'a list in order',
  ],
  [
    { $sortArray: { input: [{ n: 2 }, { n: decimal('0.3') }, {}], sortBy: { n: 1 } } },
    [{}, { n: decimal('0.3') }, { n: 2 }],
    'documents of a list in order',
  ],
  [{ $arrayElemAt: ['$list', decimal('1')] }, decimal('1.5'), 'a place given as a decimal'],
  [{ $range: [0, decimal('3')] }, [0, 1, 2], 'an end given as a decimal'],
  [{ $slice: ['$list', 1, long('1')] }, [decimal('1.5')], 'a part of a list'],
  [{ $type: '$tenth' }, 'decimal', 'type'],
  [{ $type: '$max' }, 'long', 'type of a long'],
  [{ $type: '$half' }, 'double', 'type of a double'],
  [{ $type: '$none' }, 'missing', 'type of nothing'],
  [{ $type: '$id' }, 'objectId', 'type of an id'],
  [{ $isNumber: '$tenth' }, true, 'a decimal is a number'],
  [{ $toDecimal: 2.5 }, decimal('2.50000000000000'), 'as the manual shows'],
  [{ $toDecimal: '1.50' }, decimal('1.50'), 'from text'],
  [{ $toDecimal: true }, decimal('1'), 'from a boolean'],
  [{ $toDecimal: '$at' }, decimal('1577836800000'), 'from a date'],
  [{ $toDouble: '$tenth' }, 0.1, 'to a double'],
  [{ $toInt: decimal('-5.9') }, -5, 'cut, not rounded'],
  [{ $toLong: '9007199254740993' }, long('9007199254740993'), 'a text of a long'],
  [{ $toString: '$fifth' }, '0.20', 'to text'],
  [{ $toString: '$id' }, '5e0be1000000000000000000', 'an id to text'],
  [{ $toBool: '$zero' }, false, 'a decimal zero'],
  [{ $toBool: '' }, true, 'every text is true'],
  [{ $toDate: decimal('1500.4') }, { $date: '1970-01-01T00:00:01.500Z' }, 'to a date'],
  [{ $toObjectId: '5e0be1000000000000000000' }, { $oid: '5e0be1000000000000000000' }, 'to an id'],
  [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad', 'a way out'],
  [{ $convert: { input: null, to: 'decimal', onNull: 0 } }, 0, 'for null too'],
  [{ $convert: { input: '7', to: 19 } }, decimal('7'), 'a target by its number'],
];

test.each(rows)('%j is %j: %s', (expr, expected) => {
  expect(run(expr)).toBe(written(expected));
});

test.each([
  [{ $add: [1, '$text'] }, '(code 16554) $add only supports numeric or date types, not string'],
  [{ $add: ['$at', '$at'] }, '(code 16612) only one date allowed'],
  [{ $subtract: [1, '$text'] }, "(code 16556) can't $subtract string from int"],
  [{ $multiply: ['$at', 1] }, '(code 16555) $multiply only supports numeric types, not date'],
  [{ $divide: [1, '$zero'] }, "can't $divide by zero"],
  [{ $mod: [1, 0] }, "(code 16610) can't $mod by zero"],
  [{ $abs: '$min' }, "(code 28680) can't take $abs of long long min"],
  [{ $abs: '$text' }, '(code 28765) $abs only supports numeric types, not string'],
  [{ $sqrt: -1 }, '(code 28714)'],
  [{ $ln: '$zero' }, '(code 28766)'],
  [{ $log: [1, 1] }, '(code 28759)'],
  [{ $pow: [0, -1] }, '(code 28764)'],
  [{ $round: [1, 101] }, '(code 51083)'],
  [{ $round: [1, 0.5] }, '(code 51082)'],
  [{ $divide: [1] }, '(code 16020) Expression $divide takes exactly 2 arguments. 1 were passed in.'],
  [{ $setUnion: [[1], 2] }, '(code 17043)'],
  [{ $setEquals: [[1], null] }, '(code 17044)'],
  [{ $setIsSubset: [[1], 2] }, '(code 17046) both operands of $setIsSubset must be arrays. Second'],
  [{ $toInt: 2147483648 }, '(code 241) Conversion would overflow target type'],
  [{ $toInt: '5.5' }, "(code 241) Failed to parse number '5.5'"],
  [{ $toInt: '$at' }, '(code 241) Unsupported conversion from date to int'],
  [{ $toLong: '$nan' }, '(code 241) Attempt to convert NaN value to integer type'],
  [{ $toLong: decimal('1E+6000') }, '(code 241) Conversion would overflow'],
  [{ $toString: '$list' }, '(code 241) Unsupported conversion from array to string'],
  [{ $toDecimal: 'x' }, '(code 241)'],
])('%j is refused: %s', (expr, message) => {
  expect(() => run(expr)).toThrow(message);
});

test('a product of very many longs ends at once, as a double', () => {
  const many = Array.from({ length: 20_000 }, () => long('9007199254740993'));
  expect(run({ $multiply: many })).toBe(written(double('Infinity')));
});

test.each([
  [{ $mod: [decimal('9.9E+6144'), decimal('7E-6176')] }],
  [{ $pow: [decimal('1.000000000000000000000000000000001'), decimal('1E+30')] }],
  [{ $exp: decimal('1E+6000') }],
  [{ $exp: decimal('-14000.5') }],
  [{ $round: [decimal('9.9E+6144'), 100] }],
  [{ $ln: decimal('1E-6176') }],
])('%j ends within a second', expr => {
  const startedAt = performance.now();
  expect(run(expr)).toContain('$numberDecimal');
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
