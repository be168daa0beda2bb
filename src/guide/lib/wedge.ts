/** A hand scanner types a character every few milliseconds, over a slow radio link every 50; nobody types eight digits so. */
export const BETWEEN_MS = 100;
/** Fewer characters are no code of any kind, and some fingers roll over a few keys. */
const SHORTEST = 8;

export type Key = { key: string; at: number };

/**
 * Tells a hand scanner from a person at the keyboard: a code is a run of keys in quick succession that Enter ends as
 * quickly. What is typed by hand never adds up to one, however long it is.
 */
export const createWedge = () => {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  /** @returns the code that this key has ended */
  return ({ key, at }: Key): string | undefined => {
    // Shift and its like come between the characters
    if (key.length !== 1 && key !== 'Enter') return undefined;
    if (at - lastAt > BETWEEN_MS) text = '';
    lastAt = at;
    if (key !== 'Enter') {
      text += key;
      return undefined;
    }
    const code = text;
    text = '';
    return code.length >= SHORTEST ? code : undefined;
  };
};
