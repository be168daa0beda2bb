import { readFileSync } from 'node:fs';

/** `tests/long.ts` in its own words: variable, count in `npm test`, count in the long run. */
const counted = [...readFileSync('tests/long.ts', 'utf8').matchAll(/count\('(\w+)', ([\d_]+), ([\d_]+)\)/g)].map(
  ([, name, short, long]) => [`YIMA_${name}`, Number(short!.replaceAll('_', '')), Number(long!.replaceAll('_', ''))] as const,
);

const numbers = (cell: string): number[] => cell.split(', ').map(text => Number(text.trim().replaceAll(',', '')));

/** The table of CONTRIBUTING.md: a row may hold several variables and as many counts. */
const told = readFileSync('CONTRIBUTING.md', 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| `YIMA_'))
  .flatMap(line => {
    const [, names, , short, long] = line.split('|').map(cell => cell.trim());
    const variables = [...names!.matchAll(/`(YIMA_\w+)`/g)].map(([, name]) => name!);
    return variables.map((name, at) => [name, numbers(short!)[at]!, numbers(long!)[at]!] as const);
  });

test('the table of long counts says what tests/long.ts counts', () => {
  expect(counted.length).toBeGreaterThan(5);
  expect([...told].sort()).toEqual([...counted].sort());
});
