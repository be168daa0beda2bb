import type { Random } from '../history/random';

/** A text of EJSON inside a body: it can be changed like the body itself, and is written as a string. */
export class Inner {
  constructor(public value: unknown) {}
}

export type Body = { action: string; [field: string]: unknown };
/** What a valid body can speak of. */
export type Scene = { random: Random; collection: string; transactionId: string; freshId: () => string };

const int = (n: number) => ({ $numberInt: String(n) });
const day = (n: number) => ({ $date: { $numberLong: String(n * 86_400_000) } });
const regex = (pattern: string) => ({ $regularExpression: { pattern, options: 'i' } });

/** A dot path of so many parts, and a document of so many levels. */
const steps = (parts: number): string => Array.from({ length: parts }, () => 'a').join('.');
const levels = (many: number): object => (many === 0 ? {} : { a: levels(many - 1) });

/** The documents that the store begins with. */
export const seedDocs: readonly object[] = Array.from({ length: 12 }, (_, n) => ({
  _id: `d${n}`,
  n: int(n % 5),
  s: `text ${n}`,
  list: [int(n), int(n + 1), { a: int(n), b: 'x' }],
  sub: { a: int(n), deep: { b: [int(1), int(2)] } },
  at: day(n),
  u: `unique ${n}`,
  place: { type: 'Point', coordinates: [{ $numberDouble: '116.4' }, { $numberDouble: '39.9' }] },
}));

const queries = (id: string): object[] => [
  { _id: id },
  { n: int(1) },
  { n: { $gt: int(1), $lte: int(3) } },
  { $or: [{ n: int(1) }, { s: 'text 3' }] },
  { $and: [{ n: { $in: [int(1), int(2)] } }, { 'sub.a': { $ne: int(1) } }] },
  { list: { $elemMatch: { a: { $gte: int(1) }, b: 'x' } } },
  { list: { $all: [int(1)], $size: int(3) } },
  { s: regex('^text') },
  { 'sub.deep.b': int(2), at: { $lt: day(9) } },
  { $expr: { $gt: ['$n', int(2)] } },
  { n: { $mod: [int(2), int(0)] }, u: { $exists: true, $type: 'string' } },
  { n: { $bitsAllSet: int(1) } },
  { place: { $near: { $geometry: { type: 'Point', coordinates: [116, 39] }, $maxDistance: 1e6 } } },
  { place: { $geoWithin: { $centerSphere: [[116, 39], 0.5] } } },
  { $nor: [{ n: { $not: { $gte: int(2) } } }] },
];

const updates: readonly object[] = [
  { $set: { s: 'changed', 'sub.a': int(7) } },
  { $inc: { n: int(1) }, $mul: { 'sub.a': int(2) } },
  { $push: { list: { $each: [int(9), int(8)], $sort: int(1), $slice: int(-5) } } },
  { $pull: { list: { $gte: int(3) } } },
  { $addToSet: { list: { $each: [int(1), int(20)] } } },
  { $pop: { list: int(1) }, $unset: { s: '' } },
  { $rename: { s: 'renamed' }, $min: { n: int(0) }, $max: { 'sub.a': int(100) } },
  { $set: { at: { $tcb_server_date: { offset: 0 } } } },
  { $pullAll: { list: [int(1), int(2)] }, $set: { 'list.0': int(5) } },
  { $push: { 'sub.deep.b': int(3) } },
  // levels that only together are too many
  { $set: { [steps(90)]: int(1) } },
  { $push: { [`sub.${steps(60)}`]: levels(100) } },
  { $rename: { sub: steps(150) } },
  { $setOnInsert: { [steps(200)]: int(1) }, $max: { 'sub.b': levels(177) } },
  { $addToSet: { list: { $each: [levels(100), { ends: { $oid: '0123456789abcdef01234567' } }] } } },
  { $unset: { 'list.2.b': '' }, $push: { 'list.2.c': { a: regex('x') } } },
];

const stages: readonly { stageKey: string; stageValue: unknown }[] = [
  { stageKey: '$match', stageValue: { n: { $gt: int(1) } } },
  { stageKey: '$group', stageValue: { _id: '$n', total: { $sum: '$sub.a' }, all: { $push: '$s' } } },
  { stageKey: '$sort', stageValue: { n: int(-1), _id: int(1) } },
  { stageKey: '$project', stageValue: { s: int(1), twice: { $multiply: ['$n', int(2)] } } },
  { stageKey: '$unwind', stageValue: { path: '$list', preserveNullAndEmptyArrays: true } },
  { stageKey: '$limit', stageValue: int(5) },
  { stageKey: '$skip', stageValue: int(1) },
  { stageKey: '$lookup', stageValue: { from: 'c', localField: 'n', foreignField: 'n', as: 'same' } },
  { stageKey: '$addFields', stageValue: { up: { $toUpper: '$s' }, when: { $year: '$at' } } },
  {
    stageKey: '$bucket',
    stageValue: { groupBy: '$n', boundaries: [int(0), int(2), int(9)], default: 'other' },
  },
  { stageKey: '$replaceRoot', stageValue: { newRoot: '$sub' } },
  { stageKey: '$count', stageValue: 'many' },
  { stageKey: '$sample', stageValue: { size: int(2) } },
  { stageKey: '$facet', stageValue: { a: [{ $match: { n: int(1) } }], b: [{ $count: 'n' }] } },
];

const some = <T>({ below }: Random, list: readonly T[], most: number): T[] =>
  Array.from({ length: 1 + below(most) }, () => list[below(list.length)]!);

const byVerb = (scene: Scene): Record<string, () => object> => {
  const { random, collection, transactionId, freshId } = scene;
  const id = () => `d${random.below(12)}`;
  const query = () => new Inner(random.one(queries(id())));
  const inside = () => (random.below(4) === 0 ? { transactionId } : {});
  const about = { collectionName: collection };
  const doc = () => new Inner({ ...random.one(seedDocs), _id: freshId(), u: freshId() });
  const list = (item: () => object) => Array.from({ length: 1 + random.below(3) }, item);
  return {
    'database.getDocument': () => ({
      ...about,
      query: query(),
      queryType: 'WHERE',
      order: new Inner({ n: int(1), s: int(-1) }),
      projection: new Inner({ s: int(1), list: { $slice: int(1) } }),
      ...{ offset: 0, limit: 10 },
      ...inside(),
    }),
    'database.calculateDocument': () => ({ ...about, query: query() }),
    'database.insertDocument': () => ({ ...about, data: list(doc), ...inside() }),
    'database.modifyDocument': () => ({
      ...about,
      query: query(),
      data: new Inner(random.one(updates)),
      ...{ multi: random.below(2) === 0, merge: true, upsert: random.below(4) === 0 },
      ...inside(),
    }),
    'database.modifyAndReturnDoc': () => ({
      ...about,
      query: query(),
      data: new Inner(random.one(updates)),
      ...inside(),
    }),
    'database.removeDocument': () => ({
      ...about,
      query: new Inner({ _id: id() }),
      ...{ queryType: 'DOC', multi: false },
      ...inside(),
    }),
    'database.aggregateDocuments': () => ({
      ...about,
      stages: some(random, stages, 3).map(({ stageKey, stageValue }) => ({
        stageKey,
        stageValue: new Inner(stageValue),
      })),
    }),
    // a few names only: each makes a table
    'database.addCollection': () => ({ collectionName: `made-${random.below(40)}` }),
    'database.startTransaction': () => ({}),
    'database.commitTransaction': () => ({ transactionId }),
    'database.abortTransaction': () => ({ transactionId }),
    'database.watch': () => ({ ...about, query: query() }),
    'database.deleteCollection': () => about,
    'functions.invokeFunction': () => ({
      function_name: 'consumer',
      request_data: JSON.stringify({ action: 'a', data: { deep: [1, { x: null }] } }),
    }),
    'storage.getUploadMetadata': () => ({ path: `folder/${freshId()}.png` }),
    'storage.batchGetDownloadUrl': () => ({
      file_list: list(() => ({ fileid: 'cloud://local.bucket/a.png', max_age: 100 })),
    }),
    'storage.batchDeleteFile': () => ({
      fileid_list: ['cloud://local.bucket/a.png', 'cloud://local.bucket/b.png'],
    }),
    'storage.batchCopyFile': () => ({
      file_list: list(() => ({
        src_path: 'a.png',
        dst_path: 'b.png',
        overwrite: true,
        remove_original: false,
      })),
    }),
    'storage.getFileAuthority': () => ({ path: 'a.png' }),
    'wx.api': () => ({
      apiName: 'openapi.security.msgSecCheck',
      requestData: JSON.stringify({ openid: 'o', scene: 1, version: 2, content: 'x' }),
    }),
    'wx.openApi': () => ({
      apiName: 'openapi.wxacode.getUnlimited',
      requestData: JSON.stringify({ scene: 'a=1', page: 'pages/join/index', check_path: false }),
    }),
    'wx.wxPayApi': () => ({ apiName: 'cloudPay.unifiedOrder', requestData: '{}' }),
    'wx.wxCallContainerApi': () => ({ apiName: 'x', requestData: '{}' }),
  };
};

/** Every verb that the wire knows. */
export const VERBS: readonly string[] = Object.keys(
  byVerb({ random: undefined as never, collection: '', transactionId: '', freshId: () => '' }),
);

/** A body as a client could really send it. */
export const validBody = (verb: string, scene: Scene): Body => ({ action: verb, ...byVerb(scene)[verb]!() });
