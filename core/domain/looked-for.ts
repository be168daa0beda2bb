/** In one width and one case, however it was typed. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of what somebody looks for; none where nothing is typed. */
export const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/\s+/)
    .filter(word => word !== '');

/** Does every word (of `wordsOf`) occur somewhere in what a thing is called? */
export const isCalled = (names: readonly (string | undefined)[], words: readonly string[]): boolean => {
  const all = plain(names.filter(name => name !== undefined).join(' '));
  return words.every(word => all.includes(word));
};
