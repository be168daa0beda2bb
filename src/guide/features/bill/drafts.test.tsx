import { createDrafts, type Draft } from './drafts';

const aDraft = (ticketId: string, slipNo = '', expiresAt = 1_000): Draft => ({
  ticketId,
  counterId: 'ct_1',
  memberMasked: '林** 138****2046',
  expiresAt,
  form: { lines: [], slipNo, made: 0 },
});

const aStore = () => {
  const box = { value: '[]', now: 0 };
  const drafts = createDrafts({
    read: () => JSON.parse(box.value) as Draft[],
    write: list => (box.value = JSON.stringify(list)),
    now: () => box.now,
  });
  return { box, drafts };
};

test('a bill is found again as it was typed last', () => {
  const { drafts } = aStore();
  drafts.keep(aDraft('vt_1', 'A'));
  drafts.keep(aDraft('vt_1', 'AB'));
  expect(drafts.find('vt_1')?.form.slipNo).toBe('AB');
  expect(drafts.list()).toHaveLength(1);
});

test('two visits do not mix', () => {
  const { drafts } = aStore();
  drafts.keep(aDraft('vt_1', 'A'));
  drafts.keep(aDraft('vt_2', 'B'));
  drafts.drop('vt_1');
  expect(drafts.list().map(({ ticketId, form }) => [ticketId, form.slipNo])).toEqual([['vt_2', 'B']]);
});

test('ends with its visit', () => {
  const { drafts, box } = aStore();
  drafts.keep(aDraft('vt_1'));
  box.now = 1_000;
  expect([drafts.find('vt_1'), drafts.list()]).toEqual([undefined, []]);
  drafts.keep(aDraft('vt_2', '', 2_000));
  expect(JSON.parse(box.value)).toHaveLength(1);
});
