import { idsOf, mongo, story, type Case } from '../support/case';
import { questions } from '../support/queries';

const people = questions([
  { _id: 'a', name: 'Ana', age: 31, tags: ['x', 'y'], home: { city: 'Xi’an', zip: '710000' } },
  { _id: 'b', name: 'Bo', age: 17.5, tags: [] },
  { _id: 'c', name: 'Cy', age: '31', tags: ['x', 'x'], extra: true },
  { _id: 'd', age: null, at: new Date(0) },
]);
const { finds, refuses } = people;
const ofAge = (schema: object) => ({ properties: { age: schema } });

const cases: Case[] = [
  finds('jsonSchema', 'nothing asked is met by all', _ => _.jsonSchema({}), ['a', 'b', 'c', 'd']),
  finds('jsonSchema', 'required fields', _ => _.jsonSchema({ required: ['name', 'age'] }), ['a', 'b', 'c']),
  finds('jsonSchema', 'a field that is null is there', _ => _.jsonSchema({ required: ['age'] }), ['a', 'b', 'c', 'd']),
  finds('jsonSchema', 'a missing field meets what is said of it', _ => _.jsonSchema({ properties: { name: { type: 'string' } } }), ['a', 'b', 'c', 'd']),
  finds('jsonSchema', 'bsonType number: all kinds of numbers', _ => _.jsonSchema(ofAge({ bsonType: 'number' })), ['a', 'b']),
  finds('jsonSchema', 'bsonType int', _ => _.jsonSchema(ofAge({ bsonType: 'int' })), ['a']),
  finds('jsonSchema', 'bsonType double', _ => _.jsonSchema(ofAge({ bsonType: 'double' })), ['b']),
  finds('jsonSchema', 'one of several types', _ => _.jsonSchema(ofAge({ bsonType: ['string', 'null'] })), ['c', 'd']),
  finds('jsonSchema', 'type by its JSON name', _ => _.jsonSchema(ofAge({ type: 'number' })), ['a', 'b']),
  finds('jsonSchema', 'bsonType date', _ => _.jsonSchema({ required: ['at'], properties: { at: { bsonType: 'date' } } }), ['d']),
  finds('jsonSchema', 'a date is no object', _ => _.jsonSchema({ required: ['at'], properties: { at: { type: 'object' } } }), []),
  finds('jsonSchema', 'minimum says nothing about other types', _ => _.jsonSchema(ofAge({ minimum: 18 })), ['a', 'c', 'd']),
  finds('jsonSchema', 'a bound that does not belong', _ => _.jsonSchema(ofAge({ minimum: 17.5, exclusiveMinimum: true })), ['a', 'c', 'd']),
  finds('jsonSchema', 'multipleOf', _ => _.jsonSchema(ofAge({ multipleOf: 2.5 })), ['b', 'c', 'd']),
  finds('jsonSchema', 'length of texts', _ => _.jsonSchema({ required: ['name'], properties: { name: { minLength: 3 } } }), ['a']),
  finds('jsonSchema', 'a pattern', _ => _.jsonSchema({ required: ['name'], properties: { name: { pattern: '^[BC]' } } }), ['b', 'c']),
  finds('jsonSchema', 'an enum', _ => _.jsonSchema(ofAge({ enum: [31, null] })), ['a', 'd']),
  finds('jsonSchema', 'number of items', _ => _.jsonSchema({ required: ['tags'], properties: { tags: { minItems: 1 } } }), ['a', 'c']),
  finds('jsonSchema', 'items without repeats', _ => _.jsonSchema({ required: ['tags'], properties: { tags: { uniqueItems: true } } }), ['a', 'b']),
  finds('jsonSchema', 'items', _ => _.jsonSchema({ required: ['tags'], properties: { tags: { minItems: 1, items: { enum: ['x'] } } } }), ['c']),
  finds('jsonSchema', 'a list of items and no more', _ => _.jsonSchema({ required: ['tags'], properties: { tags: { items: [{}], additionalItems: false } } }), ['b']),
  finds('jsonSchema', 'number of fields', _ => _.jsonSchema({ maxProperties: 3 }), ['d']),
  finds('jsonSchema', 'no other fields', _ => _.jsonSchema({ properties: { _id: {}, name: {}, age: {}, tags: {} }, additionalProperties: false }), ['b']),
  finds('jsonSchema', 'fields by a pattern', _ => _.jsonSchema({ patternProperties: { '^na': { maxLength: 2 } } }), ['b', 'c', 'd']),
  finds('jsonSchema', 'a field that needs another', _ => _.jsonSchema({ dependencies: { age: ['name'] } }), ['a', 'b', 'c']),
  finds('jsonSchema', 'inside documents', _ => _.jsonSchema({ required: ['home'], properties: { home: { required: ['zip'], properties: { zip: { pattern: '^71' } } } } }), ['a']),
  finds('jsonSchema', 'allOf', _ => _.jsonSchema({ allOf: [{ required: ['tags'] }, ofAge({ type: 'number' })] }), ['a', 'b']),
  finds('jsonSchema', 'anyOf', _ => _.jsonSchema({ anyOf: [{ required: ['extra'] }, { required: ['home'] }] }), ['a', 'c']),
  finds('jsonSchema', 'oneOf', _ => _.jsonSchema({ oneOf: [{ required: ['name'] }, { required: ['home'] }] }), ['b', 'c']),
  finds('jsonSchema', 'not', _ => _.jsonSchema({ not: { required: ['name'] } }), ['d']),
  finds('jsonSchema', 'beside other conditions', _ => ({ ..._.jsonSchema({ required: ['name'] }), age: _.gt(20) }), ['a']),
  finds('jsonSchema', 'in an or', _ => _.or([_.jsonSchema({ required: ['extra'] }), { _id: 'd' }]), ['c', 'd']),
  refuses('jsonSchema', 'it is an object', () => ({ $jsonSchema: 1 }), mongo(/\$jsonSchema must be an object/)),
  refuses('jsonSchema', 'unknown keywords', _ => _.jsonSchema({ maxItem: 1 }), mongo(/Unknown \$jsonSchema keyword: maxItem/)),
  refuses('jsonSchema', 'no references', _ => _.jsonSchema({ $ref: '#/x' }), mongo(/keyword '\$ref' is not currently supported/)),
  refuses('jsonSchema', 'no definitions', _ => _.jsonSchema({ definitions: {} }), mongo(/keyword 'definitions' is not currently supported/)),
  refuses('jsonSchema', 'no defaults', _ => _.jsonSchema({ default: 1 }), mongo(/keyword 'default' is not currently supported/)),
  refuses('jsonSchema', 'no formats', _ => _.jsonSchema({ format: 'email' }), mongo(/keyword 'format' is not currently supported/)),
  refuses('jsonSchema', 'no type integer', _ => _.jsonSchema(ofAge({ type: 'integer' })), mongo(/type 'integer' is not currently supported/)),
  refuses('jsonSchema', 'not both names of a type', _ => _.jsonSchema(ofAge({ type: 'null', bsonType: 'null' })), mongo(/both \$jsonSchema keywords 'type' and 'bsonType'/)),
  refuses('jsonSchema', 'required names something', _ => _.jsonSchema({ required: [] }), mongo(/'required' cannot be an empty array/)),
  refuses('jsonSchema', 'it is of the whole document', _ => ({ tags: { $elemMatch: { $jsonSchema: {} } } }), mongo()),
  story('jsonSchema', 'in a match stage', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 'x' }]);
    const stages = coll.aggregate().match(_.jsonSchema({ properties: { n: { bsonType: 'int' } } }));
    expect(idsOf(await stages.end())).toEqual(['a']);
  }),
  story('jsonSchema', 'as the condition of an update and of a removal', async ({ coll, _ }) => {
    await coll.add([{ _id: 'a', n: 1 }, { _id: 'b', n: 'x' }]);
    expect(await coll.where(_.jsonSchema({ properties: { n: { type: 'string' } } })).update({ n: 2 })).toMatchObject({ updated: 1 });
    expect(await coll.where(_.jsonSchema({ properties: { n: { enum: [2] } } })).remove()).toMatchObject({ deleted: 1 });
  }),

  refuses('text', 'there is no text index', _ => ({ $text: _.text({ search: 'Ana' }) }), mongo(/text index required for \$text query/)),
  refuses('text', 'it needs words', () => ({ $text: {} }), mongo(/Missing expected field "\$search"/)),
  refuses('text', 'it is an object', () => ({ $text: 'Ana' }), mongo(/\$text expects an object/)),
];

export { cases };
