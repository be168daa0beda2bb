import { couponNumberOf, couponNumberText, readCouponNumber } from './number';

test('five bits of each of the first twelve bytes make the twelve characters', () => {
  expect(couponNumberOf(Uint8Array.from([0, 10, 31, 32, 63, 255, 18, 19, 22, 27, 28, 1, 7, 7]))).toBe('0AZ0ZZJKPVW1');
});

test('it is read in groups of four', () => expect(couponNumberText('7K3M9QXR2D4T')).toBe('7K3M 9QXR 2D4T'));

test.each<[string, string | undefined, string]>([
  ['7K3M 9QXR 2D4T', '7K3M9QXR2D4T', 'as it stands on the screen'],
  [' 7k3m-9qxr-2d4t ', '7K3M9QXR2D4T', 'typed in small letters with dashes'],
  ['oil0 9qxr 2d4t', '01109QXR2D4T', 'letters that are taken for digits'],
  ['7K3M 9QXR 2D4', undefined, 'one character short'],
  ['7K3M 9QXR 2D4T8', undefined, 'one too many'],
  ['7K3M 9QXR 2D4U', undefined, 'a letter that no number has'],
  ['cp_autumn_01JD_1', undefined, 'an id is no number'],
])('%s is read as %s (%s)', (text, number, _why) => expect(readCouponNumber(text)).toBe(number));
