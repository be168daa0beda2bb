/** What the SDK offers and no case calls, with the reason. */
export const NOT_COVERED: Readonly<Record<string, string>> = {};
