import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromEjson, parseStored } from '../ejson/read';
import type { Doc } from '../ejson/value';
import { slowDisk, someTurns } from '../testing/slow-disk';
import { createPace, noDisk, openDisk, type Disk } from './disk';
import { openStore } from './open';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yima-disk-'));
  file = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (json: object) => fromEjson(json, { now: () => 0 }) as Doc;

const open = (disk: Disk, at: string) => {
  const store = openStore({ file: at, now: () => 0, disk });
  const made = store.ensureCollection('c');
  const insert = (id: string) =>
    store.run(undefined, () =>
      store.operations.insert(store.collection('c'), [read({ _id: id })], undefined),
    );
  const all = async () => {
    const found = await store.run(undefined, () =>
      store.operations.find(store.collection('c'), { query: read({}), skip: 0, limit: Infinity }, undefined),
    );
    return found.map(body => parseStored(body)['_id']);
  };
  return { store, made, insert, all };
};

/** An empty collection on a slow disk that has nothing to do. */
const openSlowly = async (at = ':memory:') => {
  const { disk, ...slow } = slowDisk();
  const { made, ...opened } = open(disk, at);
  await someTurns();
  slow.end();
  await made;
  return { ...slow, ...opened };
};

/** What has been answered so far, by name, in order. */
const followed = (answers: string[], name: string, promise: Promise<unknown>) =>
  promise.then(
    () => answers.push(name),
    (error: Error) => answers.push(`${name}: ${error.message}`),
  );

test('neither a change nor who saw it is answered before the disk has it', async () => {
  const { end, underWay, insert, all } = await openSlowly();
  const answers: string[] = [];
  const changed = followed(answers, 'changed', insert('a'));
  const seen = followed(answers, 'seen', all());
  await someTurns();
  const seenLater = followed(answers, 'seen during the sync', all());
  await someTurns();
  expect([answers, underWay.length]).toEqual([[], 1]);
  end();
  await Promise.all([changed, seen, seenLater]);
  expect(answers).toEqual(['changed', 'seen', 'seen during the sync']);
});

test('what comes while the disk is busy goes into one commit, which waits for a sync of its own', async () => {
  const { end, underWay, insert, all } = await openSlowly();
  const answers: string[] = [];
  const first = followed(answers, 'a', insert('a'));
  await someTurns();
  const later = ['b', 'c', 'd'].map(id => followed(answers, id, insert(id)));
  await someTurns();
  expect(underWay.length).toBe(1);
  end();
  await first;
  await someTurns();
  expect([answers, underWay.length]).toEqual([['a'], 1]);
  end();
  await Promise.all(later);
  expect([answers, await all()]).toEqual([
    ['a', 'b', 'c', 'd'],
    ['a', 'b', 'c', 'd'],
  ]);
});

test('a disk that fails is believed: those who wait are told, and nothing is taken any more', async () => {
  const { end, insert, all } = await openSlowly();
  const first = expect(insert('a')).rejects.toThrow('could not commit: EIO');
  await someTurns();
  const second = expect(insert('b')).rejects.toThrow('could not commit: EIO');
  await someTurns();
  end(new Error('EIO'));
  await Promise.all([first, second]);
  await expect(insert('c')).rejects.toThrow('could not commit: EIO');
  await expect(all()).rejects.toThrow('could not commit: EIO');
});

test('closing answers those who still wait for the disk', async () => {
  const { end, store, insert } = await openSlowly(file);
  const waiting = insert('a');
  await someTurns();
  store.close();
  await waiting;
  end();
});

test('the log of a store file is synced until it is closed, and a sync under way comes to its end', async () => {
  const plain = openStore({ file, now: () => 0 });
  const disk = openDisk(file);
  const synced = () => new Promise<Error | null>(resolve => disk.sync(resolve));
  await plain.ensureCollection('c');
  expect(await synced()).toBeNull();
  disk.syncNow();
  const closing = synced();
  disk.close();
  expect(await closing).toBeNull();
  expect(() => disk.syncNow()).toThrow('EBADF');
  plain.close();
});

/** A disk that is waited for in no time; counts which way. */
const quickDisk = () => {
  const waits = { inPlace: 0, aside: 0 };
  const fails: { error?: Error } = {};
  const disk: Disk = {
    ...noDisk,
    sync: done => {
      waits.aside++;
      setImmediate(done, null);
    },
    syncNow: () => {
      waits.inPlace++;
      if (fails.error) throw fails.error;
    },
    isQuick: () => true,
  };
  return { disk, waits, fails };
};

test('a quick disk is waited for in place by one change alone, and beside the work by several', async () => {
  const { disk, waits } = quickDisk();
  const { made, insert, all } = open(disk, ':memory:');
  await made;
  Object.assign(waits, { inPlace: 0, aside: 0 });
  await insert('a');
  expect(waits).toEqual({ inPlace: 1, aside: 0 });
  await Promise.all([insert('b'), insert('c')]);
  expect(waits).toEqual({ inPlace: 1, aside: 1 });
  await Promise.all([insert('d'), all()]);
  expect(waits).toEqual({ inPlace: 1, aside: 2 });
  expect(await all()).toEqual(['a', 'b', 'c', 'd']);
});

test('a quick disk that fails in place is believed, too', async () => {
  const { disk, fails } = quickDisk();
  const { made, insert, all } = open(disk, ':memory:');
  await made;
  fails.error = new Error('EIO');
  await expect(insert('a')).rejects.toThrow('could not commit: EIO');
  await expect(insert('b')).rejects.toThrow('could not commit: EIO');
  await expect(all()).rejects.toThrow('could not commit: EIO');
});

test.each<[reason: string, tookMs: readonly number[], quick: boolean]>([
  ['nothing is known yet', [], false],
  ['one short sync', [0.1], true],
  ['short ones with a longer one among them', [0.1, 0.1, 0.1, 0.1, 0.1, 4, 0.1], true],
  ['a disk that takes its time', [0.1, 0.1, 3, 3, 3], false],
  ['a disk that is quick again', [9, 9, 9, ...Array.from({ length: 20 }, () => 0.1)], true],
])('a disk is quick by how long its last syncs took: %s', (_reason, tookMs, quick) => {
  const pace = createPace();
  tookMs.forEach(pace.took);
  expect(pace.isQuick()).toBe(quick);
});
