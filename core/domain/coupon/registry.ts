/** Looks a rule up by its code; a stored configuration that names an unknown rule is broken and never falls back to anything. */
export const pick = <T>(rules: Readonly<Record<string, T>>, code: string, what: string): T => {
  const rule = Object.hasOwn(rules, code) ? rules[code] : undefined;
  if (!rule) throw new Error(`unknown ${what}: ${code}`);
  return rule;
};
