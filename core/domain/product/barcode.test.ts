import { readBarcode } from './barcode';

test.each([
  { text: '6901234567892', is: '6901234567892', why: 'as it is printed' },
  { text: ' 6 901234 567892 ', is: '6901234567892', why: 'with the blanks that stand under the bars' },
  { text: '６９０１２３４５６７８９２', is: '6901234567892', why: 'typed in full-width digits' },
  { text: '036000291452', is: '0036000291452', why: 'a UPC-A, which leaves the first zero out' },
  { text: '6901234567893', is: undefined, why: 'a wrong check digit' },
  { text: '6901234567829', is: undefined, why: 'two digits swapped' },
  { text: '690123456789', is: undefined, why: 'a digit is missing' },
  { text: '90482106739512345678', is: undefined, why: 'a member code' },
  { text: '69012345678a2', is: undefined, why: 'a letter' },
  { text: '06901234567892', is: undefined, why: 'that of a whole box' },
  { text: '69012345678922', is: undefined, why: 'a digit more, with which it would check' },
  { text: '', is: undefined, why: 'nothing' },
])('a barcode: $why', ({ text, is }) => {
  expect(readBarcode(text)).toBe(is);
});
