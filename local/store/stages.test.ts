import { fromEjson } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { runPipeline } from './aggregate';
import { openStore, type Store } from './open';

const read = (json: unknown) => fromEjson(json, { now: () => 0 });
const plain = (line: string): unknown =>
  JSON.parse(line, (_key, value: unknown) => {
    const wrapped = value as Record<string, string> | null;
    const number = wrapped?.['$numberInt'] ?? wrapped?.['$numberDouble'] ?? wrapped?.['$numberLong'];
    return number === undefined ? value : Number(number);
  });

let store: Store;
const run = async (docs: object[], ...stages: Record<string, unknown>[]) => {
  await store.ensureCollection('c');
  const made = docs.map((doc, i) => read({ _id: i + 1, ...doc }) as Doc);
  if (made.length > 0)
    await store.run(undefined, () => store.operations.insert(store.collection('c'), made, undefined));
  const list = stages.map(stage => ({
    stageKey: Object.keys(stage)[0]!,
    stageValue: read(Object.values(stage)[0]),
  }));
  return runPipeline(store, store.collection('c'), list).map(plain);
};
beforeEach(() => {
  store = openStore({ file: ':memory:', now: () => 0 });
});
afterEach(() => store.close());

type Row = [reason: string, docs: object[], stages: Record<string, unknown>[], expected: unknown[]];
const rows: Row[] = [
  [
    'group: null and missing are one group',
    [{ k: null, n: 1 }, { n: 2 }],
    [{ $group: { _id: '$k', n: { $sum: '$n' } } }],
    [{ _id: null, n: 3 }],
  ],
  ['group: missing alone is null too', [{ n: 2 }], [{ $group: { _id: '$k' } }], [{ _id: null }]],
  [
    'group: a set leaves missing values out',
    [{ n: 2 }, {}, { n: 2 }, { n: null }],
    [{ $group: { _id: null, s: { $addToSet: '$n' } } }],
    [{ _id: null, s: [2, null] }],
  ],
  [
    'group: what is no number counts nothing in a sum',
    [{ n: 'x' }, { n: 2 }, {}],
    [{ $group: { _id: null, n: { $sum: '$n' } } }],
    [{ _id: null, n: 2 }],
  ],
  [
    'group: an average of nothing is null',
    [{}, { n: 'x' }],
    [{ $group: { _id: null, n: { $avg: '$n' } } }],
    [{ _id: null, n: null }],
  ],
  [
    'group: least and greatest leave null out',
    [{ n: null }, { n: 5 }, { n: 2 }],
    [{ $group: { _id: null, lo: { $min: '$n' }, hi: { $max: '$n' } } }],
    [{ _id: null, lo: 2, hi: 5 }],
  ],
  [
    'group: first, last, push, addToSet',
    [{ n: 1 }, { n: 2 }, { n: 1 }],
    [
      {
        $group: {
          _id: null,
          f: { $first: '$n' },
          l: { $last: '$n' },
          p: { $push: '$n' },
          s: { $addToSet: '$n' },
        },
      },
    ],
    [{ _id: null, f: 1, l: 1, p: [1, 2, 1], s: [1, 2] }],
  ],
  [
    'group: push leaves a missing value out',
    [{ n: 1 }, {}],
    [{ $group: { _id: null, p: { $push: '$n' } } }],
    [{ _id: null, p: [1] }],
  ],
  [
    'group: by a document',
    [
      { a: 1, b: 2 },
      { a: 1, b: 2 },
    ],
    [{ $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } }],
    [{ _id: { a: 1, b: 2 }, n: 2 }],
  ],
  [
    'group: numbers of other kinds are one group',
    [{ k: 1 }, { k: { $numberDouble: '1.0' } }],
    [{ $group: { _id: '$k', n: { $sum: 1 } } }],
    [{ _id: 1, n: 2 }],
  ],
  [
    'group: deviations',
    [{ n: 1 }, { n: 3 }],
    [{ $group: { _id: null, p: { $stdDevPop: '$n' }, s: { $stdDevSamp: '$n' } } }],
    [{ _id: null, p: 1, s: Math.SQRT2 }],
  ],
  [
    'unwind: one for each item; empty, null and missing fall out',
    [{ a: [1, 2] }, { a: [] }, { a: null }, {}, { a: 3 }],
    [{ $unwind: '$a' }],
    [
      { _id: 1, a: 1 },
      { _id: 1, a: 2 },
      { _id: 5, a: 3 },
    ],
  ],
  [
    'unwind: kept when asked, with the index',
    [{ a: [7] }, { a: [] }, { a: 3 }],
    [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }],
    [
      { _id: 1, a: 7, at: 0 },
      { _id: 2, at: null },
      { _id: 3, a: 3, at: null },
    ],
  ],
  [
    'project: inclusion through arrays, and computed fields',
    [{ a: [{ b: 1, c: 2 }], d: 3 }],
    [{ $project: { 'a.b': 1, e: { $add: ['$d', 1] } } }],
    [{ _id: 1, a: [{ b: 1 }], e: 4 }],
  ],
  [
    'project: exclusion',
    [{ a: 1, b: { c: 1, d: 2 } }],
    [{ $project: { a: 0, 'b.c': 0 } }],
    [{ _id: 1, b: { d: 2 } }],
  ],
  [
    'project: a missing field stays missing',
    [{ a: 1 }],
    [{ $project: { x: '$none', a: 1 } }],
    [{ _id: 1, a: 1 }],
  ],
  [
    'addFields: nested, and into arrays',
    [{ a: { b: 1 } }],
    [{ $addFields: { 'a.c': 2, d: '$a.b' } }],
    [{ _id: 1, a: { b: 1, c: 2 }, d: 1 }],
  ],
  ['replaceRoot', [{ a: { x: 1 } }], [{ $replaceRoot: { newRoot: '$a' } }], [{ x: 1 }]],
  [
    'bucket: bounds belong to the upper one, the rest to default',
    [{ n: 0 }, { n: 10 }, { n: 99 }],
    [
      {
        $bucket: { groupBy: '$n', boundaries: [0, 10, 20], default: 'other', output: { many: { $sum: 1 } } },
      },
    ],
    [
      { _id: 0, many: 1 },
      { _id: 10, many: 1 },
      { _id: 'other', many: 1 },
    ],
  ],
  [
    'bucketAuto',
    [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }],
    [{ $bucketAuto: { groupBy: '$n', buckets: 2 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 2 },
    ],
  ],
  [
    'sortByCount',
    [{ k: 'a' }, { k: 'b' }, { k: 'b' }],
    [{ $sortByCount: '$k' }],
    [
      { _id: 'b', count: 2 },
      { _id: 'a', count: 1 },
    ],
  ],
  ['count', [{}, {}], [{ $count: 'n' }], [{ n: 2 }]],
  ['count of nothing answers no document', [], [{ $count: 'n' }], []],
  ['sample of more than there is', [{ a: 1 }], [{ $sample: { size: 5 } }], [{ _id: 1, a: 1 }]],
  [
    'sort, skip, limit in the middle',
    [{ n: 2 }, { n: 1 }, { n: 3 }],
    [
      { $addFields: { m: '$n' } },
      { $sort: { m: -1 } },
      { $skip: 1 },
      { $limit: 1 },
      { $project: { _id: 0, m: 1 } },
    ],
    [{ m: 2 }],
  ],
  [
    'match after a stage',
    [{ n: 2 }, { n: 1 }],
    [{ $addFields: { m: '$n' } }, { $match: { m: { $gt: 1 } } }, { $project: { m: 1 } }],
    [{ _id: 1, m: 2 }],
  ],
];

test.each(rows)('%s', async (_reason, docs, stages, expected) => {
  expect(await run(docs, ...stages)).toEqual(expected);
});

test.each([
  [{ $bucket: { groupBy: '$n', boundaries: [0, 10] } }, 'default'],
  [{ $limit: 0 }, 'must be positive'],
  [{ $sort: { n: 2 } }, 'ordering must be 1'],
  [{ $nothing: 1 }, "Unrecognized pipeline stage name: '$nothing'"],
  [{ $group: { n: { $sum: 1 } } }, '_id'],
  [{ $project: { a: { $nothing: 1 } } }, '$nothing'],
])('the stage %j is refused', async (stage, message) => {
  await expect(run([{ n: 99 }], stage)).rejects.toThrow(message);
});
