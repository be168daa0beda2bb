import { createWedge } from './wedge';

const CODE = '90482106739512345678';

/** Types a text and Enter, `ms` between two keys. */
const type = (wedge: ReturnType<typeof createWedge>, text: string, ms: number, from = 0) =>
  [...text, 'Enter']
    .map((key, index) => wedge({ key, at: from + index * ms }))
    .find(code => code !== undefined);

test.each([
  { ms: 2, why: 'a fast one' },
  { ms: 15, why: 'a common one' },
  { ms: 60, why: 'one over a slow radio link' },
])('a scanner is heard: $why', ({ ms }) => {
  expect(type(createWedge(), CODE, ms)).toBe(CODE);
});

test.each([
  { ms: 130, why: 'a quick typist' },
  { ms: 400, why: 'somebody who reads the digits off' },
])('a person is not: $why', ({ ms }) => {
  expect(type(createWedge(), CODE, ms)).toBeUndefined();
});

test('a person who ends with a quick run and Enter is not taken for a scanner', () => {
  const wedge = createWedge();
  [...CODE].forEach((key, index) => wedge({ key, at: index * 200 }));
  expect(type(wedge, '12', 10, 20 * 200)).toBeUndefined();
});

test('each scan is its own code, whatever was typed before it', () => {
  const wedge = createWedge();
  wedge({ key: '1', at: 0 });
  wedge({ key: '2', at: 200 });
  expect(type(wedge, CODE, 5, 1_000)).toBe(CODE);
  expect(type(wedge, '6901234567892', 5, 3_000)).toBe('6901234567892');
});

test('keys that write nothing do not break a scan', () => {
  const wedge = createWedge();
  const heard = ['Shift', 'A', 'B', 'Shift', 'C', 'D', '1', '2', '3', '4', 'Enter'].map((key, index) =>
    wedge({ key, at: index * 5 }),
  );
  expect(heard.at(-1)).toBe('ABCD1234');
});

test('Enter that comes late ends nothing', () => {
  const wedge = createWedge();
  [...CODE].forEach((key, index) => wedge({ key, at: index * 5 }));
  expect(wedge({ key: 'Enter', at: 1_000 })).toBeUndefined();
});
