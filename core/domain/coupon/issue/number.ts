/** Crockford's 32: no I, L, O or U, so that nothing read aloud or copied by hand is taken for something else. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 32^12 is 2^60: among ten million coupons the chance that any two share a number is one in twenty thousand. */
const LENGTH = 12;
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The number of a coupon from a hash of its id: five bits of each of its first twelve bytes. */
export const couponNumberOf = (hash: Uint8Array): string =>
  Array.from(hash.subarray(0, LENGTH), byte => LETTERS[byte % LETTERS.length]).join('');

/** As it is read to each other: "7K3M 9QXR 2D4T". */
export const couponNumberText = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ');

/** What somebody typed or pasted, in any case, with or without gaps; undefined when it is no coupon's number. */
export const readCouponNumber = (text: string): string | undefined => {
  const letters = [...text.toUpperCase().replace(/[\s-]/g, '')].map(letter => MISREAD[letter] ?? letter);
  return letters.length === LENGTH && letters.every(letter => LETTERS.includes(letter)) ? letters.join('') : undefined;
};
