import { isExchangeCode, isPassphrase, normalSaid } from './passphrase';

test.each([
  { why: 'spaces and marks of a pasted phrase', said: ' 「双11 快乐！」\n', is: '双11快乐' },
  { why: 'letters in either case', said: 'Spring-2026', is: 'SPRING2026' },
  { why: 'figures in full width', said: '１２３ａｂｃ', is: '123ABC' },
  { why: 'nothing but marks', said: '——!!', is: '' },
  { why: 'signs from outside of the basic plane', said: '🎉𠮷祥', is: '𠮷祥' },
])('what is said alike counts alike: $why', ({ said, is }) => {
  expect(normalSaid(said)).toBe(is);
  expect(normalSaid(normalSaid(said))).toBe(is);
});

test.each([
  { why: 'one sign is said by accident', said: '双', passphrase: false, code: false },
  { why: 'two signs', said: '双喜', passphrase: true, code: false },
  { why: 'signs are counted, not their halves', said: '𠮷', passphrase: false, code: false },
  { why: 'twenty signs', said: '福'.repeat(20), passphrase: true, code: false },
  { why: 'more than anybody says', said: '福'.repeat(21), passphrase: false, code: false },
  { why: 'seven signs can be guessed', said: 'ABCD123', passphrase: true, code: false },
  { why: 'eight', said: 'ABCD1234', passphrase: true, code: true },
  { why: 'thirty-two', said: 'A'.repeat(32), passphrase: false, code: true },
  { why: 'thirty-three', said: 'A'.repeat(33), passphrase: false, code: false },
  { why: 'letters that are not Latin', said: 'ABCD123É', passphrase: true, code: false },
])('passphrase or code: $why', ({ said, passphrase, code }) => {
  expect([isPassphrase(said), isExchangeCode(said)]).toEqual([passphrase, code]);
});
