/** Matches a list with these items in any order, where MongoDB promises none. */
export const inAnyOrder = (...items: unknown[]) => {
  const sorted = (list: unknown[]) =>
    list
      .map(item => JSON.stringify(item))
      .sort()
      .join();
  return {
    asymmetricMatch: (found: unknown) => Array.isArray(found) && sorted(found) === sorted(items),
    toString: () => `in any order ${JSON.stringify(items)}`,
  };
};
