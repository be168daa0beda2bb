import { parseEjson } from './read';
import { writeEjson } from './write';

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
  ['a server date beyond all years', { $tcb_server_date: { offset: 2 ** 63 } }],
  ['a server date of no offset', { $tcb_server_date: { offset: 'x' } }],
  ['bytes of a kind beyond 255', { $binary: { base64: 'aGk=', subType: '1ff' } }],
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

test.each([
  ['9223372036854775807', '9223372036854775807'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['00000000000000000007', undefined],
  ['9223372036854775808', undefined],
  ['9999999999999999999', undefined],
  ['-9999999999999999999', undefined],
])('the long %s is read as %s', (digits, expected) => {
  const long = () => writeEjson(parseEjson(`{"$numberLong":"${digits}"}`, { now: () => 0 }));
  if (expected === undefined) expect(long).toThrow('bad $numberLong');
  else expect(long()).toBe(`{"$numberLong":"${expected}"}`);
});

test.each(['z', 'g', 'iu', 'I'])('the flags %s of an expression are refused, not dropped', options => {
  const regex = JSON.stringify({ $regularExpression: { pattern: 'x', options } });
  expect(() => parseEjson(regex, { now: () => 0 })).toThrow('(code 51108) invalid flag in regex options: ');
});
