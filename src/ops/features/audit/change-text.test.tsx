import { changeText } from './change-text';

const NOW = Date.UTC(2026, 10, 22, 4);

test.each<[string, unknown, string, string]>([
  ['thresholdFen', 30_000, '¥300.00', 'an amount in yuan'],
  ['shareBp', 2_550, '25.5%', 'a share in percent'],
  ['claimUntil', Date.UTC(2026, 10, 30, 15, 59), '11月30日 23:59', 'an instant in the business calendar'],
  ['days', 7, '7', 'a count as it is'],
  ['inCentre', true, '是', 'yes'],
  ['state', 'paused', '已暂停', 'a word of a closed list'],
  ['title', '开春礼', '开春礼', 'free text as it is'],
  ['passphrase', undefined, '', 'nothing'],
  ['counterIds', ['ct_a', 'ct_b'], 'ct_a、ct_b', 'a list'],
  ['benefit', { kind: 'cash-off', offFen: 5_000 }, '种类 满减，减 ¥50.00', 'parts with their names'],
  [
    'costBearers',
    [
      { bearer: 'mall', shareBp: 4_000 },
      { bearer: 'brand', shareBp: 6_000 },
    ],
    '承担方 商场，比例 40%；承担方 品牌，比例 60%',
    'a list of parts',
  ],
])('%s %j is read as "%s": %s', (field, value, text, _why) => {
  expect(changeText(field, value, NOW)).toBe(text);
});

test.each([
  ['staff', 'left', '已离职'],
  ['coupon', 'issued', '未使用'],
  ['invitation', 'open', '待接受'],
  ['month', 'open', '未锁账'],
  ['export', 'waiting', '待批准'],
  ['statement', 'issued', '待品牌确认'],
])('the state of a %s says its own words: %s is "%s"', (kind, state, text) => {
  expect(changeText('state', state, NOW, kind)).toBe(text);
});

test('a post is called as people call it', () => {
  expect(changeText('role', 'store-manager', NOW, 'invitation')).toBe('店长');
});

test('what an export takes away has the word of the exports’ page', () => {
  expect(changeText('kind', 'entries', NOW, 'export')).toBe('记账凭证');
  expect(changeText('kind', 'cash-off', NOW, 'template')).toBe('满减');
});
