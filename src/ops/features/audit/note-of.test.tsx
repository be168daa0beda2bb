import { noteOf } from './audit-columns';
import { subjectText } from './subject-text';

const change = (field: string, before: unknown, after: unknown) => ({ field, before, after });

test.each([
  {
    why: 'a reason that somebody gave',
    row: { reason: '离岗', change: [change('state', 'draft', 'ended')] },
    text: '离岗',
  },
  {
    why: 'from what to what',
    row: { change: [change('state', 'published', 'paused')] },
    text: '状态 已发布 → 已暂停',
  },
  {
    why: 'two of many, and how many more',
    row: {
      change: [
        change('perMember', 1, 2),
        change('stock', 10, 20),
        change('grantPerDay', undefined, 5),
        change('title', 'a', 'b'),
      ],
    },
    text: '每人限领 1 → 2；库存 10 → 20；另有 2 项改动',
  },
  {
    why: 'what is long by its name alone',
    row: { change: [change('title', '一个说来话长写不进一行的名字', '短')] },
    text: '名称',
  },
  {
    why: 'what was just made is new, however much it holds',
    row: {
      change: [
        change('state', undefined, 'draft'),
        change('title', undefined, '开春礼'),
        change('stock', undefined, 100),
      ],
    },
    text: '新建，草稿',
  },
  {
    why: 'what was given to something that was there is a change',
    row: { change: [change('state', undefined, 'published'), change('stock', 1, 2)] },
    text: '状态 无 → 已发布；库存 1 → 2',
  },
  { why: 'nothing to say', row: { change: [] }, text: '' },
])('the note of a record: $why', ({ row, text }) => {
  expect(noteOf(row, 'template')).toBe(text);
});

test.each([
  [{ kind: 'member', subjectId: 'mb_0123456789', name: '会员' }, '未留姓名的会员 23456789'],
  [{ kind: 'member', subjectId: 'mb_1', name: '林*' }, '会员 林*'],
  [{ kind: 'device', subjectId: 'dv_0123456789' }, '设备 23456789'],
])('%j is called %s', (subject, text) => {
  expect(subjectText({ subject })).toBe(text);
});
