import type { Database } from '../../db/database';
import { forgetTemplate, templateById, templatesByIds } from './cache';
import type { Template } from './documents';

const aDatabase = (answers: (() => Promise<Template[]>)[]) => {
  let asked = 0;
  const db = {
    command: { in: (ids: string[]) => ids },
    collection: () => ({ find: () => answers[asked++]!() }),
  } as unknown as Database;
  return { db, asked: () => asked };
};
const template = (_id: string, state: Template['state'] = 'published') => ({ _id, state }) as Template;
const deps = (db: Database, at = 0) => ({ db, now: () => at });

test('many who want one template at the same time ask the store once', async () => {
  const { db, asked } = aDatabase([async () => [template('tp_a')]]);
  const all = await Promise.all(Array.from({ length: 64 }, () => templateById(deps(db), 'tp_a')));
  expect(all.every(one => one?._id === 'tp_a')).toBe(true);
  expect(asked()).toBe(1);
});

test('a template is asked for again after half a minute, not before', async () => {
  const { db, asked } = aDatabase([async () => [template('tp_a')], async () => [template('tp_a')]]);
  await templateById(deps(db, 0), 'tp_a');
  await templateById(deps(db, 29_999), 'tp_a');
  expect(asked()).toBe(1);
  await templateById(deps(db, 30_000), 'tp_a');
  expect(asked()).toBe(2);
});

test('one that is not there yet is asked for again at once', async () => {
  const { db } = aDatabase([async () => [], async () => [template('tp_new')]]);
  expect(await templateById(deps(db), 'tp_new')).toBeUndefined();
  expect(await templateById(deps(db), 'tp_new')).toEqual(template('tp_new'));
});

test.each(['draft', 'confirming', 'confirmed', 'paused'] as const)(
  'one that is %s is asked for again at once: it may go out',
  async state => {
    const { db } = aDatabase([async () => [template('tp_a', state)], async () => [template('tp_a')]]);
    expect(await templateById(deps(db), 'tp_a')).toEqual(template('tp_a', state));
    await Promise.resolve();
    expect(await templateById(deps(db), 'tp_a')).toEqual(template('tp_a'));
  },
);

test('one that is forgotten is asked for again', async () => {
  const { db, asked } = aDatabase([async () => [template('tp_a')], async () => [template('tp_a')]]);
  await templateById(deps(db), 'tp_a');
  forgetTemplate({ db }, 'tp_a');
  await templateById(deps(db), 'tp_a');
  expect(asked()).toBe(2);
});

test('a failed read fails whoever waited for it, and is not remembered', async () => {
  const { db } = aDatabase([async () => Promise.reject(new Error('no network')), async () => [template('tp_a')]]);
  const waiting = [templateById(deps(db), 'tp_a'), templateById(deps(db), 'tp_a')];
  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await templateById(deps(db), 'tp_a')).toEqual(template('tp_a'));
});

test('several come in the order asked for, without those that do not exist', async () => {
  const { db } = aDatabase([async () => [template('tp_a'), template('tp_b')]]);
  expect((await templatesByIds(deps(db), ['tp_b', 'tp_none', 'tp_a'])).map(({ _id }) => _id)).toEqual(['tp_b', 'tp_a']);
});
