import type { Database } from '../../db/database';
import type { Template } from './documents';
import { joinedAt } from './joined';

/** A store that holds these templates, one answer after the other. */
const storeOf = (...answers: Template[][]) => {
  let asked = 0;
  const find = async () => answers[Math.min(asked++, answers.length - 1)]!;
  return {
    deps: { db: { command: { in: (ids: string[]) => ids }, collection: () => ({ find }) } as unknown as Database },
    asked: () => asked,
  };
};
const template = (over: Partial<Template>) => ({ _id: 'tp_a', state: 'published', version: 1, counterIds: ['ct_1'], ...over }) as Template;
const at = (version: number, templateId = 'tp_a') => ({ templateId, version });
const JOINED = { version: 2, counterIds: ['ct_1', 'ct_2'], counterChanges: [{ version: 2, joined: ['ct_2'], left: [] }] };

test('what has gone out is asked for once, each version with its own counters', async () => {
  const { deps, asked } = storeOf([template(JOINED)]);
  expect(await joinedAt(deps, [at(2), at(1)])).toEqual([['ct_1', 'ct_2'], ['ct_1']]);
  expect(await joinedAt(deps, [at(1)])).toEqual([['ct_1']]);
  expect(asked()).toBe(1);
});

test('a version that went out since is asked for', async () => {
  const { deps, asked } = storeOf([template({})], [template(JOINED)]);
  expect(await joinedAt(deps, [at(1)])).toEqual([['ct_1']]);
  expect(await joinedAt(deps, [at(2)])).toEqual([['ct_1', 'ct_2']]);
  expect(asked()).toBe(2);
});

test.each(['draft', 'confirming', 'confirmed'] as const)(
  'counters of a version that is %s are not kept: they still change before it goes out',
  async state => {
    const { deps } = storeOf([template({ ...JOINED, state })], [template({ ...JOINED, counterIds: ['ct_1', 'ct_3'] })]);
    expect(await joinedAt(deps, [at(1)])).toEqual([['ct_1']]);
    expect(await joinedAt(deps, [at(2)])).toEqual([['ct_1', 'ct_3']]);
  },
);

test.each([
  ['never went out', at(3)],
  ['is of no template', at(1, 'tp_none')],
])('a version that %s is a bug', async (_what, version) => {
  await expect(joinedAt(storeOf([template(JOINED)]).deps, [version])).rejects.toThrow('never went out');
});
