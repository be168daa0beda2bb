/**
 * Does something long and says every ten seconds that it still goes on.
 * @template T
 * @param {string} line what is done
 * @param {(line: string) => void} say
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withProgress = async (line, say, work) => {
  const startedAt = Date.now();
  const timer = setInterval(() => say(`  … ${Math.round((Date.now() - startedAt) / 1000)} s`), 10_000);
  say(line);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
