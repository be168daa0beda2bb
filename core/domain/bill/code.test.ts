import { checkDigit } from '../check-digit';
import { BILL_CODES, billCode, readBillCode } from './code';

test.each([0, 1, 12_345_678_901, BILL_CODES - 1])('a code made of %p is fourteen digits and read back', random => {
  const code = billCode(random);
  expect(code).toMatch(/^91\d{12}$/);
  expect(readBillCode(code)).toBe(code);
  expect(readBillCode(` ${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}\n`)).toBe(code);
});

test('one wrong digit is never another bill', () => {
  const code = billCode(48_210_673_951);
  for (let at = 2; at < code.length; at += 1) {
    const other = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
    expect(readBillCode(other)).toBeUndefined();
  }
});

test('a digit more at either end is no bill, though it would check', () => {
  const code = billCode(48_210_673_951);
  expect([`0${code}`, code + checkDigit(code)].map(readBillCode)).toEqual([undefined, undefined]);
});

test.each([
  { text: '90482106739512345678', why: 'a member code' },
  { text: '134567890123456789', why: 'a payment code' },
  { text: '6901234567892', why: 'a barcode' },
  { text: 'https://example.com', why: 'an address' },
])('$why is no bill', ({ text }) => {
  expect(readBillCode(text)).toBeUndefined();
});
