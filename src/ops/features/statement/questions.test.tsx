import { askCorrect, askReissue } from './questions';

type Of = Parameters<typeof askCorrect>[0];

const VOID = '品牌已经确认过现在这一版：重新出账后这个确认作废，要请品牌再确认一次。';

test.each<{ why: string; of: Partial<Of>; body: string; danger: boolean }>([
  {
    why: 'the brand had agreed: its yes is void',
    of: { state: 'confirmed', bookedDueFen: 7_950 },
    body: `应结算从 ¥100.00 变为 ¥79.50。${VOID}`,
    danger: true,
  },
  {
    why: 'the brand had not decided',
    of: { state: 'issued', bookedDueFen: -50 },
    body: '应结算从 ¥100.00 变为 −¥0.50。品牌会看到新的一版，并按它确认。',
    danger: false,
  },
])('issued again: $why', ({ of, body, danger }) => {
  const statement = { state: 'issued' as const, locked: false, dueFen: 10_000, ...of };
  expect(askReissue(statement)).toMatchObject({ body, danger });
});

test.each<{ why: string; of: Partial<Of>; body: string; danger: boolean }>([
  {
    why: 'the brand had agreed',
    of: { state: 'confirmed' },
    body: `应结算从 ¥100.00 变为 ¥79.50。${VOID}`,
    danger: true,
  },
  {
    why: 'it counts from what the books say already',
    of: { state: 'disputed', bookedDueFen: 9_000 },
    body: '应结算从 ¥90.00 变为 ¥69.50。重新出账后品牌才看到。',
    danger: false,
  },
  {
    why: 'a draft follows',
    of: { state: 'open' },
    body: '应结算从 ¥100.00 变为 ¥79.50。出账时计入。',
    danger: false,
  },
  {
    why: 'a locked month stays as it is, also one that was agreed to',
    of: { state: 'confirmed', locked: true },
    body: '这个月已锁账：更正记入下一个未锁的月份，这张的应结算不变，仍是 ¥100.00。',
    danger: false,
  },
])('a correction: $why', ({ of, body, danger }) => {
  const statement = { state: 'issued' as const, locked: false, dueFen: 10_000, ...of };
  expect(askCorrect(statement, -2_050)).toMatchObject({ title: '记一笔更正 −¥20.50？', body, danger });
});
