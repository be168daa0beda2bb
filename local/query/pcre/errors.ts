import { mongoError, unsupported } from '../../wire/errors';

/** MongoDB's error for a pattern that PCRE does not take, with PCRE's words. */
export const invalid = (why: string) => mongoError(51091, `Regular expression is invalid: ${why}`);

/** What PCRE takes and this runtime does not. */
export const notHere = (what: string) => unsupported(`${what} in a regular expression`);
