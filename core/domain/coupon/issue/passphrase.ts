/** What somebody says, types or pastes to get a coupon: only letters and figures count, in one width and one case. */
export const normalSaid = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

const SHORTEST_PASSPHRASE = 2;
const LONGEST_PASSPHRASE = 20;

/** Is it, once normalised, long enough to be meant and short enough to be said? */
export const isPassphrase = (said: string): boolean => {
  const signs = [...said].length;
  return signs >= SHORTEST_PASSPHRASE && signs <= LONGEST_PASSPHRASE;
};

export const SHORTEST_CODE = 8;
export const LONGEST_CODE = 32;
const CODE = /^[0-9A-Z]+$/;

/** Can it, once normalised, be a code out of a file: long enough not to be guessed, no other letters than Latin ones? */
export const isExchangeCode = (said: string): boolean => CODE.test(said) && said.length >= SHORTEST_CODE && said.length <= LONGEST_CODE;
