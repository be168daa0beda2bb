import { fromEjson } from '../../ejson/read';
import { Doc } from '../../ejson/value';
import { compileMatcher } from '../match';
import { parseQuery } from '../parse';
import { compileSchema, keptSchemas, MAX_KEPT, MAX_KEPT_CHARACTERS } from './compile';

const read = (json: unknown) => fromEjson(json, { now: () => 0 }) as Doc;
const matches = (schema: unknown, doc: object) =>
  compileMatcher(parseQuery(read({ $jsonSchema: schema })))(read(doc));
const ofA = (schema: object) => ({ properties: { a: schema } });

const values = {
  int: 5,
  long: { $numberLong: '5000000000' },
  double: { $numberDouble: '5.5' },
  whole: { $numberDouble: '5.0' },
  decimal: { $numberDecimal: '5.5' },
  string: 'text',
  bool: true,
  null: null,
  object: { b: 1 },
  array: [1, 2],
  date: { $date: 0 },
  objectId: { $oid: '000000000000000000000001' },
  binData: { $binary: { base64: 'AA==', subType: '00' } },
  timestamp: { $timestamp: { t: 1, i: 1 } },
  regex: { $regularExpression: { pattern: 'a', options: '' } },
  minKey: { $minKey: 1 },
  maxKey: { $maxKey: 1 },
};
const passing = (schema: object) =>
  Object.entries(values)
    .filter(([, a]) => matches(ofA(schema), { a }))
    .map(([name]) => name);

test.each<[object, string[]]>([
  [{ bsonType: 'int' }, ['int']],
  [{ bsonType: 'long' }, ['long']],
  [{ bsonType: 'double' }, ['double', 'whole']],
  [{ bsonType: 'decimal' }, ['decimal']],
  [{ bsonType: 'number' }, ['int', 'long', 'double', 'whole', 'decimal']],
  [{ type: 'number' }, ['int', 'long', 'double', 'whole', 'decimal']],
  [{ type: 'string' }, ['string']],
  [{ type: 'boolean' }, ['bool']],
  [{ type: 'null' }, ['null']],
  [{ type: 'object' }, ['object']],
  [{ type: 'array' }, ['array']],
  [{ bsonType: 'object' }, ['object']],
  [{ bsonType: 'date' }, ['date']],
  [{ bsonType: 'objectId' }, ['objectId']],
  [{ bsonType: 'binData' }, ['binData']],
  [{ bsonType: 'timestamp' }, ['timestamp']],
  [{ bsonType: 'regex' }, ['regex']],
  [{ bsonType: ['minKey', 'maxKey'] }, ['minKey', 'maxKey']],
  [{ bsonType: ['int', 'string'] }, ['int', 'string']],
])('%j is met by %j', (schema, names) => {
  expect(passing(schema)).toEqual(names);
});

test.each([{ maximum: 0 }, { minimum: 1e12 }, { multipleOf: 1e12 }])(
  '%j says nothing about what is no number',
  schema => {
    const numbers = ['int', 'long', 'double', 'whole', 'decimal'];
    expect(passing(schema)).toEqual(Object.keys(values).filter(name => !numbers.includes(name)));
  },
);

test.each([
  [{ minLength: 99 }, 'string'],
  [{ pattern: 'nothing' }, 'string'],
  [{ required: ['none'] }, 'object'],
  [{ minProperties: 9 }, 'object'],
  [{ properties: { b: { type: 'null' } } }, 'object'],
  [{ additionalProperties: false }, 'object'],
  [{ patternProperties: { '': { type: 'null' } } }, 'object'],
  [{ dependencies: { b: ['none'] } }, 'object'],
  [{ minItems: 9 }, 'array'],
  [{ items: { type: 'null' } }, 'array'],
  [{ items: [{ type: 'null' }] }, 'array'],
  [{ items: [], additionalItems: false }, 'array'],
])('%j says nothing about what is no %s', (schema, name) => {
  expect(passing(schema)).toEqual(Object.keys(values).filter(other => other !== name));
});

type Row = [schema: object, a: unknown, expected: boolean, reason: string];
const decimal = (text: string) => ({ $numberDecimal: text });
const long = (text: string) => ({ $numberLong: text });
const rows: Row[] = [
  [{ maximum: 5 }, 5, true, 'a bound belongs to it'],
  [{ maximum: 5, exclusiveMaximum: true }, 5, false, 'unless it is exclusive'],
  [{ maximum: 5, exclusiveMaximum: false }, 5, true, 'or says that it is not'],
  [{ minimum: 5 }, decimal('4.9999999999999999999999'), false, 'bounds of decimals are exact'],
  [{ minimum: decimal('0.1') }, 0.1, true, 'the double 0.1 is a little more than 0.1'],
  [{ maximum: decimal('0.1') }, 0.1, false, 'and so it is above'],
  [{ maximum: 5 }, { $numberDouble: 'NaN' }, false, 'NaN is within no bounds'],
  [{ minimum: long('9007199254740993') }, long('9007199254740992'), false, 'longs by their last digit'],
  [{ multipleOf: 3 }, 9, true, 'a multiple'],
  [{ multipleOf: 3 }, 10, false, 'no multiple'],
  [{ multipleOf: 0.1 }, 0.3, true, 'as decimals'],
  [{ multipleOf: 2 }, { $numberDouble: 'Infinity' }, false, 'infinity is a multiple of nothing'],
  [{ maxLength: 2 }, '😀中', true, 'characters, not units of UTF-16'],
  [{ maxLength: 1 }, '😀中', false, 'two characters'],
  [{ minLength: 1 }, '', false, 'none'],
  [{ pattern: 'b+' }, 'abbc', true, 'anywhere in the text'],
  [{ pattern: '^b' }, 'abb', false, 'unless it is anchored'],
  [{ pattern: '(?i)^AB' }, 'abb', true, 'options inside'],
  [{ enum: [1, 'x', null] }, { $numberDouble: '1.0' }, true, 'numbers by value'],
  [{ enum: [1, 'x', null] }, null, true, 'null'],
  [{ enum: [1, 'x', null] }, 'y', false, 'not among them'],
  [{ enum: [{ x: 1, y: [2] }] }, { y: [decimal('2')], x: 1 }, true, 'the order of fields does not count'],
  [{ enum: [[1, 2]] }, [2, 1], false, 'that of items does'],
  [{ enum: [1] }, [1], false, 'an array is not its item'],
  [{ uniqueItems: true }, [1, decimal('1')], false, 'equal numbers are one'],
  [
    { uniqueItems: true },
    [
      { x: 1, y: 2 },
      { y: 2, x: 1 },
    ],
    false,
    'equal documents too',
  ],
  [{ uniqueItems: true }, [1, '1', [1]], true, 'types apart'],
  [{ uniqueItems: false }, [1, 1], true, 'not asked for'],
  [{ items: { bsonType: 'int' } }, [1, 2], true, 'all items'],
  [{ items: { bsonType: 'int' } }, [1, 'x'], false, 'one is not'],
  [{ items: [{ bsonType: 'int' }] }, [1, 'x'], true, 'the first only'],
  [{ items: [{ bsonType: 'int' }], additionalItems: false }, [1, 'x'], false, 'no others'],
  [{ items: [{}], additionalItems: { type: 'string' } }, [1, 'x'], true, 'others of a kind'],
  [{ items: {}, additionalItems: false }, [1, 2], true, 'without a list of items it says nothing'],
  [{ minItems: 1, maxItems: 2 }, [1, 2], true, 'as many'],
  [{ maxItems: 1 }, [1, 2], false, 'too many'],
  [{ required: ['x', 'y'] }, { x: 1, y: null }, true, 'null is there'],
  [{ required: ['x', 'y'] }, { x: 1 }, false, 'missing'],
  [{ minProperties: 1, maxProperties: 1 }, { x: 1 }, true, 'one field'],
  [{ properties: { x: { bsonType: 'int' } } }, { y: 1 }, true, 'a missing field meets everything'],
  [{ properties: { x: {} }, additionalProperties: false }, { x: 1, y: 1 }, false, 'no other field'],
  [
    { properties: { x: {} }, patternProperties: { '^y': {} }, additionalProperties: false },
    { x: 1, y1: 1 },
    true,
    'unless a pattern meets it',
  ],
  [{ additionalProperties: { bsonType: 'int' } }, { x: 1, y: 'x' }, false, 'others of a kind'],
  [{ patternProperties: { '^n_': { type: 'number' } } }, { n_x: 'x', y: 'x' }, false, 'fields by pattern'],
  [
    { patternProperties: { '^n': { type: 'number' }, x$: { minimum: 5 } } },
    { nx: 1 },
    false,
    'two patterns for one field',
  ],
  [{ dependencies: { x: ['y'] } }, { x: 1 }, false, 'a field that needs another'],
  [{ dependencies: { x: ['y'] } }, { z: 1 }, true, 'not needed'],
  [{ dependencies: { x: { required: ['y'] } } }, { x: 1 }, false, 'a field that needs a schema'],
  [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, 2, true, 'all'],
  [{ anyOf: [{ minimum: 5 }, { type: 'string' }] }, 2, false, 'none of any'],
  [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3, false, 'two of one'],
  [{ oneOf: [{ minimum: 1 }, { minimum: 5 }] }, 3, true, 'one'],
  [{ not: { type: 'string' } }, 3, true, 'not'],
  [{ title: 'a', description: 'b' }, 3, true, 'words'],
  [{}, 3, true, 'nothing is asked'],
];

test.each(rows)('%j on %j is %s: %s', (schema, a, expected) => {
  expect(matches(ofA(schema), { a })).toBe(expected);
});

test('the schema is of the document itself', () => {
  expect(matches({ bsonType: 'object', required: ['a'] }, { a: 1 })).toBe(true);
  expect(matches({ bsonType: 'string' }, { a: 1 })).toBe(false);
  expect(matches({ required: ['constructor'] }, { a: 1 })).toBe(false);
  expect(matches({ properties: { constructor: { type: 'string' } } }, { a: 1 })).toBe(true);
  expect(matches({ required: ['__proto__'] }, { a: 1 })).toBe(false);
  expect(matches({ maxProperties: 0 }, {})).toBe(true);
});

test('it may stand beside and inside other conditions', () => {
  const query = read({ $or: [{ $jsonSchema: { required: ['a'] } }, { b: 1 }], c: 1 });
  const matcher = compileMatcher(parseQuery(query));
  expect([{ a: 1, c: 1 }, { b: 1, c: 1 }, { c: 1 }, { a: 1 }].map(doc => matcher(read(doc)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  [[], '(code 14) $jsonSchema must be an object'],
  [{ foo: 1 }, '(code 9) Unknown $jsonSchema keyword: foo'],
  [{ $ref: '#' }, "(code 9) $jsonSchema keyword '$ref' is not currently supported"],
  [{ $schema: 'x' }, "'$schema' is not currently supported"],
  [{ default: 1 }, "'default' is not currently supported"],
  [{ definitions: {} }, "'definitions' is not currently supported"],
  [{ format: 'date' }, "'format' is not currently supported"],
  [{ id: 'x' }, "'id' is not currently supported"],
  [{ toString: 1 }, 'Unknown $jsonSchema keyword: toString'],
  [{ type: 'integer' }, "(code 9) $jsonSchema type 'integer' is not currently supported."],
  [{ type: 'int' }, '(code 2) Unknown type name alias: int'],
  [{ bsonType: 'boolean' }, '(code 2) Unknown type name alias: boolean'],
  [{ type: [] }, 'must name at least one type'],
  [{ type: 1 }, "(code 14) $jsonSchema keyword 'type' must be either a string or an array of strings"],
  [{ type: ['null', 'null'] }, "'type' has duplicate value: null"],
  [{ type: 'null', bsonType: 'null' }, "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'"],
  [{ maximum: 'x' }, "'maximum' must be a number"],
  [{ exclusiveMaximum: true }, "'maximum' must be a present if exclusiveMaximum is present"],
  [{ maximum: 1, exclusiveMaximum: 1 }, "'exclusiveMaximum' must be a boolean"],
  [{ multipleOf: 0 }, "'multipleOf' must have a positive value"],
  [{ maxLength: -1 }, 'Expected a non-negative number in: maxLength'],
  [{ minItems: 1.5 }, 'Expected an integer: minItems'],
  [{ pattern: 1 }, "'pattern' must be a string"],
  [{ pattern: '(' }, 'Regular expression is invalid'],
  [{ patternProperties: { '(': {} } }, 'Regular expression is invalid'],
  [{ patternProperties: { a: 1 } }, "has property 'a' which is not an object"],
  [{ allOf: [] }, "(code 2) $jsonSchema keyword 'allOf' must be a non-empty array"],
  [{ anyOf: [1] }, 'but found an element of type int'],
  [{ oneOf: {} }, "'oneOf' must be an array"],
  [{ not: [] }, "'not' must be an object"],
  [{ required: [] }, "'required' cannot be an empty array"],
  [{ required: ['a', 'a'] }, "'required' array cannot contain duplicate values"],
  [{ required: [1] }, "'required' must be an array of strings, but found an element of type: int"],
  [{ properties: { a: 1 } }, "Nested schema for $jsonSchema property 'a' must be an object"],
  [{ properties: [] }, "'properties' must be an object"],
  [{ enum: [] }, "'enum' cannot be an empty array"],
  [{ enum: [1, { $numberDouble: '1.0' }] }, "'enum' array cannot contain duplicate values."],
  [{ uniqueItems: 1 }, "'uniqueItems' must be a boolean"],
  [{ items: 'x' }, "'items' must be an array or an object, not string"],
  [{ items: [1] }, 'but found a int'],
  [{ additionalItems: 1 }, "'additionalItems' must be either an object or a boolean"],
  [{ additionalProperties: 1 }, "'additionalProperties' must be an object or a boolean"],
  [{ dependencies: { a: 1 } }, "property 'a' must be either an object or an array"],
  [{ title: 1 }, "'title' must be of type string"],
  [{ properties: { a: { properties: { b: { foo: 1 } } } } }, 'Unknown $jsonSchema keyword: foo'],
])('%j is refused: %s', (schema, message) => {
  expect(() => matches(schema, {})).toThrow(message);
});

describe('hostile schemas', () => {
  const nested = (depth: number, wrap: (inner: object) => object): object => {
    let schema: object = { type: 'null' };
    for (let i = 0; i < depth; i++) schema = wrap(schema);
    return schema;
  };

  test('names that would be code are names', () => {
    const bad = [
      '"];throw 1;//',
      "'}); process.exit(1); ({'",
      '`${1}`',
      '\u2028',
      '\\',
      '</script>',
      'a.b',
      '$x',
      '',
    ];
    for (const name of bad) {
      const schema = {
        properties: { [name]: { type: 'null' } },
        dependencies: { [name]: [name] },
        patternProperties: { [name.replace(/\W/g, '\\$&')]: { enum: [null, name] } },
        required: [name],
        additionalProperties: false,
      };
      const own = new Doc();
      own[name] = null;
      expect(compileSchema(read(schema))(own)).toBe(true);
      expect(compileSchema(read(schema))(new Doc())).toBe(false);
    }
  });

  test('a field named __proto__ is refused by name', () => {
    const schema = JSON.parse('{"properties":{"__proto__":{"type":"null"}}}') as object;
    expect(() => matches(schema, {})).toThrow('a field named __proto__ in $jsonSchema');
  });

  test.each<[string, (inner: object) => object, number]>([
    ['not', inner => ({ not: inner }), 170],
    ['allOf', inner => ({ allOf: [inner] }), 85],
    ['properties', inner => ({ properties: { a: inner } }), 85],
    ['items', inner => ({ items: inner }), 170],
    ['additionalProperties', inner => ({ additionalProperties: inner }), 170],
  ])('as deep as documents may be: %s', (_name, wrap, depth) => {
    expect(typeof matches(nested(depth, wrap), { a: [{ a: 1 }] })).toBe('boolean');
    expect(() => matches(nested(100_000, wrap), {})).toThrow('180 nested levels');
  });

  test.each([
    ['properties', { properties: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`p${i}`, {}])) }],
    ['anyOf', { anyOf: Array.from({ length: 3000 }, () => ({})) }],
    [
      'patterns',
      { patternProperties: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`p${i}`, {}])) },
    ],
  ])('too many parts are refused before anything is made of them: %s', (_name, schema) => {
    expect(() => matches(schema, {})).toThrow('holds more than 2000 parts');
  });

  test('as many parts as are allowed compile within seconds', () => {
    const properties = Object.fromEntries(Array.from({ length: 990 }, (_, i) => [`p${i}`, { minimum: i }]));
    const startedAt = performance.now();
    expect(matches({ properties, additionalProperties: false }, { p5: 5 })).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  test('a huge enum is a look-up', () => {
    const list = Array.from({ length: 100_000 }, (_, i) => `v${i}`);
    expect(matches(ofA({ enum: list }), { a: 'v99999' })).toBe(true);
    expect(keptSchemas().characters).toBeLessThanOrEqual(MAX_KEPT_CHARACTERS);
  });

  test.each([
    ['pattern', ofA({ pattern: '^(a+)+$' }), { a: `${'a'.repeat(40)}!` }],
    ['patternProperties', { patternProperties: { '^(a+)+$': {} } }, { [`${'a'.repeat(40)}!`]: 1 }],
  ])('a %s that runs away ends, and the next query has its own time', (_name, schema, doc) => {
    for (let i = 0; i < 2; i++) {
      expect(() => matches(schema, doc)).toThrow('operation exceeded time limit');
      expect(matches(schema, { a: 'aaa' })).toBe(true);
    }
  });

  test('a schema that multiplies its work ends', () => {
    // each level asks the level below it twice
    let schema: object = { type: 'null' };
    for (let i = 0; i < 5; i++) schema = { allOf: [{ not: schema }, { not: schema }] };
    const many = { items: { anyOf: [schema, { not: schema }, { type: 'string' }] } };
    const a = Array.from({ length: 300_000 }, () => 1);
    expect(() => matches(ofA({ oneOf: [many, many, many, many] }), { a })).toThrow(
      'operation exceeded time limit',
    );
  });

  test('few compiled schemas are kept', () => {
    for (let i = 0; i < MAX_KEPT + 50; i++) expect(matches(ofA({ minimum: i }), { a: i })).toBe(true);
    expect(keptSchemas().count).toBeLessThanOrEqual(MAX_KEPT);
  });
});
