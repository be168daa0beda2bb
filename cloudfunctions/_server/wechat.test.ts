import { wholeNumber } from './wechat';

test.each([
  {
    why: 'a number of the mainland is what the desk types',
    info: { purePhoneNumber: '15112345678', countryCode: '86' },
    number: '15112345678',
  },
  { why: 'the country as a number', info: { purePhoneNumber: '15112345678', countryCode: 86 }, number: '15112345678' },
  { why: 'the country with a plus', info: { purePhoneNumber: '15112345678', countryCode: '+86' }, number: '15112345678' },
  {
    why: 'the same digits in another country are another person',
    info: { purePhoneNumber: '15112345678', countryCode: '49' },
    number: '+4915112345678',
  },
  { why: 'nearby', info: { purePhoneNumber: '61234567', countryCode: '852' }, number: '+85261234567' },
])('$why', ({ info, number }) => {
  expect(wholeNumber(info)).toBe(number);
});

test('an answer without a country is none: whose number it is cannot be guessed', () => {
  expect(() => wholeNumber({ purePhoneNumber: '15112345678' } as never)).toThrow('no country');
});
