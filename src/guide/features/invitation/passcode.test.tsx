import { isPasscode, readPasscode } from './passcode';

test.each([
  ['ab12cd', 'AB12CD', 'small letters are meant as capitals'],
  ['AB1 2CD', 'AB12CD', 'the blank between the groups'],
  ['ＡＢ１２ＣＤ', 'AB12CD', 'full width of a Chinese keyboard'],
  ['IO12CD', '1012CD', 'I and O are never in one: she means 1 and 0'],
])('%j is read as %s (%s)', (typed, passcode) => {
  expect(readPasscode(typed)).toBe(passcode);
  expect(isPasscode(passcode)).toBe(true);
});

test.each([
  ['', 'nothing'],
  ['AB12C', 'too short'],
  ['AB12CDE', 'too long'],
])('%j is no passcode (%s)', typed => expect(isPasscode(readPasscode(typed))).toBe(false));
