import { parseEjson } from './read';

const read = (json: unknown) => parseEjson(JSON.stringify(json), { now: () => 0 });

test.each<[why: string, json: unknown]>([
  ['a timestamp before 1970', { $timestamp: { t: -1, i: 1 } }],
  ['a timestamp beyond 32 bits', { $timestamp: { t: 1, i: 2 ** 32 } }],
  ['a timestamp of a text', { $timestamp: { t: '1', i: 1 } }],
  ['half a timestamp', { $timestamp: { t: 1 } }],
  ['an int beyond 32 bits', { $numberInt: '2147483648' }],
  ['a long of letters', { $numberLong: 'x' }],
  ['a double of nothing', { $numberDouble: ' ' }],
  ['a date that is none', { $date: 'never' }],
  ['an object id of other letters', { $oid: 'z'.repeat(24) }],
  ['code', { $code: 'function () {}' }],
])('%s is refused', (_why, json) => {
  expect(() => read({ deep: [json] })).toThrow('[InvalidParameter]');
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a field called %s is a field like any other',
  name => {
    const doc = parseEjson(`{"${name}":{"polluted":true}}`, { now: () => 0 }) as Record<string, unknown>;
    expect(Object.keys(doc)).toEqual([name]);
    expect((doc[name] as Record<string, unknown>)['polluted']).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  },
);
