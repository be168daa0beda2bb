import { maskCardNumber, maskName, maskPhone } from './mask';

test.each([
  { name: '林晓', masked: '林*', why: 'surname and one character' },
  { name: '林晓雨', masked: '林**', why: 'surname and two characters' },
  { name: '欧阳明', masked: '欧阳*', why: 'compound surname' },
  { name: '欧阳明月', masked: '欧阳**', why: 'compound surname and two characters' },
  { name: '欧阳', masked: '欧*', why: 'somebody of the surname 欧 named 阳' },
  { name: '林', masked: '*', why: 'nothing else would be hidden' },
  { name: '会员', masked: '会员', why: 'what everybody without a name is called hides nobody' },
  { name: '', masked: '*', why: 'no name at all' },
  { name: ' 林晓 ', masked: '林*', why: 'spaces around it are not part of a name' },
  { name: 'Alexandra', masked: 'A**', why: 'the length of a long name is not told' },
  { name: '𠮷田', masked: '𠮷*', why: 'a character outside the basic plane is one character' },
])('the name $name is shown as $masked: $why', ({ name, masked }) => {
  expect(maskName(name)).toBe(masked);
});

test.each([
  { phone: '13812341234', masked: '138****1234', why: 'the usual form' },
  { phone: '91234567', masked: '****67', why: 'eight digits of Hong Kong: too short to keep seven' },
  { phone: '12', masked: '****12', why: 'never an error' },
])('the phone number $phone is shown as $masked: $why', ({ phone, masked }) => {
  expect(maskPhone(phone)).toBe(masked);
});

test('a card number keeps four digits at both ends', () => {
  expect(maskCardNumber('800100020003')).toBe('8001****0003');
});
