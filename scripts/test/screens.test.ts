import { readdirSync, readFileSync } from 'node:fs';

const pictures = new Set(readdirSync('docs/screens'));
const table = readFileSync('src/routes.ts', 'utf8');
/** The routes table by its words: name and package. */
const rows = [...table.matchAll(/^ {2}(\w+): route(?:<[^>]*>)?\(\s*'(main|guide|ops)'/gm)].map(([, name, pack]) => ({
  name: name!,
  pack: pack!,
}));

test('every route has its picture, headquarters’ pages one at a desktop too: npm run screens', () => {
  expect(rows.length).toBeGreaterThan(40);
  const wanted = rows.flatMap(({ name, pack }) => [`${name}--ready.jpg`, ...(pack === 'ops' ? [`${name}--desktop.jpg`] : [])]);
  expect(wanted.filter(file => !pictures.has(file))).toEqual([]);
});

test.each(['README.md', 'README.zh-CN.md'])('%s shows no picture that is not there', file => {
  const shown = [...readFileSync(file, 'utf8').matchAll(/docs\/screens\/([\w-]+\.jpg)/g)].map(([, name]) => name!);
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.filter(name => !pictures.has(name))).toEqual([]);
});
