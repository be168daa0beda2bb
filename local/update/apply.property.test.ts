import fc from 'fast-check';
import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { writeEjson } from '../ejson/write';
import { toPlain } from '../store/plain';
import type { Json } from '../testing/oracle';
import { updated, type Update } from '../testing/update-oracle';
import { WireError } from '../wire/errors';
import { counts } from '../../tests/long';
import { parseUpdate, updatedBody } from './apply';

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  { weight: 5, arbitrary: fc.integer({ min: -2, max: 3 }) },
  fc.constantFrom(1.5, -0.5),
  fc.constantFrom('', 'x', 'y'),
  fc.boolean(),
  fc.constantFrom(new Date(0), new Date(1000)),
);
const fields = (inner: fc.Arbitrary<Json>) =>
  fc.record({ d: inner, e: inner }, { requiredKeys: [] }) as fc.Arbitrary<Json>;
const flat = fields(scalar);
const list = fc.array(fc.oneof({ weight: 3, arbitrary: scalar }, flat), {
  maxLength: 4,
}) as fc.Arbitrary<Json>;
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 2, arbitrary: fields(fc.oneof(scalar, flat, list)) },
  { weight: 4, arbitrary: list },
);
const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });

const path = fc.constantFrom(
  'a',
  'b',
  'c',
  'z',
  'a.d',
  'b.d',
  'b.e',
  'a.0',
  'b.1',
  'a.0.d',
  'b.2.e',
  'a.d.e',
  'y.x.w',
);
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 2.5));
const place = fc.integer({ min: -5, max: 5 });
const push = fc.record(
  {
    $each: fc.array(scalar, { maxLength: 3 }),
    $position: place,
    $slice: place,
    $sort: fc.constantFrom(1, -1),
  },
  { requiredKeys: ['$each'] },
);
const condition = fc
  .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), scalar)
  .map(([name, operand]) => ({ [name]: operand }));

type Step = [operator: string, path: string, operand: unknown];
const step = (operators: readonly string[], operand: fc.Arbitrary<unknown>): fc.Arbitrary<Step> =>
  fc.tuple(fc.constantFrom(...operators), path, operand);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: step(['$set'], value) },
  { weight: 2, arbitrary: step(['$unset'], fc.constant('')) },
  { weight: 2, arbitrary: step(['$inc', '$mul'], number) },
  { weight: 2, arbitrary: step(['$min', '$max'], fc.oneof(scalar, list)) },
  { weight: 2, arbitrary: step(['$rename'], path) },
  { weight: 3, arbitrary: step(['$push'], push) },
  { weight: 2, arbitrary: step(['$pop'], fc.constantFrom(1, -1)) },
  { weight: 2, arbitrary: step(['$pull'], fc.oneof(scalar, condition, list, fields(scalar))) },
  { weight: 1, arbitrary: step(['$pullAll'], fc.array(scalar, { maxLength: 3 })) },
  {
    weight: 2,
    arbitrary: step(['$addToSet'], fc.record({ $each: fc.array(fc.oneof(scalar, flat), { maxLength: 3 }) })),
  },
);
const update: fc.Arbitrary<Update> = fc.array(anyStep, { minLength: 1, maxLength: 3 }).map(steps => {
  const out: Update = {};
  for (const [operator, at, operand] of steps) (out[operator] ??= {})[at] = operand;
  return out;
});

const ejson = (json: unknown): unknown => {
  if (json instanceof Date) return { $date: { $numberLong: String(json.getTime()) } };
  if (Array.isArray(json)) return json.map(ejson);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, ejson(item)]));
};
const read = (json: unknown) => fromEjson(ejson(json), { now: () => 0 }) as Doc;

/** What the runtime makes of it, in the oracle's shape. */
const applied = (doc: object, asked: Update): string | undefined => {
  try {
    const { doc: after } = updatedBody(writeEjson(read(doc)), parseUpdate(read(asked)), {
      now: 0,
      inserting: false,
    });
    return JSON.stringify(toPlain(after));
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
};

test('whatever the document, an update makes of it what the oracle says, field by field in its order, or is an error for both', () => {
  fc.assert(
    fc.property(document, update, (body, asked) => {
      const doc = { _id: 'k', ...body } as { [field: string]: Json };
      const wanted = updated(doc, asked);
      expect(applied(doc, asked)).toBe(wanted === undefined ? undefined : JSON.stringify(wanted));
    }),
    { numRuns: counts.propertyRuns * 5 },
  );
}, 600_000);
