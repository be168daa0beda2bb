import { emptyTender, readTender } from './tender-form';

const typed = (over = {}) => ({ ...emptyTender, certificate: 'DY 0001', paid: '270', face: '300', ...over });
const there = [{ platform: 'douyin' as const, certificateId: 'dy0009', paidFen: 1, faceFen: 2 }];

test('a voucher is read in fen, its certificate without blanks', () => {
  expect(readTender(typed(), there)).toEqual({
    ok: true,
    tender: { platform: 'douyin', certificateId: 'DY0001', paidFen: 27_000, faceFen: 30_000 },
  });
});

test('one that was given away cost nothing', () => {
  expect(readTender(typed({ paid: '0' }), there)).toMatchObject({ ok: true, tender: { paidFen: 0 } });
});

test.each([
  { why: 'no certificate', over: { certificate: '' }, field: 'certificate' },
  { why: 'a certificate with other signs', over: { certificate: '券0001' }, field: 'certificate' },
  { why: 'one that is on the bill, in other letters', over: { certificate: 'DY0009' }, field: 'certificate' },
  { why: 'no price', over: { paid: '' }, field: 'paid' },
  { why: 'a price above its worth', over: { paid: '301' }, field: 'paid' },
  { why: 'no worth', over: { face: '0' }, field: 'face' },
  { why: 'a worth that is no amount', over: { face: '三百' }, field: 'face' },
])('the field is named: $why', ({ over, field }) => {
  expect(readTender(typed(over), there)).toMatchObject({ ok: false, problem: { field } });
});

test('the same number of another platform is another voucher', () => {
  expect(readTender(typed({ platform: 'meituan', certificate: 'dy0009' }), there)).toMatchObject({
    ok: true,
  });
});
