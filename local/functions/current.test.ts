import { setTimeout as wait } from 'node:timers/promises';
import { createCurrent, type Current, type Running } from './current';

const invocation = (id: number): Running => ({ id, requestId: `r-${id}`, clockOffsetMs: id * 1000 });

/** Looks three times on whose behalf it runs: at once, after a promise, and after a timer. */
const looking = async (current: Current, seen: (number | undefined)[], ms: number): Promise<void> => {
  seen.push(current.get()?.id);
  await Promise.resolve();
  seen.push(current.get()?.id);
  await wait(ms);
  seen.push(current.get()?.id);
};

const runAll = async (current: Current, ids: readonly number[], msOf: (id: number) => number) => {
  const seen = ids.map((): (number | undefined)[] => []);
  await Promise.all(
    ids.map((id, at) => current.run(invocation(id), () => looking(current, seen[at]!, msOf(id)))),
  );
  return seen;
};

test('before its first invocation a thread works for nobody', () => {
  expect(createCurrent().get()).toBeUndefined();
});

test('an invocation that has the thread for itself is known all the way, and so is the next', async () => {
  const current = createCurrent();
  expect(await runAll(current, [1], () => 1)).toEqual([[1, 1, 1]]);
  expect(await runAll(current, [2], () => 1)).toEqual([[2, 2, 2]]);
});

test.each<[string, (id: number) => number]>([
  ['the first ends first', id => id * 4],
  ['the first ends last', id => 20 - id * 4],
])('side by side each is known as itself, also the one that began alone: %s', async (_order, msOf) => {
  const current = createCurrent();
  for (let round = 0; round < 3; round++) {
    expect(await runAll(current, [1, 2, 3], msOf)).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ]);
  }
});

test('what two share, and one of them began, goes on under the name of each', async () => {
  const current = createCurrent();
  let shared: Promise<void> | undefined;
  const seen: (number | undefined)[] = [];
  const work = async () => {
    await (shared ??= wait(5));
    seen.push(current.get()?.id);
  };
  await Promise.all([1, 2, 3].map(id => current.run(invocation(id), work)));
  expect(seen).toEqual([1, 2, 3]);
});

test('one that fails makes room like one that answers', async () => {
  const current = createCurrent();
  const failing = current.run(invocation(1), () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await runAll(current, [2], () => 1)).toEqual([[2, 2, 2]]);
});

/** Two side by side, of which the second leaves something running; `later` tells for whom that is. */
const leaving = async (current: Current) => {
  let later: Promise<number | undefined> | undefined;
  await Promise.all([
    current.run(invocation(1), () => wait(2)),
    current.run(invocation(2), async () => void (later = wait(20).then(() => current.get()?.id))),
  ]);
  return { later: later! };
};

test('what is left running keeps its name as long as nothing new comes: a crashed thread gets nothing new', async () => {
  const current = createCurrent();
  const { later } = await leaving(current);
  expect(await later).toBe(2);
  let ofLone: Promise<number | undefined> | undefined;
  await current.run(invocation(3), async () => void (ofLone = wait(5).then(() => current.get()?.id)));
  expect(await ofLone).toBe(3);
});

test('what is left running counts for the next that finds the thread idle: then nobody is followed any more', async () => {
  const current = createCurrent();
  const { later } = await leaving(current);
  await current.run(invocation(3), () => wait(1));
  expect(await later).toBe(3);
});
