import { createHandover } from './handed';

test('what is handed over is had under its id only', () => {
  const handed = createHandover<{ id: string; n: number }>(({ id }) => id);
  handed.give({ id: 'a', n: 1 });
  expect([handed.take('a'), handed.take('b'), handed.take(undefined)]).toEqual([
    { id: 'a', n: 1 },
    undefined,
    undefined,
  ]);
});

test('is renewed only when it is the one', () => {
  const handed = createHandover<{ id: string; n: number }>(({ id }) => id);
  const more = (value: { id: string; n: number }) => ({ ...value, n: 2 });
  handed.renew('a', more);
  handed.give({ id: 'a', n: 1 });
  handed.renew('b', more);
  expect(handed.take('a')?.n).toBe(1);
  handed.renew('a', more);
  expect(handed.take('a')?.n).toBe(2);
});
